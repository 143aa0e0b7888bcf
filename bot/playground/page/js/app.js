/** Puts the page together: who is here, two columns, the river between them, and what is remembered. */

import { call } from "./api.js";
import { Client } from "./client.js";
import { Column } from "./column.js";
import { closePopup } from "./popup.js";
import { fill, h, icon, iconButton, label } from "./dom.js";
import { Flights, fly } from "./flight.js";
import { language, LANGUAGES, onLanguage, startLanguage, t, useLanguage } from "./i18n.js";
import { keepTimesFresh } from "./markup.js";
import { Panel } from "./panel.js";
import { applyTheme, remember, remembered } from "./preferences.js";
import { Status } from "./status.js";

const THEMES = ["auto", "light", "dark"];
const SIDES = ["left", "right"];

/** The session as the page uses it: everything on this page's own origin. */
function worldOf(session) {
  const { origin } = window.location;
  const path = (address) => new URL(address, origin).pathname.replace(/\/$/, "");
  const channels = new Map(session.guilds.flatMap((guild) => guild.channels.map((channel) => [channel.id, { ...channel, guildId: guild.id }])));
  const users = session.users.map((user) => ({ ...user, guilds: user.guilds.map((guild) => guild.id ?? guild) }));
  return { ...session, languages: session.languages ?? {}, origin, channels, users, api: origin + path(session.api), control: origin + path(session.control), gateway: origin.replace(/^http/, "ws") + path(session.gateway) };
}

class App {
  constructor(session) {
    this.world = worldOf(session);
    this.clients = new Map();
    this.uses = new Map();
    this.columns = [];
    this.flights = new Flights();
    this.status = new Status(this);
    this.unread = new Set();
    this.#build();
    const places = this.#places();
    for (const [index, side] of SIDES.entries()) this.#addColumn(side, places[index]);
    this.status.show();
    this.tabs[0].setAttribute("aria-selected", "true");
    onLanguage(() => this.status.show());
  }

  /** Where each column starts: as remembered if that still exists, else English left and Chinese right. */
  #places() {
    const { guilds, users } = this.world;
    const all = [...this.world.channels.values()];
    const english = all.find((c) => c.language === "en") ?? all[0];
    const chinese = all.find((c) => c.language?.startsWith("zh")) ?? all.find((c) => c.guildId !== english.guildId) ?? all.at(-1);
    const kept = remembered("places") ?? [];
    const taken = new Set();
    return [english, chinese].map((channel, index) => {
      const wanted = kept[index];
      const place = wanted && guilds.some((g) => g.id === wanted.guildId) ? wanted : { guildId: channel.guildId, channelId: channel.id };
      if (!this.world.channels.has(place.channelId)) place.channelId = guilds.find((g) => g.id === place.guildId).channels[0].id;
      const people = users.filter((u) => u.guilds.includes(place.guildId));
      const native = people.filter((u) => u.locale?.startsWith("zh") === (index === 1) && !taken.has(u.id));
      const user = people.find((u) => u.id === place.userId) ?? native[0] ?? people[0];
      taken.add(user.id);
      return { ...place, userId: user.id };
    });
  }

  #build() {
    const root = document.getElementById("app");
    this.panel = new Panel(this);
    this.panelButton = h("button", { type: "button", class: "head-button panel-button", "aria-expanded": "false", "aria-controls": "panel", "t:aria-label": "panel", on: { click: () => this.panel.toggle() } }, icon("gear"), h("span", { t: "panel" }));
    this.themeButton = iconButton("theme", "theme", () => this.#nextTheme(), { class: "head-button icon-only" });
    this.languages = h(
      "select",
      { class: "head-button", "t:aria-label": "language", on: { change: (event) => useLanguage(event.target.value) } },
      Object.entries(LANGUAGES).map(([tag, name]) => h("option", { value: tag, lang: tag, selected: tag === language() }, name)),
    );
    this.tabs = SIDES.map((side, index) => h("button", { type: "button", role: "tab", class: "tab", id: `tab-${side}`, "aria-controls": `column-${side}`, "aria-selected": "false", on: { click: () => this.#showTab(index), keydown: (event) => this.#tabKey(event, index) } }));
    this.stage = h("main", { class: "stage" });
    fill(
      root,
      h("a", { class: "skip", href: "#", t: "skip", on: { click: (event) => this.#skip(event) } }),
      h(
        "header",
        { class: "head" },
        h("img", { class: "logo", src: "logo.svg", alt: "", width: "40", height: "40" }),
        h("div", { class: "brand" }, h("h1", {}, h("span", { class: "brand-name" }, "Magpie"), " ", h("span", { class: "brand-zh", t: "magpie-bridge" })), h("p", { class: "tagline", t: "tagline" })),
        h("div", { class: "head-tools" }, this.panelButton, this.themeButton, this.languages),
      ),
      h("div", { class: "tabs", role: "tablist", "t:aria-label": "sides" }, this.tabs),
      this.stage,
      this.panel.element,
      this.status.element,
      h("div", { id: "notices", role: "status", "aria-live": "assertive" }),
    );
    this.#showTheme(remembered("theme", "auto"));
    onLanguage(() => this.#showTheme(remembered("theme", "auto")));
    this.stage.addEventListener("scroll", () => this.#swiped(), { passive: true });
    this.stage.addEventListener("scroll", closePopup, { passive: true });
  }

  #skip(event) {
    event.preventDefault();
    this.columns[Math.max(0, this.#narrow() ? this.shown : 0)].composer.focus();
  }

  #addColumn(side, place) {
    const column = new Column({ app: this, side, ...place });
    this.columns.push(column);
    if (this.columns.length === 2) this.stage.append(h("div", { class: "river", id: "river", "aria-hidden": "true" }, h("span", { class: "stars" })));
    this.stage.append(column.element);
    this.tabChanged(column);
  }

  /** The one client of a person, made when first needed. */
  clientFor(userId) {
    if (!this.clients.has(userId)) {
      const user = this.world.users.find((u) => u.id === userId);
      const client = new Client(this.world, user);
      client.on("state", () => client.gateway.state === "refused" && this.#startOver());
      this.clients.set(userId, client);
    }
    this.uses.set(userId, (this.uses.get(userId) ?? 0) + 1);
    return this.clients.get(userId);
  }

  release(client) {
    const left = (this.uses.get(client.user.id) ?? 1) - 1;
    this.uses.set(client.user.id, left);
    if (left > 0) return;
    client.close();
    this.clients.delete(client.user.id);
  }

  /** A refused token means that the playground was started anew: then the page starts anew as well. */
  async #startOver() {
    const session = await call("/playground/session").catch(() => null);
    if (session && session.users.every((u) => this.world.users.some((old) => old.token === u.token))) return;
    if (session) window.location.reload();
  }

  remember() {
    if (this.columns.length < 2) return;
    remember("places", this.columns.map((c) => ({ guildId: c.guildId, channelId: c.channelId, userId: c.client.user.id })));
  }

  /** Called for each message that comes in live. */
  arrived(column, message) {
    const time = this.flights.arrived(column.side, message);
    if (time !== null) {
      column.client.change(message.channel_id, message.id, { arrived: time });
      fly(column.side);
    }
    const index = this.columns.indexOf(column);
    if (this.#narrow() && index !== this.shown) {
      this.unread.add(column.side);
      this.tabChanged(column);
    }
  }

  /** Follows a link to a channel or message of this Discord. */
  follow(from, channelId, messageId) {
    const guildId = from.client.guildOf(channelId)?.id ?? this.world.channels.get(channelId)?.guildId;
    const column = from.guildId === guildId ? from : this.columns.find((c) => c.guildId === guildId);
    if (!column) return;
    this.#showTab(this.columns.indexOf(column));
    column.goTo(channelId, messageId);
  }

  #narrow() {
    return matchMedia("(max-width: 759px)").matches;
  }

  tabChanged(column) {
    const index = SIDES.indexOf(column.side);
    const tab = this.tabs[index];
    const unread = this.unread.has(column.side);
    fill(tab, h("span", {}, column.guild.name), h("span", { class: "tab-channel" }, `#${column.channel?.name ?? ""}`), unread && h("span", { class: "unread", role: "img", "aria-label": t("unread") }));
  }

  #showTab(index) {
    if (!this.#narrow()) return;
    const column = this.columns[index];
    this.stage.scrollTo({ left: column.element.offsetLeft, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    this.#seen(index);
  }

  #tabKey(event, index) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const next = 1 - index;
    this.#showTab(next);
    this.tabs[next].focus();
  }

  get shown() {
    const middle = this.stage.scrollLeft + this.stage.clientWidth / 2;
    return this.columns.findIndex((c) => c.element.offsetLeft + c.element.offsetWidth > middle);
  }

  #swiped() {
    if (this.#narrow() && this.columns.length === 2) this.#seen(Math.max(0, this.shown));
  }

  #seen(index) {
    this.tabs.forEach((tab, i) => tab.setAttribute("aria-selected", String(i === index)));
    if (this.unread.delete(this.columns[index].side)) this.tabChanged(this.columns[index]);
  }

  #nextTheme() {
    const next = THEMES[(THEMES.indexOf(remembered("theme", "auto")) + 1) % THEMES.length];
    remember("theme", next);
    this.#showTheme(next);
  }

  #showTheme(theme) {
    applyTheme(theme);
    const name = ["theme-is", { theme: t(`theme-${theme}`) }];
    label(this.themeButton, name, "aria-label");
    label(this.themeButton, name, "title");
  }
}

async function start() {
  applyTheme(remembered("theme", "auto"));
  await startLanguage();
  const splash = document.getElementById("splash");
  for (;;) {
    try {
      const session = await call("/playground/session");
      window.magpie = new App(session);
      keepTimesFresh();
      return;
    } catch (error) {
      if (splash) fill(splash, h("p", { t: "no-server" }));
      console.warn("No session yet:", error.message);
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  }
}

start();
