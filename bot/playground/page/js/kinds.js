/** The rarer things a message can hold: forwards, stickers, the chip of a thread. */

import { attachments, embeds } from "./attachments.js";
import { h, icon } from "./dom.js";
import { moment, stamp, t } from "./i18n.js";
import { markup } from "./markup.js";

/** What a forward shows of the message it passes on, with the way back to it. */
export function forwarded(message, column, context, lang) {
  return (message.message_snapshots ?? []).map(({ message: inner }) => {
    const { world } = column.client;
    const origin = message.message_reference ?? {};
    const home = column.client.channel(origin.channel_id);
    const date = new Date(inner.timestamp);
    return h(
      "blockquote",
      { class: "forward" },
      h("p", { class: "forward-head" }, icon("forward"), h("span", { t: "forwarded" })),
      inner.content && h("div", { class: "markup", lang }, markup(inner.content, context)),
      attachments(world, inner.attachments),
      stickers(world, inner.sticker_items),
      embeds(world, inner.embeds, context),
      h(
        "p",
        { class: "forward-foot" },
        home && h("a", { class: "mention", href: "#", data: { channel: origin.channel_id, message: origin.message_id } }, `#${home.name}`),
        h("time", { class: "time", datetime: inner.timestamp, title: moment(date, "F") }, stamp(date)),
      ),
    );
  });
}

/** The stickers of a message. */
export function stickers(world, items) {
  return (items ?? []).map((item) => {
    const image = h("img", { class: "sticker", src: stickerAddress(world, item), alt: t("sticker-named", { name: item.name }), title: item.name, width: "160", height: "160", draggable: "false" });
    image.addEventListener("error", () => image.replaceWith(h("span", { class: "emoji-name" }, t("sticker-named", { name: item.name }))));
    return image;
  });
}

export function stickerAddress(world, item) {
  return `${world.origin}/stickers/${item.id}.${item.format_type === 4 ? "gif" : "png"}`;
}

/** The chip below a message that a thread hangs on. */
export function threadChip(message, column) {
  if (!message.thread) return null;
  const thread = { ...message.thread, ...column.client.channel(message.thread.id) };
  return h(
    "a",
    { class: "thread-chip", href: "#", data: { channel: thread.id, message: "" } },
    icon("thread"),
    h("span", { class: "thread-name", lang: column.language }, thread.name),
    h("span", { class: "thread-count" }, t("messages", { count: thread.message_count ?? 0 })),
    threadState(thread),
    h("span", { class: "thread-go", "aria-hidden": "true" }, "›"),
  );
}

/** Whether a thread is archived or locked, in a word. */
export function threadState(thread) {
  const { archived, locked } = thread.thread_metadata ?? {};
  if (!archived && !locked) return null;
  return h("span", { class: "thread-state" }, locked && icon("lock"), t(locked ? "locked" : "archived"));
}
