/** What can be done to a message or a person: the context menus and what they lead to. */

import { inWords } from "./api.js";
import { isEphemeral } from "./client.js";
import { confirmed, notice, openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { pickEmoji } from "./emoji.js";
import { nearest, t } from "./i18n.js";
import { localized } from "./interactions.js";
import { openMenu } from "./menu.js";
import { authorName, preview } from "./message.js";
import { MANAGE_MESSAGES, PIN_MESSAGES } from "./permissions.js";
import { forwardMessage, pinMessage } from "./sharing.js";

const USER_COMMAND = 2;
const HOLDS_THREADS = new Set([0, 5]);
const VOICE = 1 << 13;
const MESSAGE_COMMAND = 3;

export class Actions {
  constructor(column) {
    this.column = column;
  }

  get #client() {
    return this.column.client;
  }

  async #try(work) {
    try {
      return await work();
    } catch (error) {
      notice(inWords(error));
      return null;
    }
  }

  react(message, key, add) {
    return this.#try(() => this.#client.api.call(add ? "PUT" : "DELETE", `/channels/${message.channel_id}/messages/${message.id}/reactions/${encodeURIComponent(key)}/@me`));
  }

  pickReaction(message, anchor) {
    pickEmoji(anchor, (key) => this.react(message, key, true), { custom: this.#client.guilds.get(this.column.guildId)?.emojis, cdn: this.#client.world.origin });
  }

  async remove(message) {
    const sure = await confirmed({ title: t("delete-title"), content: `${authorName(message, this.column)}: ${preview(message, this.column)}`, submit: t("delete"), cancel: t("cancel") });
    if (sure) await this.#try(() => this.#client.api.call("DELETE", `/channels/${message.channel_id}/messages/${message.id}`));
  }

  async removeMany(ids) {
    const { channelId } = this.column;
    const sure = await confirmed({ title: t("delete-many-title"), content: t("delete-many", { count: ids.length }), submit: t("delete"), cancel: t("cancel") });
    if (!sure) return false;
    if (ids.length === 1) await this.#try(() => this.#client.api.call("DELETE", `/channels/${channelId}/messages/${ids[0]}`));
    else await this.#try(() => this.#client.api.call("POST", `/channels/${channelId}/messages/bulk-delete`, { json: { messages: ids } }));
    return true;
  }

  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      notice(t("copied"));
    } catch {
      openDialog({ title: t("copy-by-hand"), content: h("input", { class: "field", readonly: true, value: text }), cancel: t("close") });
    }
  }

  async #apps(type) {
    const commands = await this.#client.interactions.commands(this.column.guildId);
    return commands.filter((command) => command.type === type);
  }

  async #runApp(command, targetId) {
    const { guildId, channelId } = this.column;
    const answered = await this.#try(() => this.#client.interactions.runCommand(command, { guildId, channelId, targetId }));
    if (answered === false) notice(t("bot-silent"));
  }

  async #appEntries(type, targetId) {
    const apps = await this.#apps(type).catch(() => []);
    if (!apps.length) return [];
    return [null, { heading: t("apps") }, ...apps.map((command) => ({ text: localized(command, "name", this.#client.user.locale), lang: nearest(this.#client.user.locale), run: () => this.#runApp(command, targetId) }))];
  }

  /** The menu of a message. */
  async menu(message, anchor) {
    const { column } = this;
    if (isEphemeral(message) || message.local) {
      openMenu(anchor, [{ text: t("dismiss"), icon: "close", run: () => this.#client.remove(message.channel_id, [message.id]) }], t("more"));
      return;
    }
    const own = message.author.id === this.#client.user.id;
    const mayManage = this.#client.may(MANAGE_MESSAGES, message.channel_id);
    const holdsThreads = HOLDS_THREADS.has(this.#client.channel(message.channel_id)?.type ?? 0);
    const link = `https://discord.com/channels/${column.guildId}/${message.channel_id}/${message.id}`;
    const entries = [
      { text: t("add-reaction"), icon: "smile", run: () => this.pickReaction(message, anchor) },
      { text: t("reply"), icon: "reply", run: () => column.composer.replyTo(message) },
      !message.poll && { text: t("forward"), icon: "forward", run: () => forwardMessage(message, column) },
      own && !message.poll && !(message.flags & VOICE) && { text: t("edit"), icon: "edit", run: () => column.composer.edit(message) },
      Boolean(message.content) && { text: t("copy-text"), run: () => this.#copy(message.content) },
      { text: t("copy-link"), run: () => this.#copy(link) },
      this.#client.may(PIN_MESSAGES, message.channel_id) && { text: t(message.pinned ? "unpin" : "pin"), icon: "pin", run: () => pinMessage(message, column, !message.pinned) },
      holdsThreads && !message.thread && { text: t("create-thread"), icon: "thread", run: () => this.#thread(message) },
      mayManage && { text: t("select-messages"), run: () => column.startSelecting(message.id) },
      (own || mayManage) && { text: t("delete"), icon: "trash", danger: true, run: () => this.remove(message) },
      ...(await this.#appEntries(MESSAGE_COMMAND, message.id)),
    ];
    openMenu(anchor, entries.filter((entry) => entry !== false), t("more"));
  }

  /** The menu of a person. */
  async userMenu(user, anchor, name) {
    const member = this.#client.member(this.column.guildId, user.id);
    const apps = member ? await this.#appEntries(USER_COMMAND, user.id) : [];
    const entries = [
      { heading: name },
      Boolean(member) && { text: t("mention"), run: () => this.column.composer.insertMention(user, name) },
      { text: t("copy-id"), run: () => this.#copy(user.id) },
      ...apps,
    ];
    openMenu(anchor, entries.filter((entry) => entry !== false), name);
  }

  #thread(message) {
    const input = h("input", { class: "field", maxlength: "100", value: [...preview(message, this.column)].slice(0, 40).join(""), "t:aria-label": "thread-name" });
    openDialog({
      title: t("create-thread"),
      content: h("div", { class: "field-row" }, h("span", { class: "field-label", t: "thread-name" }), input),
      submit: t("create"),
      cancel: t("cancel"),
      onSubmit: async () => {
        if (!input.value.trim()) return t("field-required", { name: t("thread-name") });
        try {
          const thread = await this.#client.api.send("POST", `/channels/${message.channel_id}/messages/${message.id}/threads`, { name: input.value.trim(), auto_archive_duration: 1440 });
          await this.column.goTo(thread.id);
          return null;
        } catch (error) {
          return inWords(error);
        }
      },
    });
  }
}
