/** A forum: its posts as a list, and the dialog for a new one. */

import { inWords } from "./api.js";
import { avatar } from "./avatar.js";
import { openDialog } from "./dialog.js";
import { fill, h, icon } from "./dom.js";
import { stamp, t } from "./i18n.js";
import { threadState } from "./kinds.js";
import { authorName, preview } from "./message.js";

const LATEST = (post) => BigInt(post.last_message_id ?? post.id);

export class Forum {
  constructor(column) {
    this.column = column;
    this.firsts = new Map();
    this.list = h("ul", { class: "posts" });
    this.note = h("p", { class: "note" });
    this.element = h(
      "div",
      { class: "forum", hidden: true, tabindex: "-1" },
      h("header", { class: "forum-head" }, h("p", { class: "forum-topic" }), h("button", { type: "button", class: "component-button primary", t: "post-new", on: { click: () => this.#newPost() } })),
      this.note,
      this.list,
    );
  }

  /** Shows the posts of the column's forum, or hides when its channel is none. */
  show(visible) {
    this.element.hidden = !visible;
    if (!visible) return;
    const { client, channelId, channel } = this.column;
    if (this.loaded !== channelId) {
      this.loaded = channelId;
      client.loadArchived(channelId).catch(() => {});
    }
    this.element.querySelector(".forum-topic").textContent = channel?.topic ?? "";
    const posts = (this.column.guild.channels ?? []).filter((one) => one.parent_id === channelId).sort((a, b) => Number(LATEST(b) > LATEST(a)) - Number(LATEST(b) < LATEST(a)));
    this.note.hidden = posts.length > 0;
    this.note.textContent = t("posts-none");
    fill(this.list, posts.map((post) => this.#post(post)));
  }

  #post(post) {
    const first = this.#first(post);
    const name = first ? authorName(first, this.column) : "";
    return h(
      "li",
      {},
      h(
        "a",
        { class: "post", href: "#", data: { channel: post.id, message: "" } },
        h("span", { class: "post-title", lang: this.column.language }, post.name),
        this.#tags(post),
        first && h("span", { class: "post-text" }, avatar(this.column.client.world, first.author, name, "avatar tiny"), h("span", { class: "reply-author" }, name), h("span", { class: "reply-text", lang: this.column.language }, preview(first, this.column))),
        h("span", { class: "post-foot" }, icon("thread"), t("messages", { count: post.message_count ?? 0 }), " · ", stamp(new Date(post.thread_metadata?.create_timestamp ?? 0)), threadState(post)),
      ),
    );
  }

  #tags(post) {
    const known = this.column.channel?.available_tags ?? [];
    const chosen = known.filter((tag) => post.applied_tags?.includes(tag.id));
    return chosen.length > 0 && h("span", { class: "tags" }, chosen.map((tag) => h("span", { class: "tag" }, tag.emoji_name && `${tag.emoji_name} `, tag.name)));
  }

  /** The message a post began with, read once. */
  #first(post) {
    if (!this.firsts.has(post.id)) {
      this.firsts.set(post.id, null);
      this.column.client.api
        .get(`/channels/${post.id}/messages/${post.id}`)
        .then((message) => {
          this.firsts.set(post.id, message);
          if (!this.element.hidden) this.show(true);
        })
        .catch(() => {});
    }
    return this.firsts.get(post.id);
  }

  #newPost() {
    const { column } = this;
    const title = h("input", { class: "field", maxlength: "100", "t:aria-label": "post-title" });
    const text = h("textarea", { class: "field", rows: "4", maxlength: "2000", "t:aria-label": "post-text" });
    const tags = (column.channel?.available_tags ?? []).map((tag) => h("label", { class: "tag choice" }, h("input", { type: "checkbox", value: tag.id }), tag.emoji_name && `${tag.emoji_name} `, tag.name));
    openDialog({
      title: t("post-new"),
      content: [
        h("div", { class: "field-row" }, h("span", { class: "field-label", t: "post-title" }), title),
        h("div", { class: "field-row" }, h("span", { class: "field-label", t: "post-text" }), text),
        tags.length > 0 && h("fieldset", { class: "field-row tags" }, h("legend", { class: "field-label", t: "post-tags" }), tags),
      ],
      submit: t("post-publish"),
      cancel: t("cancel"),
      onSubmit: async () => {
        if (!title.value.trim()) return t("field-required", { name: t("post-title") });
        if (!text.value.trim()) return t("field-required", { name: t("post-text") });
        const applied = tags.map((tag) => tag.querySelector("input")).filter((input) => input.checked).map((input) => input.value);
        try {
          const post = await column.client.api.send("POST", `/channels/${column.channelId}/threads`, { name: title.value.trim(), applied_tags: applied, message: { content: text.value.trim() } });
          await column.goTo(post.id);
          return null;
        } catch (error) {
          return inWords(error);
        }
      },
    });
  }
}
