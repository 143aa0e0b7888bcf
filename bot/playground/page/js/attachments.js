/** Files of a message, and embeds. */

import { h, icon } from "./dom.js";
import { moment, size } from "./i18n.js";
import { inlineMarkup, markup } from "./markup.js";

/** The attachments of a message: images and sound to look at and listen to, the rest as cards. */
export function attachments(world, list) {
  if (!list?.length) return null;
  return h("div", { class: "attachments" }, list.map((file) => attachment(world, file)));
}

/** The same address on this page's origin, whichever name of this machine the server used. */
export function local(world, url) {
  try {
    const parsed = new URL(url, world.origin);
    const ours = new URL(world.origin);
    return ["127.0.0.1", "localhost"].includes(parsed.hostname) && parsed.port === ours.port ? ours.origin + parsed.pathname + parsed.search : url;
  } catch {
    return url;
  }
}

const BY_NAME = { png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", gif: "image/gif", webp: "image/webp", mp3: "audio/mpeg", ogg: "audio/ogg", mp4: "video/mp4", webm: "video/webm" };

/** A file's type; where the uploader did not say, its name does. */
function typeOf({ content_type: type, filename }) {
  return type && type !== "application/octet-stream" ? type : (BY_NAME[filename.split(".").at(-1).toLowerCase()] ?? "");
}

function attachment(world, file) {
  const url = local(world, file.url);
  const type = typeOf(file);
  const alt = file.description || file.title || file.filename;
  let content;
  if (type.startsWith("image/") && !type.includes("svg")) {
    const image = h("img", { src: url, alt, loading: "lazy" });
    if (file.width && file.height) Object.assign(image, { width: file.width, height: file.height });
    content = h("a", { class: "picture", href: url, target: "_blank", rel: "noopener" }, image);
  } else if (file.waveform) content = voice(file, url);
  else if (type.startsWith("audio/")) content = h("audio", { controls: true, src: url, preload: "metadata" });
  else if (type.startsWith("video/")) content = h("video", { controls: true, src: url, preload: "metadata" });
  else
    content = h(
      "a",
      { class: "file-card", href: url, download: file.filename, target: "_blank", rel: "noopener" },
      icon("file"),
      h("span", { class: "file-text" }, h("span", { class: "file-name" }, file.title ? `${file.title}` : file.filename), h("span", { class: "file-size" }, size(file.size))),
    );
  return file.filename.startsWith("SPOILER_") ? covered(content) : h("div", { class: "attachment" }, content);
}

const BARS = 40;

/** A voice message: its loudness as bars, its length, and the player. */
function voice(file, url) {
  const loud = loudness(file.waveform);
  const bars = Array.from({ length: Math.min(BARS, loud.length) }, (_, index) => loud[Math.floor((index * loud.length) / Math.min(BARS, loud.length))]);
  return h(
    "div",
    { class: "voice" },
    h("div", { class: "voice-head" }, icon("mic"), h("span", { class: "waveform", "aria-hidden": "true" }, bars.map((value) => h("span", { vars: { "--loud": `${Math.max(8, Math.round((100 * value) / 255))}%` } }))), h("span", { class: "voice-length" }, clock(file.duration_secs ?? 0))),
    h("audio", { controls: true, src: url, preload: "none", "t:aria-label": "voice-message" }),
  );
}

function loudness(waveform) {
  try {
    return [...atob(waveform)].map((character) => character.charCodeAt(0));
  } catch {
    return [];
  }
}

function clock(seconds) {
  const whole = Math.max(1, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function covered(content) {
  const box = h("div", { class: "attachment covered" }, content);
  content.inert = true;
  const reveal = h("button", { type: "button", class: "cover", t: "spoiler", on: { click: () => uncover() } });
  const uncover = () => {
    content.inert = false;
    box.classList.remove("covered");
    reveal.remove();
  };
  box.append(reveal);
  return box;
}

/** The embeds of a message. */
export function embeds(world, list, context) {
  return (list ?? []).map((embed) => h("div", { class: "embed", vars: { "--stripe": color(embed.color) } }, embedParts(world, embed, context)));
}

function color(number) {
  return number ? `#${Number(number).toString(16).padStart(6, "0")}` : "var(--line-strong)";
}

function embedParts(world, embed, context) {
  const link = (url, children) => (url && /^https?:/.test(url) ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, children) : children);
  const picture = (part, className) => part?.url && h("img", { class: className, src: local(world, part.proxy_url ?? part.url), alt: "", loading: "lazy" });
  return [
    picture(embed.thumbnail, "embed-thumbnail"),
    embed.author?.name && h("p", { class: "embed-author" }, link(embed.author.url, [embed.author.name])),
    embed.title && h("p", { class: "embed-title" }, link(embed.url, inlineMarkup(embed.title, context))),
    embed.description && h("div", { class: "embed-description markup" }, markup(embed.description, context)),
    embed.fields?.length &&
      h(
        "div",
        { class: "embed-fields" },
        embed.fields.map((field) =>
          h("div", { class: `embed-field${field.inline ? " inline" : ""}` }, h("p", { class: "embed-field-name" }, inlineMarkup(field.name, context)), h("div", { class: "markup" }, markup(field.value, context))),
        ),
      ),
    picture(embed.image, "embed-image"),
    (embed.footer?.text || embed.timestamp) &&
      h("p", { class: "embed-footer" }, [embed.footer?.text, embed.timestamp && moment(new Date(embed.timestamp), "s")].filter(Boolean).join(" • ")),
  ];
}
