/** The honest line at the bottom: the connection, the bot, and where translations come from. */

import { fill, h } from "./dom.js";
import { listed, t } from "./i18n.js";

const HERE = new Set(["memory", "gloss"]);
const NAMED = new Set(["memory", "gloss", "google"]);

/** The sentence about the engines that are on. */
function enginesText(engines) {
  if (!engines?.length) return t("engines-none");
  const names = engines.map((name) => (NAMED.has(name) ? t(`engine-${name}`) : name));
  const list = listed(names);
  return t(engines.every((name) => HERE.has(name)) ? "engines-here" : "engines", { list });
}

export class Status {
  constructor(app) {
    this.app = app;
    this.element = h("footer", { class: "status", role: "contentinfo" });
    this.live = h("span", { class: "status-part", role: "status" });
    this.bot = h("span", { class: "status-part", role: "status" });
    this.engines = h("span", { class: "status-part engines" });
    this.element.append(this.live, this.bot, this.engines);
  }

  get botOnline() {
    const { bot } = this.app.world;
    for (const client of this.app.clients.values()) {
      const status = client.presences.get(bot.id);
      if (status) return status !== "offline";
    }
    return false;
  }

  show() {
    const clients = [...this.app.clients.values()];
    const worst = ["refused", "waiting", "connecting"].find((state) => clients.some((c) => c.gateway.state === state)) ?? "online";
    const lamp = (kind) => h("span", { class: `lamp ${kind}`, "aria-hidden": "true" });
    const names = listed([...new Set(clients.map((c) => c.user.name))]);
    set(this.live, lamp(worst === "online" ? "good" : "bad"), h("span", {}, t(`connection-${worst}`, { names })));
    const online = this.botOnline;
    if (!online) this.app.flights.clear();
    set(this.bot, lamp(online ? "good" : "bad"), h("span", {}, t(online ? "bot-online" : "bot-offline")));
    const { engines } = this.app.world;
    const here = engines?.length && engines.every((name) => HERE.has(name));
    set(this.engines, h("span", {}, enginesText(engines)), here && [" ", h("span", { class: "engines-more" }, `${t("engines-more")} `, h("code", {}, "make demo ENGINES=memory,google,gloss"))]);
  }
}

/** Rewrites a part only when it changed, so that screen readers are not told twice. */
function set(element, ...children) {
  const next = h("span", {}, children);
  if (element.textContent !== next.textContent || element.childElementCount === 0) fill(element, ...next.childNodes);
}
