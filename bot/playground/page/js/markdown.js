/** Discord's markdown as a tree of plain objects; `markup.js` turns the tree into elements. */

const FENCE = /```(?:([a-zA-Z0-9_+\-.#]+)?\n)?\n*([^\n][\s\S]*?)\n*```/y;
const HEADING = /(#{1,3}) +([^\n]*\S)[^\n]*(?:\n|$)/y;
const SUBTEXT = /-# +([^\n]*\S)[^\n]*(?:\n|$)/y;
const QUOTE_REST = />>> ([\s\S]*)/y;
const QUOTE_LINES = /(?:> [^\n]*(?:\n|$))+/y;
const LIST = /(?: *(?:[-*]|\d{1,9}\.) +[^\n]*\S[^\n]*(?:\n|$))+/y;
const ITEM = /^( *)([-*]|\d{1,9}\.) +(.*)$/;
const DEPTH = 12;

/** Parses a whole message. */
export function parse(source) {
  return blocks(source, 0);
}

/** Parses one line that may hold inline markup only (names, button labels, reply previews). */
export function parseInline(source) {
  return inline(source, 0);
}

function at(pattern, source, index) {
  pattern.lastIndex = index;
  return pattern.exec(source);
}

function blocks(source, depth, quoted = false) {
  const nodes = [];
  let text = "";
  let index = 0;
  const flush = () => {
    const trimmed = text.replace(/\n$/, "");
    if (trimmed) nodes.push({ type: "paragraph", children: inline(trimmed, depth) });
    text = "";
  };
  while (index < source.length) {
    const lineStart = index === 0 || source[index - 1] === "\n";
    const found = depth < DEPTH ? (lineStart && blockAt(source, index, depth, quoted)) || fenceAt(source, index) : null;
    if (found) {
      flush();
      nodes.push(found.node);
      index = found.end;
      if (found.node.type === "pre" && source[index] === "\n") index += 1;
      continue;
    }
    const next = nextStop(source, index);
    text += source.slice(index, next);
    index = next;
  }
  flush();
  return nodes;
}

/** The end of this line, or the next code fence before it. */
function nextStop(source, index) {
  const newline = source.indexOf("\n", index);
  const end = newline === -1 ? source.length : newline + 1;
  const fence = source.indexOf("```", index + 1);
  return fence !== -1 && fence < end && source[fence - 1] !== "\\" ? fence : end;
}

function fenceAt(source, index) {
  const match = source.startsWith("```", index) ? at(FENCE, source, index) : null;
  return match && { node: { type: "pre", language: match[1] ?? "", text: match[2] }, end: FENCE.lastIndex };
}

function blockAt(source, index, depth, quoted) {
  let match;
  if (!quoted && (match = at(QUOTE_REST, source, index)))
    return { node: { type: "quote", children: blocks(match[1], depth + 1, true) }, end: QUOTE_REST.lastIndex };
  if (!quoted && (match = at(QUOTE_LINES, source, index))) {
    const end = QUOTE_LINES.lastIndex;
    return { node: { type: "quote", children: blocks(match[0].replace(/^> /gm, ""), depth + 1, true) }, end };
  }
  if ((match = at(HEADING, source, index)))
    return { node: { type: "heading", level: match[1].length, children: inline(match[2], depth) }, end: HEADING.lastIndex };
  if ((match = at(SUBTEXT, source, index)))
    return { node: { type: "subtext", children: inline(match[1], depth) }, end: SUBTEXT.lastIndex };
  if ((match = at(LIST, source, index))) return { node: list(match[0], depth), end: LIST.lastIndex };
  return null;
}

function list(text, depth) {
  const lines = text.replace(/\n$/, "").split("\n").map((line) => ITEM.exec(line));
  const root = { indent: -1, lists: [] };
  const stack = [root];
  for (const [, spaces, marker, content] of lines) {
    const ordered = /\d/.test(marker);
    const indent = spaces.length;
    while (stack.length > 1 && stack.at(-1).indent >= indent) stack.pop();
    const parent = stack.at(-1);
    let target = parent.lists.at(-1);
    if (!target || target.ordered !== ordered) {
      target = { type: "list", ordered, start: ordered ? Number.parseInt(marker, 10) : 1, items: [] };
      parent.lists.push(target);
    }
    const item = { indent, children: inline(content, depth), lists: [] };
    target.items.push(item);
    stack.push(item);
  }
  return { type: "lists", lists: root.lists };
}

const SCHEME = /^(?:https?|discord):\/\/\S+$/i;
// A bare link ends before brackets and before full-width punctuation, which Chinese writes without a space.
const URL_CHARS = "[^\\s<>\"，。！？；：、）」』】》（「『【《]";

const RULES = [
  [/\\([^0-9A-Za-z\s\u3400-\u9fff])/y, (m) => ({ type: "text", text: m[1] })],
  [/¯\\_\(ツ\)_\/¯/y, (m) => ({ type: "text", text: m[0] })],
  [/``((?:[^`]|`(?!`))+?)``(?!`)|`([^`]+?)`(?!`)/y, (m) => ({ type: "code", text: m[1] ?? m[2] })],
  [/<a?:(\w{2,32}):(\d{15,21})>/y, (m) => ({ type: "emoji", name: m[1], id: m[2], animated: m[0][1] === "a" })],
  [/<@!?(\d{15,21})>/y, (m) => ({ type: "user", id: m[1] })],
  [/<@&(\d{15,21})>/y, (m) => ({ type: "role", id: m[1] })],
  [/<#(\d{15,21})>/y, (m) => ({ type: "channel", id: m[1] })],
  [/<\/([^:>\n]{1,98}):(\d{15,21})>/y, (m) => ({ type: "command", name: m[1], id: m[2] })],
  [/<id:(\w+)(?::\d+)?>/y, (m) => ({ type: "guild", name: m[1] })],
  [/<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/y, (m) => ({ type: "time", seconds: Number(m[1]), style: m[2] ?? "f" })],
  [/<(https?:\/\/[^\s<>]+)>/y, (m) => ({ type: "link", href: m[1], children: [{ type: "text", text: m[1] }] })],
  [/@(everyone|here)/y, (m) => ({ type: "everyone", name: m[1] })],
  [
    /\[((?:\[[^\]\n]*\]|[^[\]\n]|\](?=[^[\n]*\]))+)\]\(\s*<?((?:\([^)\s]*\)|[^\s()<>])+)>?(?:\s+["']([^\n]*?)["'])?\s*\)/y,
    (m, d) => (SCHEME.test(m[2]) ? { type: "link", href: m[2], title: m[3], masked: true, children: inline(m[1], d + 1, true) } : null),
  ],
  [
    new RegExp(`https?:\\/\\/${URL_CHARS}+`, "iy"),
    (m) => {
      const href = trimmedLink(m[0]);
      return { type: "link", href, children: [{ type: "text", text: href }], length: href.length };
    },
  ],
  [/\|\|([\s\S]+?)\|\|/y, (m, d) => ({ type: "spoiler", children: inline(m[1], d + 1) })],
  [/\*\*\*((?:\\[\s\S]|[^\\])+?)\*\*\*(?!\*)/y, (m, d) => wrap("strong", [wrap("em", inline(m[1], d + 1))])],
  [/\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, (m, d) => wrap("strong", inline(m[1], d + 1))],
  [/__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, (m, d) => wrap("u", inline(m[1], d + 1))],
  [/~~((?:\\[\s\S]|[^\\])+?)~~/y, (m, d) => wrap("s", inline(m[1], d + 1))],
  [/\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y, (m, d) => wrap("em", inline(m[1], d + 1))],
  [/\b_((?:__|\\[\s\S]|[^\\_])+?)_(?![\w])/y, (m, d) => wrap("em", inline(m[1], d + 1))],
];

const wrap = (type, children) => ({ type, children });

/** Cuts off closing punctuation and brackets that belong to the sentence. */
function trimmedLink(url) {
  let link = url.replace(/[.,:;"'\]*~|]+$/, "");
  while (link.endsWith(")") && (link.match(/\(/g) ?? []).length < (link.match(/\)/g) ?? []).length) link = link.slice(0, -1);
  return link;
}

const STARTS = /[\\`<@[|*_~¯\n]|https?:\/\//iy;
const NEXT = /[\\`<@[|*_~¯\n]|https?:\/\//gi;

function inline(source, depth, inLink = false) {
  if (depth > DEPTH) return [{ type: "text", text: source }];
  const nodes = [];
  const push = (text) => {
    const last = nodes.at(-1);
    if (last?.type === "text") last.text += text;
    else nodes.push({ type: "text", text });
  };
  let index = 0;
  while (index < source.length) {
    if (!at(STARTS, source, index)) {
      NEXT.lastIndex = index;
      const next = NEXT.exec(source)?.index ?? source.length;
      push(source.slice(index, next));
      index = next;
      continue;
    }
    if (source[index] === "\n") {
      nodes.push({ type: "break" });
      index += 1;
      continue;
    }
    const found = ruleAt(source, index, depth, inLink);
    if (!found) {
      push(source[index]);
      index += 1;
      continue;
    }
    if (found.node.type === "text") push(found.node.text);
    else nodes.push(found.node);
    index = found.end;
  }
  return nodes;
}

function ruleAt(source, index, depth, inLink) {
  for (const [pattern, make] of RULES) {
    const match = at(pattern, source, index);
    if (!match) continue;
    const end = pattern.lastIndex;
    const node = make(match, depth);
    if (!node || (inLink && node.type === "link")) continue;
    return { node, end: node.length ? index + node.length : end };
  }
  return null;
}

/** The words of a tree without any markup, for previews and labels. */
export function plain(nodes, names = {}) {
  return nodes
    .map((node) => {
      if (node.type === "text" || node.type === "code" || node.type === "pre") return node.text;
      if (node.type === "break") return " ";
      if (node.type === "emoji") return `:${node.name}:`;
      if (node.type === "user") return `@${names.user?.(node.id) ?? node.id}`;
      if (node.type === "role") return `@${names.role?.(node.id) ?? node.id}`;
      if (node.type === "channel") return `#${names.channel?.(node.id) ?? node.id}`;
      if (node.type === "command") return `/${node.name}`;
      if (node.type === "everyone") return `@${node.name}`;
      if (node.type === "time") return new Date(node.seconds * 1000).toISOString();
      if (node.type === "spoiler") return "▇▇▇";
      if (node.type === "lists") return node.lists.flatMap((l) => l.items.map((item) => plain(item.children, names))).join(" ");
      return node.children ? `${plain(node.children, names)}${["paragraph", "heading", "subtext", "quote"].includes(node.type) ? " " : ""}` : "";
    })
    .join("");
}
