/** Where a message is written: text, files, replies, edits, mentions and slash commands. */

import { inWords, snowflake } from "./api.js";
import { channels as channelChoices, emojis, people } from "./choices.js";
import { CommandForm, flatCommands, matching } from "./commands.js";
import { notice } from "./dialog.js";
import { fill, h, icon, iconButton, label } from "./dom.js";
import { nearest, size, t } from "./i18n.js";
import { openMenu } from "./menu.js";
import { authorName, preview } from "./message.js";
import { makePoll } from "./poll.js";
import { pickSticker, startThread } from "./sharing.js";
import { Suggestions } from "./suggest.js";

const LIMIT = 2000;
const WARN_AT = 1800;
const FILES = 10;
const FILE_SIZE = 10 * 1024 * 1024;
const TYPING_EVERY = 8000;
const SHOWN = 20;
const HOLDS_THREADS = new Set([0, 5]);

export class Composer {
  constructor(column) {
    this.column = column;
    this.files = [];
    this.names = new Map();
    this.reply = null;
    this.editing = null;
    this.typedAt = 0;
    this.#build();
  }

  #build() {
    this.text = h("textarea", { class: "composer-text", rows: "1", role: "combobox", on: { input: () => this.#changed(), keydown: (event) => this.#key(event), paste: (event) => this.#pasted(event) } });
    this.suggestions = new Suggestions(this.text, { label: "suggestions" });
    this.bar = h("div", { class: "composer-bar", hidden: true });
    this.chips = h("ul", { class: "chips", "t:aria-label": "files-to-send", hidden: true });
    this.counter = h("span", { class: "counter", role: "status", hidden: true });
    this.picker = h("input", { type: "file", multiple: true, hidden: true, on: { change: () => this.addFiles([...this.picker.files]) } });
    this.box = h(
      "div",
      { class: "composer-box" },
      iconButton("clip", "attach", () => this.picker.click()),
      iconButton("plus", "add-more", (event) => this.#more(event.currentTarget)),
      iconButton("slash", "commands", () => this.#startCommand()),
      this.text,
      this.counter,
      iconButton("send", "send", () => this.submit(), { class: "icon-button send" }),
      this.picker,
    );
    this.element = h("div", { class: "composer" }, this.suggestions.element, this.bar, this.chips, this.box);
    this.text.addEventListener("blur", () => setTimeout(() => this.suggestions.hide(), 120));
    this.text.addEventListener("focus", () => this.#suggest());
  }

  /** Follows the channel and the person of the column. */
  refresh() {
    const channel = this.column.channel;
    if (!channel) return;
    label(this.text, ["write-to", { channel: channel.name }], "placeholder");
    label(this.text, ["write-to", { channel: channel.name }], "aria-label");
    this.text.lang = this.column.language;
    if (this.form) this.form.close();
    this.#showBar();
  }

  focus() {
    if (this.form) this.form.focus();
    else this.text.focus();
  }

  replyTo(message) {
    this.#stopEditing();
    this.reply = message;
    this.#showBar();
    this.focus();
  }

  edit(message) {
    this.reply = null;
    this.editing = message;
    this.text.value = message.content;
    this.#showBar();
    this.#changed();
    this.focus();
    this.text.setSelectionRange(this.text.value.length, this.text.value.length);
  }

  #stopEditing() {
    if (this.editing) this.text.value = "";
    this.editing = null;
  }

  #cancel() {
    this.#stopEditing();
    this.reply = null;
    this.#showBar();
    this.#changed();
  }

  #showBar() {
    const target = this.editing ?? this.reply;
    this.bar.hidden = !target;
    if (!target) return;
    const text = this.editing ? h("span", { t: "editing" }) : h("span", { t: ["replying-to", { name: authorName(target, this.column) }] });
    fill(this.bar, icon(this.editing ? "edit" : "reply"), h("span", { class: "bar-text" }, text, h("span", { class: "bar-preview" }, preview(target, this.column))), iconButton("close", "cancel", () => this.#cancel()));
  }

  addFiles(files) {
    for (const file of files) {
      if (this.files.length >= FILES) notice(t("too-many-files", { count: FILES }));
      else if (file.size > FILE_SIZE) notice(t("file-too-large", { name: file.name, limit: size(FILE_SIZE) }));
      else this.files.push(file);
    }
    this.picker.value = "";
    this.#showChips();
    this.focus();
  }

  #showChips() {
    this.chips.hidden = !this.files.length;
    fill(
      this.chips,
      this.files.map((file, index) => {
        const remove = () => {
          this.files.splice(index, 1);
          this.#showChips();
          this.focus();
        };
        return h("li", { class: "chip" }, icon("file"), h("span", { class: "chip-name" }, file.name), h("span", { class: "chip-size" }, size(file.size)), iconButton("close", ["remove-file", { name: file.name }], remove));
      }),
    );
  }

  #pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.addFiles(files);
  }

  #changed() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, 200)}px`;
    const length = this.#content().length;
    this.counter.hidden = length < WARN_AT;
    this.counter.textContent = String(LIMIT - length);
    this.counter.classList.toggle("over", length > LIMIT);
    if (this.text.value && !this.editing && !this.text.value.startsWith("/") && Date.now() - this.typedAt > TYPING_EVERY) {
      this.typedAt = Date.now();
      this.column.client.api.call("POST", `/channels/${this.column.channelId}/typing`).catch(() => {});
    }
    this.#suggest();
  }

  /** The text with names turned into mentions, chosen from the list or typed. */
  #content() {
    let content = this.text.value.trim();
    const known = people(this.column.client, this.column.guildId).map(({ label: name, value }) => [`@${name}`, `<@${value}>`]);
    for (const [name, mention] of [...new Map([...known, ...this.names])].sort((a, b) => b[0].length - a[0].length)) content = content.replaceAll(name, mention);
    return content;
  }

  async #suggest() {
    const { value, selectionStart: caret } = this.text;
    const before = value.slice(0, caret);
    if (!this.editing && before.startsWith("/") && !before.includes("\n")) {
      await this.#suggestCommands(before.slice(1));
      return;
    }
    const match = /(?:^|\s)([@#:])([^\s@#:]{0,32})$/.exec(before);
    if (!match) {
      this.suggestions.hide();
      return;
    }
    const [, sign, typed] = match;
    const { client, guildId } = this.column;
    if (sign === ":" && !typed) {
      this.suggestions.hide();
      return;
    }
    const all = { "@": people, "#": channelChoices, ":": emojis }[sign](client, guildId);
    const wanted = typed.toLowerCase();
    const found = all.filter((o) => o.label.toLowerCase().includes(wanted) || o.description?.toLowerCase().includes(wanted)).slice(0, SHOWN);
    this.suggestions.show(
      found.map((option) => ({
        ...option,
        choose: () => {
          const name = sign === ":" ? option.label : sign + option.label;
          this.names.set(name, { "@": `<@${option.value}>`, "#": `<#${option.value}>`, ":": option.value }[sign]);
          this.text.setRangeText(`${name} `, caret - typed.length - 1, caret, "end");
          this.#changed();
        },
      })),
    );
  }

  async #suggestCommands(typed) {
    const { client, guildId } = this.column;
    const flat = flatCommands(await client.interactions.commands(guildId), client.user.locale);
    if (!this.text.value.startsWith("/")) return;
    const found = matching(flat, typed).slice(0, SHOWN);
    if (!found.length && !typed) {
      this.suggestions.show([{ label: t("no-commands"), choose: () => {} }]);
      return;
    }
    this.suggestions.show(
      found.map((entry) => ({ label: `/${entry.name}`, description: entry.description, choose: () => this.openCommand(entry) })),
      t("commands-heading"),
      nearest(client.user.locale),
    );
  }

  insertMention(user, name) {
    this.names.set(`@${name}`, `<@${user.id}>`);
    this.text.setRangeText(`@${name} `, this.text.selectionStart, this.text.selectionEnd, "end");
    this.focus();
    this.#changed();
  }

  /** What can be sent besides text and files. */
  #more(anchor) {
    const { column } = this;
    const holdsThreads = HOLDS_THREADS.has(column.channel?.type ?? 0);
    const entries = [
      { text: t("poll-new"), icon: "poll", run: () => makePoll(column) },
      { text: t("sticker-send"), icon: "sticker", run: () => pickSticker(column, anchor) },
      holdsThreads && { text: t("create-thread"), icon: "thread", run: () => startThread(column) },
    ];
    openMenu(anchor, entries.filter(Boolean), t("add-more"));
  }

  #startCommand() {
    this.#cancel();
    this.text.value = "/";
    this.text.focus();
    this.#changed();
  }

  /** Opens the form of the command of this name, as a click on a command mention does. */
  async openNamed(name) {
    const { client, guildId } = this.column;
    const flat = flatCommands(await client.interactions.commands(guildId), client.user.locale);
    const entry = flat.find((e) => e.plain === name || e.name === name);
    if (entry) this.openCommand(entry);
  }

  openCommand(entry) {
    this.form?.close();
    this.text.value = "";
    this.#changed();
    this.form = new CommandForm(this.column, entry, {
      onClose: () => {
        this.form = null;
        this.box.hidden = false;
        this.text.focus();
      },
    });
    this.box.hidden = true;
    this.element.append(this.form.element);
    this.form.focus();
  }

  #key(event) {
    if (this.suggestions.key(event) || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && (this.reply || this.editing)) {
      event.preventDefault();
      this.#cancel();
    } else if (event.key === "ArrowUp" && !this.text.value && !this.editing) {
      const mine = this.column.log.findLast((m) => m.author.id === this.column.client.user.id && !m.local && !(m.flags & 64));
      if (!mine) return;
      event.preventDefault();
      this.edit(mine);
    }
  }

  submit() {
    const content = this.#content();
    if (content.length > LIMIT) {
      notice(t("too-long", { count: content.length - LIMIT }));
      return;
    }
    if (this.editing) {
      this.#saveEdit(content);
      return;
    }
    if (!content && !this.files.length) return;
    const { files, reply } = this;
    this.files = [];
    this.reply = null;
    this.text.value = "";
    this.names.clear();
    this.typedAt = 0;
    this.#showChips();
    this.#showBar();
    this.#changed();
    this.send({ content, files, reply });
  }

  async #saveEdit(content) {
    const message = this.editing;
    if (!content) {
      this.#cancel();
      await this.column.actions.remove(message);
      return;
    }
    this.#cancel();
    this.names.clear();
    if (content === message.content) return;
    try {
      await this.column.client.api.send("PATCH", `/channels/${message.channel_id}/messages/${message.id}`, { content });
    } catch (error) {
      notice(inWords(error));
      this.edit({ ...message });
      this.text.value = content;
    }
  }

  /** Shows the message at once, sends it, and marks it if it could not be sent. */
  async send({ content, files = [], reply = null }) {
    const { client, channelId } = this.column;
    const nonce = snowflake();
    const message = {
      id: nonce,
      nonce,
      local: true,
      channel_id: channelId,
      author: client.me ?? client.user,
      content,
      timestamp: new Date().toISOString(),
      type: reply ? 19 : 0,
      referenced_message: reply,
      attachments: [],
      files,
      mentions: [],
      flags: 0,
    };
    client.put(message);
    await this.#deliver(message);
  }

  retry(message) {
    this.column.client.change(message.channel_id, message.id, { failure: null });
    return this.#deliver(message);
  }

  async #deliver(message) {
    const { client } = this.column;
    const payload = { content: message.content, nonce: message.nonce, enforce_nonce: true };
    if (message.referenced_message) payload.message_reference = { message_id: message.referenced_message.id, channel_id: message.channel_id, fail_if_not_exists: false };
    if (message.files.length) payload.attachments = message.files.map((file, index) => ({ id: String(index), filename: file.name }));
    this.onSend?.({ name: client.nameOf(this.column.guildId, client.me ?? client.user), at: performance.now() });
    try {
      const sent = await client.api.send("POST", `/channels/${message.channel_id}/messages`, payload, {
        files: message.files,
        onWait: (seconds) => notice(t("waiting", { count: Math.ceil(seconds) })),
      });
      client.put({ ...sent, nonce: message.nonce });
    } catch (error) {
      client.change(message.channel_id, message.id, { failure: inWords(error) });
    }
  }
}
