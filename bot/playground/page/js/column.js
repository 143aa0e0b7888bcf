/** One side of the bridge: a community, a channel of it, and the person one speaks as there. */

import { Actions } from "./actions.js";
import { inWords } from "./api.js";
import { avatar, guildIcon } from "./avatar.js";
import { Composer } from "./composer.js";
import { notice } from "./dialog.js";
import { fill, h, icon, iconButton, label } from "./dom.js";
import { Dropdown } from "./dropdown.js";
import { Forum } from "./forum.js";
import { languageName, LANGUAGES, listed, onLanguage, t } from "./i18n.js";
import { onContext } from "./menu.js";
import { openModal } from "./modal.js";
import { authorName } from "./message.js";
import { VIEW_CHANNEL } from "./permissions.js";
import { showPins } from "./sharing.js";
import { ThreadBar } from "./threadbar.js";
import { Timeline } from "./timeline.js";
import { Welcome } from "./welcome.js";

const SHOWN_TYPES = new Set([0, 2, 5, 10, 11, 12, 15]);
const FORUM = 15;
const ICONS = { 2: "voice", 5: "news", 10: "thread", 11: "thread", 12: "thread", 15: "forum" };
const TYPING_FOR = 9000;
const MOST_PAGES = 12;
const MOST_SELECTED = 100;

export class Column {
  constructor({ app, side, guildId, channelId, userId }) {
    Object.assign(this, { app, side, guildId, channelId });
    this.selecting = false;
    this.selected = new Set();
    this.typists = new Map();
    this.world = app.world;
    this.actions = new Actions(this);
    this.timeline = new Timeline(this);
    this.composer = new Composer(this);
    this.composer.onSend = (sending) => app.flights.sent({ ...sending, side });
    this.welcome = new Welcome(this);
    this.forum = new Forum(this);
    this.threadBar = new ThreadBar(this);
    this.#build();
    this.speakAs(userId);
    onLanguage(() => this.refresh());
  }

  #build() {
    this.guildFace = h("span", { class: "guild-face" });
    this.guildName = h("p", { class: "guild-name" });
    this.channelPicker = new Dropdown({ label: t("channel"), options: [], className: "quiet", onChoose: (id) => this.goTo(id) });
    this.personPicker = new Dropdown({ label: t("speak-as"), options: [], className: "person", onChoose: (id) => this.speakAs(id) });
    this.pinsButton = iconButton("pin", "pins", () => showPins(this));
    this.typing = h("p", { class: "typing", "aria-live": "polite" });
    this.selectBar = h("div", { class: "select-bar", hidden: true });
    this.element = h(
      "section",
      { class: `column ${this.side}`, id: `column-${this.side}`, data: { side: this.side } },
      h("header", { class: "column-head" }, this.guildFace, h("div", { class: "place" }, this.guildName, this.channelPicker.element), this.pinsButton, h("div", { class: "speaker" }, h("span", { class: "speaker-label", t: "speak-as" }), this.personPicker.element)),
      this.threadBar.element,
      this.forum.element,
      this.timeline.element,
      this.welcome.element,
      this.selectBar,
      this.composer.element,
      this.typing,
    );
    const { scroller } = this.timeline;
    scroller.addEventListener("click", (event) => this.#clicked(event));
    this.forum.element.addEventListener("click", (event) => this.#clicked(event));
    onContext(scroller, (target, point) => this.#context(target, point));
    this.element.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      this.element.classList.add("dropping");
    });
    this.element.addEventListener("dragleave", (event) => {
      if (!this.element.contains(event.relatedTarget)) this.element.classList.remove("dropping");
    });
    this.element.addEventListener("drop", (event) => {
      this.element.classList.remove("dropping");
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      this.composer.addFiles([...event.dataTransfer.files]);
    });
  }

  get guild() {
    return this.client.guilds.get(this.guildId) ?? this.world.guilds.find((g) => g.id === this.guildId);
  }

  get channel() {
    return this.client.channel(this.channelId) ?? this.world.channels.get(this.channelId);
  }

  /** The written language of the channel, for glyphs and line breaks. */
  get language() {
    const { languages } = this.world;
    return languages[this.channelId] ?? languages[this.channel?.parent_id] ?? "en";
  }

  get log() {
    return this.client.log(this.channelId).list;
  }

  /** Takes another person's eyes and voice in this column. */
  speakAs(userId) {
    const previous = this.client;
    this.client = this.app.clientFor(userId);
    for (const stop of this.stops ?? []) stop();
    this.stops = [
      this.client.on("messages", (change) => change.channelId === this.channelId && this.#changed(change)),
      this.client.on("guild", (id) => id === this.guildId && this.#guildChanged()),
      this.client.on("thread", (thread) => thread.parent_id === this.channelId && this.#showKind()),
      this.client.on("typing", (data) => this.#typing(data)),
      this.client.on("state", () => this.app.status.show()),
      this.client.on("presence", () => this.app.status.show()),
      this.client.interactions.on("modal", (modal) => (modal.channel_id ?? this.channelId) === this.channelId && openModal(modal, this)),
    ];
    if (previous && previous !== this.client) this.app.release(previous);
    this.app.remember();
    this.app.status.show();
    this.open();
    this.#leaveHidden();
  }

  /** Shows the current channel with what is known of it, and fetches what is not. */
  open() {
    this.timeline.stuck = true;
    this.stopSelecting();
    this.typists.clear();
    this.refresh();
    if (this.channel?.type === FORUM) return;
    if (!this.client.log(this.channelId).loaded) this.client.load(this.channelId).catch((error) => this.#loadFailed(error));
  }

  #loadFailed(error) {
    fill(this.timeline.intro, h("p", { class: "note error", role: "alert" }, inWords(error), " ", h("button", { type: "button", class: "text-button", t: "retry", on: { click: () => this.open() } })));
  }

  /** Draws the column anew, after its language, person, channel or community changed. */
  refresh() {
    this.#head();
    label(this.timeline.scroller, ["messages-in", { channel: this.channel?.name ?? "" }], "aria-label");
    this.element.setAttribute("aria-label", `${this.guild.name} — #${this.channel?.name ?? ""}`);
    this.#intro();
    this.timeline.draw();
    this.composer.refresh();
    this.welcome.show();
    this.#showKind();
    this.app.tabChanged(this);
  }

  /** A forum shows its posts where another channel has its messages. */
  #showKind() {
    const forum = this.channel?.type === FORUM;
    this.forum.show(forum);
    this.threadBar.show();
    this.pinsButton.hidden = forum;
    this.timeline.element.hidden = forum;
    this.composer.element.hidden = forum;
    this.typing.hidden = forum;
  }

  #intro() {
    const { loaded, complete } = this.client.log(this.channelId);
    const name = this.channel?.name ?? "";
    if (!loaded) fill(this.timeline.intro, h("p", { class: "note", t: "loading" }));
    else if (!complete) fill(this.timeline.intro, h("button", { type: "button", class: "text-button", t: "older", on: { click: () => this.older() } }));
    else fill(this.timeline.intro, h("div", { class: "intro-mark", "aria-hidden": "true" }, icon(ICONS[this.channel?.type] ?? "hash")), h("h2", { t: [this.#isThread(this.channel) ? "intro-thread" : "intro-title", { channel: name }] }), h("p", { t: `intro-${this.language}` }));
  }

  #head() {
    const { guild } = this;
    fill(this.guildFace, guildIcon(guild));
    this.guildName.textContent = guild.name;
    const known = this.client.guilds.get(this.guildId);
    const channels = (known?.channels ?? this.world.guilds.find((g) => g.id === this.guildId)?.channels ?? [])
      .filter((c) => c.type === undefined || (SHOWN_TYPES.has(c.type) && (this.#isThread(c) || !known?.members.length || this.client.may(VIEW_CHANNEL, c.id))))
      .sort((a, b) => (a.position ?? 99) - (b.position ?? 99) || (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    this.channelPicker.set({
      label: t("channel"),
      values: [this.channelId],
      options: channels.map((c) => {
        const language = this.world.languages[c.id];
        return { value: c.id, label: c.name, description: this.#isThread(c) ? t("thread") : (LANGUAGES[language] ?? undefined), picture: () => h("span", { class: "option-icon" }, icon(ICONS[c.type] ?? "hash")) };
      }),
    });
    this.personPicker.set({
      label: t("speak-as"),
      values: [this.client.user.id],
      options: this.world.users
        .filter((user) => user.guilds.includes(this.guildId))
        .map((user) => ({ value: user.id, label: user.name, description: t("reads-in", { language: languageName(user.locale) }), picture: () => avatar(this.world, this.#userObject(user), user.name, "avatar small") })),
    });
  }

  #isThread(channel) {
    return channel?.type >= 10 && channel.type <= 12;
  }

  #userObject(user) {
    return this.client.member(this.guildId, user.id)?.user ?? user;
  }

  #guildChanged() {
    this.#head();
    this.#leaveHidden();
    this.composer.refresh();
    this.#showKind();
    this.app.status.show();
  }

  #changed({ kind, message, was, isNew, ids }) {
    if (kind === "put") {
      const ours = message.author.id === this.client.user.id;
      this.timeline.put(message, was, { isNew, own: isNew && ours });
      if (isNew && !message.local) {
        this.typists.delete(message.author.id);
        this.#showTypists();
        this.app.arrived(this, message);
      }
    } else if (kind === "remove") {
      this.timeline.remove(ids);
      for (const id of ids) this.selected.delete(id);
      if (this.selecting) this.#showSelectBar();
    } else {
      this.#intro();
      this.timeline.draw({ keepPlace: kind === "older" });
    }
  }

  /** Goes to the first channel when the current one is gone or hidden from this person. */
  #leaveHidden() {
    const guild = this.client.guilds.get(this.guildId);
    if (!guild?.members.length) return;
    const { channel } = this;
    const visible = this.client.channel(this.channelId) && (this.#isThread(channel) || this.client.may(VIEW_CHANNEL, this.channelId));
    const first = this.channelPicker.options[0]?.value;
    if (!visible && first && first !== this.channelId) this.goTo(first);
  }

  older() {
    const log = this.client.log(this.channelId);
    if (log.loaded && !log.complete && !log.loading) this.client.load(this.channelId, { older: true }).catch(() => {});
  }

  /** Switches to a channel of this community, or to a message in it. */
  async goTo(channelId, messageId = null) {
    if (channelId !== this.channelId) {
      await this.client.learn(channelId).catch(() => {});
      this.channelId = channelId;
      this.app.remember();
      this.open();
    }
    if (!messageId) return;
    await this.client.load(this.channelId).catch(() => {});
    for (let page = 0; page < MOST_PAGES && !this.client.find(channelId, messageId) && !this.client.log(channelId).complete; page += 1)
      await this.client.load(channelId, { older: true }).catch(() => {});
    if (!this.timeline.reveal(messageId)) notice(t("message-gone"));
  }

  openMenuOf(id, anchor) {
    const message = this.client.find(this.channelId, id);
    if (message) this.actions.menu(message, anchor);
  }

  #clicked(event) {
    const { target } = event;
    const link = target.closest("a[data-channel]");
    if (link) {
      event.preventDefault();
      this.app.follow(this, link.dataset.channel, link.dataset.message || null);
      return;
    }
    const jump = target.closest("[data-jump]");
    if (jump?.dataset.jump) {
      this.goTo(this.channelId, jump.dataset.jump);
      return;
    }
    const command = target.closest("[data-command]");
    if (command) {
      this.composer.openNamed(command.dataset.command);
      return;
    }
    const person = target.closest("[data-author], [data-user]");
    if (person) this.#personMenu(person, person);
  }

  #personMenu(element, anchor) {
    const id = element.dataset.user;
    const message = this.client.find(this.channelId, element.closest(".message").dataset.id);
    const user = id ? (this.client.member(this.guildId, id)?.user ?? message.mentions?.find((u) => u.id === id)) : message.author;
    if (user) this.actions.userMenu(user, anchor, id ? this.client.nameOf(this.guildId, user) : authorName(message, this));
  }

  #context(target, point) {
    const message = target.closest?.(".message");
    if (!message || target.closest("a, input")) return false;
    const person = target.closest("[data-author], [data-user]");
    if (person) this.#personMenu(person, point);
    else this.openMenuOf(message.dataset.id, point.x || point.y ? point : message);
    return true;
  }

  #typing({ channel_id: channelId, user_id: userId }) {
    if (channelId !== this.channelId || userId === this.client.user.id) return;
    clearTimeout(this.typists.get(userId));
    this.typists.set(
      userId,
      setTimeout(() => {
        this.typists.delete(userId);
        this.#showTypists();
      }, TYPING_FOR),
    );
    this.#showTypists();
  }

  #showTypists() {
    const names = [...this.typists.keys()].map((id) => this.client.nameOf(this.guildId, this.client.member(this.guildId, id)?.user ?? { id }));
    this.typing.textContent = names.length ? t(names.length > 2 ? "typing-many" : "typing", { names: listed(names), count: names.length }) : "";
  }

  startSelecting(id) {
    this.selecting = true;
    this.selected = new Set([id]);
    this.#showSelectBar();
    this.timeline.draw({ keepPlace: true });
  }

  stopSelecting() {
    const was = this.selecting;
    this.selecting = false;
    this.selected.clear();
    this.selectBar.hidden = true;
    if (was) this.timeline.draw({ keepPlace: true });
  }

  select(id, on) {
    if (on && this.selected.size < MOST_SELECTED) this.selected.add(id);
    else this.selected.delete(id);
    this.#showSelectBar();
  }

  #showSelectBar() {
    this.selectBar.hidden = false;
    const remove = async () => (await this.actions.removeMany([...this.selected])) && this.stopSelecting();
    fill(
      this.selectBar,
      h("span", { role: "status", t: ["selected", { count: this.selected.size }] }),
      h("button", { type: "button", class: "component-button danger", t: "delete", disabled: this.selected.size === 0, on: { click: remove } }),
      iconButton("close", "cancel", () => this.stopSelecting()),
    );
  }
}
