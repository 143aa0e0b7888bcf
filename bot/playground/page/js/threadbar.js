/** The bar above a thread: the way back, its state, and what its owner and moderators may do to it. */

import { inWords } from "./api.js";
import { confirmed, notice, openDialog } from "./dialog.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { threadState } from "./kinds.js";
import { openMenu } from "./menu.js";
import { MANAGE_THREADS } from "./permissions.js";

export class ThreadBar {
  constructor(column) {
    this.column = column;
    this.element = h("div", { class: "thread-bar", hidden: true });
  }

  /** Follows the channel of the column. */
  show() {
    const { channel, client } = this.column;
    this.element.hidden = !(channel?.type >= 10 && channel.type <= 12);
    if (this.element.hidden) return;
    const parent = client.channel(channel.parent_id);
    fill(
      this.element,
      h("button", { type: "button", class: "text-button back", on: { click: () => this.column.goTo(channel.parent_id) } }, h("span", { "aria-hidden": "true" }, "‹ "), `#${parent?.name ?? ""}`),
      h("span", { class: "thread-bar-name" }, icon("thread"), h("span", { lang: this.column.language }, channel.name)),
      this.#tags(channel, parent),
      threadState(channel),
      this.#mayChange(channel) && iconButton("more", "thread-menu", (event) => this.#menu(channel, event.currentTarget)),
    );
  }

  #tags(thread, parent) {
    const chosen = (parent?.available_tags ?? []).filter((tag) => thread.applied_tags?.includes(tag.id));
    return chosen.map((tag) => h("span", { class: "tag" }, tag.emoji_name && `${tag.emoji_name} `, tag.name));
  }

  #mayChange(thread) {
    return thread.owner_id === this.column.client.user.id || this.column.client.may(MANAGE_THREADS, thread.id);
  }

  #menu(thread, anchor) {
    const moderator = this.column.client.may(MANAGE_THREADS, thread.id);
    const { archived, locked } = thread.thread_metadata ?? {};
    const entries = [
      !archived && { text: t("thread-rename"), icon: "edit", run: () => this.#rename(thread) },
      { text: t(archived ? "thread-open" : "thread-archive"), run: () => this.#change(thread, { archived: !archived }) },
      moderator && { text: t(locked ? "thread-unlock" : "thread-lock"), icon: "lock", run: () => this.#change(thread, { locked: !locked, archived: false }) },
      moderator && { text: t("thread-delete"), icon: "trash", danger: true, run: () => this.#delete(thread) },
    ];
    openMenu(anchor, entries.filter(Boolean), t("thread-menu"));
  }

  async #change(thread, changes) {
    try {
      await this.column.client.api.call("PATCH", `/channels/${thread.id}`, { json: changes });
    } catch (error) {
      notice(inWords(error));
    }
  }

  #rename(thread) {
    const input = h("input", { class: "field", maxlength: "100", value: thread.name, "t:aria-label": "thread-name" });
    openDialog({
      title: t("thread-rename"),
      content: h("div", { class: "field-row" }, h("span", { class: "field-label", t: "thread-name" }), input),
      submit: t("thread-rename"),
      cancel: t("cancel"),
      onSubmit: async () => {
        if (!input.value.trim()) return t("field-required", { name: t("thread-name") });
        await this.#change(thread, { name: input.value.trim() });
        return null;
      },
    });
  }

  async #delete(thread) {
    const sure = await confirmed({ title: t("thread-delete-title"), content: thread.name, submit: t("delete"), cancel: t("cancel") });
    if (!sure) return;
    try {
      await this.column.client.api.call("DELETE", `/channels/${thread.id}`);
    } catch (error) {
      notice(inWords(error));
    }
  }
}
