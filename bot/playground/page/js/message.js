/** One message as an element. */

import { attachments, embeds } from "./attachments.js";
import { avatar } from "./avatar.js";
import { components } from "./components.js";
import { isEphemeral } from "./client.js";
import { h, icon, iconButton } from "./dom.js";
import { emojiPicture } from "./emoji.js";
import { moment, nearest, stamp, t } from "./i18n.js";
import { forwarded, stickers, threadChip } from "./kinds.js";
import { parse, plain } from "./markdown.js";
import { markup } from "./markup.js";
import { pollElement, pollResult } from "./poll.js";

const LOADING = 128;
const VOICE = 1 << 13;
const GROUP = 7 * 60_000;
const REPLY = 19;
const POLL_RESULT = 46;
const SYSTEM = { 4: "system-renamed", 6: "system-pinned", 7: "system-joined", 18: "system-thread", 21: "system-thread-start", [POLL_RESULT]: "system-poll" };

/** How ids in a message's text read in this channel. */
function namesFor(message, column) {
  const { client, guildId } = column;
  const guild = client.guilds.get(guildId);
  return {
    cdn: client.world.origin,
    user: (id) => {
      const mentioned = (message.mentions ?? []).find((user) => user.id === id);
      const known = mentioned ?? client.member(guildId, id)?.user;
      return known && client.nameOf(guildId, known);
    },
    role: (id) => guild?.roles.find((role) => role.id === id)?.name,
    channel: (id) => client.channel(id)?.name ?? client.world.channels.get(id)?.name,
  };
}

/** The author's name as the channel shows it. */
export function authorName(message, column) {
  return message.webhook_id && !message.interaction_metadata ? message.author.username : column.client.nameOf(column.guildId, message.author);
}

/** One line of a message, for reply bars and previews. */
export function preview(message, column) {
  if (!message) return t("message-gone");
  const words = plain(parse(message.content ?? ""), namesFor(message, column)).trim();
  if (words) return words.length > 140 ? `${[...words].slice(0, 140).join("")}…` : words;
  if (message.poll) return t("preview-poll", { question: message.poll.question.text });
  if (message.message_snapshots?.length) return t("preview-forward", { text: preview({ ...message.message_snapshots[0].message, mentions: [] }, column) });
  if (message.sticker_items?.length) return t("sticker-named", { name: message.sticker_items[0].name });
  if (message.flags & VOICE) return t("voice-message");
  if (message.attachments?.length) return t("preview-file", { name: message.attachments[0].filename });
  return t(message.embeds?.length || message.components?.length ? "preview-card" : "preview-empty");
}

/** Whether a message goes under the one before it without its own heading. */
export function groupedWith(previous, message) {
  if (!previous || message.type === REPLY || message.interaction_metadata || previous.type in SYSTEM || message.type in SYSTEM) return false;
  if (previous.author.id !== message.author.id || previous.author.username !== message.author.username) return false;
  if (isEphemeral(previous) !== isEphemeral(message)) return false;
  const [a, b] = [new Date(previous.timestamp), new Date(message.timestamp)];
  return b - a < GROUP && a.toDateString() === b.toDateString();
}

/** The whole element of a message. */
export function messageElement(message, column) {
  if (message.type in SYSTEM) return systemElement(message, column);
  const name = authorName(message, column);
  const date = new Date(message.timestamp);
  const context = namesFor(message, column);
  // A copy is in the channel's language, an answer for one person in that person's.
  const lang = isEphemeral(message) ? nearest(column.client.user.locale) : column.language;
  const mine = (message.mentions ?? []).some((user) => user.id === column.client.user.id) && message.author.id !== column.client.user.id;
  const classes = ["message", message.local && "local", message.failure && "failed", isEphemeral(message) && "ephemeral", mine && "mentions-me", message.webhook_id && "copy"];
  return h(
    "article",
    { class: classes.filter(Boolean).join(" "), tabindex: "-1", data: { id: message.id }, "aria-label": t("message-by", { name, time: moment(date, "s") }) },
    message.type === REPLY && replyLine(message, column),
    message.interaction_metadata && commandLine(message, column),
    h(
      "button",
      { type: "button", class: "avatar-button", tabindex: "-1", "aria-label": t("about-person", { name }), data: { author: message.author.id } },
      avatar(column.client.world, message.author, name),
    ),
    h(
      "div",
      { class: "message-head" },
      h("button", { type: "button", class: "author", lang, tabindex: "-1", data: { author: message.author.id } }, name),
      badge(message),
      h("time", { class: "time", datetime: message.timestamp, title: moment(date, "F") }, stamp(date)),
      message.arrived !== undefined && h("span", { class: "arrived", "t:title": "arrived-title", t: ["arrived", { time: duration(message.arrived) }] }),
    ),
    h("time", { class: "time side", datetime: message.timestamp, "aria-hidden": "true" }, moment(date, "t")),
    h("div", { class: "message-body" }, body(message, column, context, lang)),
    message.local ? null : toolbar(message, column),
    column.selecting && selectBox(message, column),
  );
}

function duration(milliseconds) {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function badge(message) {
  if (message.webhook_id && !message.interaction_metadata) return h("span", { class: "badge", "t:title": "badge-copy-title" }, "APP");
  return message.author.bot ? h("span", { class: "badge", "t:title": "badge-app-title" }, "APP") : null;
}

function body(message, column, context, lang) {
  const { world } = column.client;
  const parts = [];
  if (message.flags & LOADING) parts.push(h("p", { class: "thinking", role: "status" }, h("span", { class: "dots", "aria-hidden": "true" }), h("span", { t: "thinking" })));
  else if (message.content) {
    const content = h("div", { class: jumbo(message.content) ? "markup jumbo" : "markup", lang }, markup(message.content, context));
    if (message.edited_timestamp) (content.lastElementChild?.matches("p, blockquote") ? content.lastElementChild : content).append(edited(message));
    parts.push(content);
  }
  const cards = [embeds(world, message.embeds, context), components(message, column, context)].flat().filter(Boolean);
  for (const card of cards) card.lang = lang;
  parts.push(forwarded(message, column, context, lang), pollElement(message, column, lang), attachments(world, message.attachments), stickers(world, message.sticker_items));
  parts.push(cards, reactions(message, column), threadChip(message, column));
  if (message.interactionError) parts.push(h("p", { class: "note error", role: "alert" }, message.interactionError));
  if (message.failure) parts.push(failed(message, column));
  if (isEphemeral(message)) parts.push(ephemeralNote(message, column));
  return parts;
}

function edited(message) {
  return h("span", { class: "edited", title: moment(new Date(message.edited_timestamp), "F") }, ` ${t("edited")}`);
}

const ONLY_EMOJI = /^(?:\s|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f)+$/u;

function jumbo(text) {
  return text.length <= 60 && ONLY_EMOJI.test(text);
}

function replyLine(message, column) {
  const target = message.referenced_message;
  const text = [
    target && h("span", { class: "reply-author", lang: column.language }, authorName(target, column)),
    h("span", { class: "reply-text", lang: column.language }, preview(target, column)),
  ];
  return h("button", { type: "button", class: "reply-line", tabindex: "-1", disabled: !target, data: { jump: target?.id ?? "" } }, h("span", { class: "elbow", "aria-hidden": "true" }), text);
}

function commandLine(message, column) {
  const { user, name } = message.interaction_metadata;
  const who = user ? column.client.nameOf(column.guildId, user) : "";
  const command = name ?? message.interaction?.name;
  return h("p", { class: "reply-line" }, h("span", { class: "elbow", "aria-hidden": "true" }), command ? t("used-command", { name: who, command: `${message.type === 23 ? "" : "/"}${command}` }) : t("used-app", { name: who }));
}

function reactions(message, column) {
  if (!message.reactions?.length) return null;
  return h(
    "div",
    { class: "reactions" },
    message.reactions.map(({ emoji, count, me }) => {
      const key = emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name;
      const shown = emoji.id ? `:${emoji.name}:` : emoji.name;
      return h(
        "button",
        { type: "button", class: `reaction${me ? " mine" : ""}`, "aria-pressed": String(Boolean(me)), "aria-label": t("reaction", { emoji: shown, count }), on: { click: () => column.actions.react(message, key, !me) } },
        emojiPicture(emoji, column.client.world.origin),
        h("span", { class: "reaction-count" }, String(count)),
      );
    }),
    iconButton("smile", "add-reaction", (event) => column.actions.pickReaction(message, event.currentTarget), { class: "reaction add", tabindex: "-1" }),
  );
}

function failed(message, column) {
  return h(
    "p",
    { class: "note error", role: "alert" },
    h("span", {}, `${message.failure} `),
    h("button", { type: "button", class: "text-button", t: "retry", on: { click: () => column.composer.retry(message) } }),
    h("button", { type: "button", class: "text-button", t: "discard", on: { click: () => column.client.remove(message.channel_id, [message.id]) } }),
  );
}

function ephemeralNote(message, column) {
  return h(
    "p",
    { class: "note" },
    icon("eye"),
    h("span", { t: "only-you" }),
    " · ",
    h("button", { type: "button", class: "text-button", t: "dismiss", on: { click: () => column.client.remove(message.channel_id, [message.id]) } }),
  );
}

function toolbar(message, column) {
  const quick = isEphemeral(message)
    ? []
    : [
        iconButton("smile", "add-reaction", (event) => column.actions.pickReaction(message, event.currentTarget), { tabindex: "-1" }),
        iconButton("reply", "reply", () => column.composer.replyTo(message), { tabindex: "-1" }),
      ];
  return h("div", { class: "message-tools" }, quick, iconButton("more", "more", (event) => column.actions.menu(message, event.currentTarget), { tabindex: "-1" }));
}

function selectBox(message, column) {
  if (isEphemeral(message) || message.local) return null;
  const box = h("input", { type: "checkbox", class: "select-box", "aria-label": t("select-message"), checked: column.selected.has(message.id) });
  box.addEventListener("change", () => column.select(message.id, box.checked));
  return box;
}

function systemElement(message, column) {
  const name = authorName(message, column);
  const date = new Date(message.timestamp);
  return h(
    "article",
    { class: "message system", tabindex: "-1", data: { id: message.id } },
    h("p", {}, systemText(message, name), " ", systemLink(message, column)),
    h("time", { class: "time", datetime: message.timestamp }, stamp(date)),
  );
}

function systemText(message, name) {
  return t(SYSTEM[message.type], { name, detail: message.type === POLL_RESULT ? pollResult(message) : message.content });
}

/** The way to what a system message speaks of: a pinned message, a poll, a thread. */
function systemLink(message, column) {
  const { channel_id: channel, message_id: target } = message.message_reference ?? {};
  if (message.type === 18) return column.client.channel(channel) && h("a", { class: "mention", href: "#", data: { channel, message: "" }, t: "open-thread" });
  if (!target) return null;
  if (message.type === 21) return h("a", { class: "mention", href: "#", data: { channel, message: target }, lang: column.language }, preview(message.referenced_message, column));
  return h("button", { type: "button", class: "text-button", data: { jump: target }, t: "show-message" });
}
