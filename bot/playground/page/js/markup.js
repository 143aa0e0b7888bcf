/** Turns the tree of `markdown.js` into elements; text from people is only ever a text node. */

import { h } from "./dom.js";
import { moment, relative, t } from "./i18n.js";
import { parse, parseInline } from "./markdown.js";

/** Renders a message's text; `context` names people, roles and channels, and follows links. */
export function markup(source, context = {}) {
  return nodesOf(parse(source ?? ""), context);
}

/** Renders one line (names, previews). */
export function inlineMarkup(source, context = {}) {
  return nodesOf(parseInline((source ?? "").replace(/\n+/g, " ")), context);
}

function nodesOf(tree, context) {
  return tree.map((node) => RENDER[node.type](node, context));
}

const simple = (tag, className) => (node, context) => h(tag, { class: className }, nodesOf(node.children, context));

const RENDER = {
  text: (node) => document.createTextNode(node.text),
  break: () => h("br"),
  paragraph: simple("p"),
  strong: simple("strong"),
  em: simple("em"),
  u: simple("u"),
  s: simple("s"),
  quote: simple("blockquote"),
  subtext: simple("p", "subtext"),
  heading: (node, context) => h("p", { class: `heading level-${node.level}`, role: "heading", "aria-level": node.level + 2 }, nodesOf(node.children, context)),
  lists: (node, context) => h("div", { class: "lists" }, node.lists.map((inner) => listOf(inner, context))),
  code: (node) => h("code", {}, node.text),
  pre: (node) => h("pre", { "data-language": node.language || undefined, tabindex: "0" }, h("code", {}, node.text)),
  link: linkOf,
  spoiler: (node, context) => spoiler(nodesOf(node.children, context)),
  emoji: emojiOf,
  user: (node, context) =>
    h("button", { type: "button", class: "mention", data: { user: node.id } }, `@${context.user?.(node.id) ?? t("unknown-user")}`),
  role: (node, context) => h("span", { class: "mention" }, `@${context.role?.(node.id) ?? t("unknown-role")}`),
  channel: (node, context) => h("span", { class: "mention" }, `#${context.channel?.(node.id) ?? t("unknown-channel")}`),
  command: (node) => h("button", { type: "button", class: "mention", data: { command: node.name } }, `/${node.name}`),
  guild: (node) => h("span", { class: "mention" }, `#${node.name}`),
  everyone: (node) => h("span", { class: "mention" }, `@${node.name}`),
  time: (node) => timeOf(node.seconds, node.style),
};

function listOf(node, context) {
  return h(
    node.ordered ? "ol" : "ul",
    { start: node.ordered ? node.start : undefined },
    node.items.map((item) => h("li", {}, nodesOf(item.children, context), item.lists.map((inner) => listOf(inner, context)))),
  );
}

const MESSAGE_LINK = /^https:\/\/(?:ptb\.|canary\.)?discord(?:app)?\.com\/channels\/(@me|\d+)\/(\d+)(?:\/(\d+))?\/?$/;

/** The parts of a link to a message or channel, or null. */
function messageLink(href) {
  const match = MESSAGE_LINK.exec(href);
  return match && { guildId: match[1], channelId: match[2], messageId: match[3] ?? null };
}

function linkOf(node, context) {
  const target = messageLink(node.href);
  const inside = target && context.channel?.(target.channelId);
  if (inside && !node.masked) {
    return h(
      "a",
      { class: "mention", href: node.href, data: { channel: target.channelId, message: target.messageId ?? "" } },
      `#${inside}${target.messageId ? "\u00a0›\u00a0💬" : ""}`,
    );
  }
  const props = { href: node.href, title: node.title ?? (node.masked ? node.href : undefined), rel: "noopener noreferrer nofollow", target: "_blank" };
  if (inside) Object.assign(props, { data: { channel: target.channelId, message: target.messageId ?? "" } });
  return h("a", props, nodesOf(node.children, context));
}

function spoiler(children) {
  const element = h("span", { class: "spoiler", role: "button", tabindex: "0", "aria-expanded": "false", "t:aria-label": "spoiler" });
  element.append(h("span", { class: "spoiler-text", "aria-hidden": "true" }, children));
  const reveal = (event) => {
    if (element.classList.contains("revealed")) return;
    event.preventDefault();
    element.classList.add("revealed");
    element.setAttribute("aria-expanded", "true");
    element.removeAttribute("aria-label");
    element.removeAttribute("data-t-aria-label");
    element.firstElementChild.removeAttribute("aria-hidden");
  };
  element.addEventListener("click", reveal);
  element.addEventListener("keydown", (event) => (event.key === "Enter" || event.key === " ") && reveal(event));
  return element;
}

function emojiOf(node, context) {
  const text = `:${node.name}:`;
  const image = h("img", {
    class: "emoji",
    src: `${context.cdn ?? ""}/emojis/${node.id}.${node.animated ? "gif" : "png"}`,
    alt: text,
    title: text,
    draggable: "false",
  });
  image.addEventListener("error", () => image.replaceWith(h("span", { class: "emoji-name" }, text)));
  return image;
}

/** A `<time>`; relative ones are kept fresh by `keepTimesFresh`. */
function timeOf(seconds, style) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return document.createTextNode(t("unknown-time"));
  const element = h("time", { class: "timestamp", datetime: date.toISOString(), title: moment(date, "F") }, moment(date, style));
  if (style === "R") element.dataset.relative = "yes";
  return element;
}

/** Rewrites relative times every second while the page is visible. */
export function keepTimesFresh() {
  setInterval(() => {
    if (document.hidden) return;
    for (const element of document.querySelectorAll("time[data-relative]")) {
      const text = relative(new Date(element.dateTime));
      if (element.textContent !== text) element.textContent = text;
    }
  }, 1000);
}
