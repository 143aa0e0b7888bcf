/** The interface's own language: texts from `locales/*.json`, and numbers and times as that language writes them. */

import { relabel, useTranslator } from "./dom.js";
import { Emitter } from "./emitter.js";
import { remember, remembered } from "./preferences.js";

export const LANGUAGES = { en: "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文" };

const changes = new Emitter();
let texts = {};
let current = "en";

/** The interface language that suits a browser or Discord language tag. */
export function nearest(tag) {
  const lowered = (tag ?? "").toLowerCase();
  if (!lowered.startsWith("zh")) return "en";
  return /hant|tw|hk|mo/.test(lowered) ? "zh-Hant" : "zh-Hans";
}

/** The text of an id, with `{name}` filled in; a missing id shows itself, so that a test can see it. */
export function t(key, args = {}) {
  let template = texts[key];
  if (template === undefined && "count" in args) {
    const form = new Intl.PluralRules(current).select(Number(args.count));
    template = texts[`${key}.${form}`] ?? texts[`${key}.other`];
  }
  if (template === undefined) return `⟨${key}⟩`;
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in args ? shown(args[name]) : whole));
}

function shown(value) {
  return typeof value === "number" ? new Intl.NumberFormat(current).format(value) : String(value);
}

useTranslator(t);

export function language() {
  return current;
}

/** Names as a list of this language; Chinese keeps a space beside Latin letters. */
export function listed(names) {
  return new Intl.ListFormat(current).format(names).replace(/([A-Za-z0-9])(\p{Script=Han})/gu, "$1 $2").replace(/(\p{Script=Han})([A-Za-z0-9])/gu, "$1 $2");
}

/** Loads a language and rewrites what is on the page. */
export async function useLanguage(tag, { keep = true } = {}) {
  const response = await fetch(new URL(`../locales/${tag}.json`, import.meta.url));
  texts = await response.json();
  current = tag;
  document.documentElement.lang = tag;
  if (keep) remember("language", tag);
  relabel();
  changes.emit("language", tag);
}

export function startLanguage() {
  const kept = remembered("language");
  return useLanguage(kept in LANGUAGES ? kept : nearest(navigator.language), { keep: false });
}

export function onLanguage(listener) {
  return changes.on("language", listener);
}

/** The name of a language, such as Discord's "zh-TW", in the interface language. */
export function languageName(tag) {
  const plain = tag?.startsWith("zh") ? nearest(tag) : (tag ?? "en").split("-")[0];
  return new Intl.DisplayNames([current], { type: "language" }).of(plain);
}

/** Bytes as people read them. */
export function size(bytes) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  let step = 0;
  let value = bytes;
  while (value >= 1024 && step < units.length - 1) {
    value /= 1024;
    step += 1;
  }
  return new Intl.NumberFormat(current, { style: "unit", unit: units[step], unitDisplay: step ? "short" : "long", maximumFractionDigits: step ? 1 : 0 }).format(value);
}

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};

/** A moment in one of Discord's timestamp styles, in the person's own zone. */
export function moment(date, style = "f") {
  return style === "R" ? relative(date) : new Intl.DateTimeFormat(current, STYLES[style] ?? STYLES.f).format(date);
}

/** "3 minutes ago", "in 2 days". */
export function relative(date, now = Date.now()) {
  const seconds = (date.getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(current, { numeric: "auto" });
  for (const [unit, length] of [["year", 31_557_600], ["month", 2_629_800], ["day", 86_400], ["hour", 3600], ["minute", 60]]) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return format.format(Math.trunc(seconds), "second");
}

/** The time beside an author: today only the time, before that the date too. */
export function stamp(date) {
  const today = new Date().toDateString() === date.toDateString();
  return moment(date, today ? "t" : "s");
}
