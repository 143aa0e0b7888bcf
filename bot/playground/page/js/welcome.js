/** First steps: a few messages that are sent with a click, in the language of the channel. */

import { fill, h, iconButton } from "./dom.js";
import { localized } from "./interactions.js";
import { remember, remembered } from "./preferences.js";

/** What to try, by the channel's language: a greeting of the phrasebook, markup, an answer. */
export const FIRST_STEPS = {
  en: { phrase: "Good morning!", markup: "My **cat** is asleep 😴", reply: "Thank you!" },
  "zh-Hans": { phrase: "早上好！", markup: "我的**猫**睡着了 😴", reply: "谢谢！" },
  "zh-Hant": { phrase: "早安！", markup: "我的**貓**睡著了 😴", reply: "謝謝！" },
};

export class Welcome {
  constructor(column) {
    this.column = column;
    this.done = new Set();
    this.element = h("div", { class: "welcome", role: "group", "t:aria-label": "first-steps" });
  }

  async show() {
    const { column } = this;
    if (remembered("welcomed")) {
      this.element.hidden = true;
      return;
    }
    const steps = Object.entries(FIRST_STEPS[column.language] ?? FIRST_STEPS.en).filter(([name]) => !this.done.has(name));
    const commands = await column.client.interactions.commands(column.guildId).catch(() => []);
    const help = commands.find((c) => c.name === "help");
    this.element.hidden = !steps.length && !commands.length;
    fill(
      this.element,
      h("span", { class: "welcome-label", t: "first-steps" }),
      steps.map(([name, text]) => h("button", { type: "button", class: "step", "t:title": `step-${name}`, lang: column.language, on: { click: () => this.#take(name, text) } }, name === "reply" ? `↩ ${text}` : text)),
      help && h("button", { type: "button", class: "step", "t:title": "hint-help", on: { click: () => column.composer.openNamed("help") } }, `/${localized(help, "name", column.client.user.locale)}`),
      commands.some((c) => c.type === 3) && h("span", { class: "hint", t: "hint-apps" }),
      iconButton("close", "first-steps-close", () => this.#dismiss(), { class: "icon-button small" }),
    );
  }

  #take(name, text) {
    const { column } = this;
    this.done.add(name);
    const others = column.log.findLast((m) => m.author.id !== column.client.user.id && !m.local && !(m.flags & 64));
    column.composer.send({ content: text, reply: name === "reply" ? (others ?? null) : null });
    column.composer.focus();
    this.show();
  }

  #dismiss() {
    remember("welcomed", true);
    for (const column of this.column.app.columns) column.welcome.element.hidden = true;
  }
}
