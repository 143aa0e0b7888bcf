/** Behind the scenes: stop and start the bot, break things on purpose, and see what was asked of Discord. */

import { call, inWords } from "./api.js";
import { fill, h, iconButton } from "./dom.js";
import { onLanguage, t } from "./i18n.js";

const EVERY = 1500;

const FAULTS = [
  ["fault-errors", { match: "POST /webhooks/*", status: 500, times: 3 }],
  ["fault-limit", { match: "POST /webhooks/*", status: 429, retry_after: 2, times: 2 }],
  ["fault-slow", { match: "POST /webhooks/*", delay: 3, times: 3 }],
  ["fault-lost", { match: "POST /webhooks/*", after_effect: true, drop: true, times: 1 }],
];

export class Panel {
  constructor(app) {
    this.app = app;
    this.problem = h("p", { class: "note error", role: "alert", hidden: true });
    this.counts = h("div", { class: "counts" });
    this.element = h("aside", { class: "panel", id: "panel", hidden: true, "aria-labelledby": "panel-title" });
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.toggle(false));
    this.#build();
    onLanguage(() => this.open && this.#read());
  }

  get open() {
    return !this.element.hidden;
  }

  #build() {
    const button = (key, run, style = "secondary") => h("button", { type: "button", class: `component-button ${style}`, t: key, on: { click: (event) => this.#do(event.currentTarget, run) } });
    fill(
      this.element,
      h("header", { class: "panel-head" }, h("h2", { id: "panel-title", t: "panel" }), iconButton("close", "close", () => this.toggle(false))),
      h("p", { class: "panel-lead", t: "panel-lead" }),
      this.problem,
      h("h3", { t: "panel-bot" }),
      h("p", { class: "field-hint", t: "panel-bot-hint" }),
      h("div", { class: "buttons" }, button("bot-kill", () => this.#post("bot", { action: "kill" }), "danger"), button("bot-stop", () => this.#post("bot", { action: "stop" })), button("bot-start", () => this.#post("bot", { action: "start" }), "primary")),
      h("h3", { t: "panel-gateway" }),
      h("p", { class: "field-hint", t: "panel-gateway-hint" }),
      h("div", { class: "buttons" }, ["close", "invalidate", "stall"].map((action) => button(`gateway-${action}`, () => this.#post("gateway", { action })))),
      h("h3", { t: "panel-faults" }),
      h("p", { class: "field-hint", t: "panel-faults-hint" }),
      h("div", { class: "buttons" }, FAULTS.map(([key, fault]) => button(key, () => this.#post("faults", fault))), button("faults-clear", () => this.#call("DELETE", "faults"), "primary")),
      h("h3", { t: "panel-requests" }),
      this.counts,
    );
  }

  toggle(show = !this.open) {
    this.element.hidden = !show;
    this.app.panelButton.setAttribute("aria-expanded", String(show));
    clearInterval(this.timer);
    if (!show) {
      this.app.panelButton.focus();
      return;
    }
    this.#read();
    this.timer = setInterval(() => document.hidden || this.#read(), EVERY);
    this.element.querySelector("button").focus();
  }

  #call(method, path, json) {
    return call(`${this.app.world.control}/${path}`, { method, json });
  }

  #post(path, json) {
    return this.#call("POST", path, json);
  }

  async #do(element, run) {
    element.setAttribute("aria-busy", "true");
    element.disabled = true;
    let complaint = "";
    try {
      await run();
    } catch (error) {
      complaint = inWords(error);
    }
    element.removeAttribute("aria-busy");
    element.disabled = false;
    element.focus();
    this.problem.textContent = complaint;
    this.problem.hidden = !complaint;
    await this.#read();
  }

  async #read() {
    try {
      const [requests, faults] = await Promise.all([this.#call("GET", "requests"), this.#call("GET", "faults").catch(() => [])]);
      this.#show(requests, Array.isArray(faults) ? faults : (faults?.faults ?? []));
    } catch (error) {
      fill(this.counts, h("p", { class: "note" }, inWords(error)));
    }
  }

  #show(requests, faults) {
    const number = (key, value, bad) => h("div", { class: `figure${bad && value ? " bad" : ""}` }, h("strong", {}, String(value ?? 0)), h("span", {}, t(key)));
    fill(
      this.counts,
      h(
        "div",
        { class: "figures" },
        number("figure-violations", requests.limit_violations, true),
        number("figure-limited", requests.rate_limited, false),
        number("figure-dead", requests.dead_webhook_calls, true),
        number("figure-faults", faults.length, false),
      ),
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("route")), h("th", { scope: "col" }, t("answers")))),
        h("tbody", {}, rows(requests).map(([route, answers]) => h("tr", {}, h("td", {}, h("code", {}, route)), h("td", {}, answers)))),
      ),
    );
  }
}

/** What the bot asked, as rows of a route and its answers. */
function rows(requests) {
  const routes = requests.bot_routes ?? {};
  return Object.entries(routes)
    .sort()
    .map(([route, answers]) => [route, Object.entries(answers).map(([status, count]) => `${status} × ${count}`).join(", ")]);
}
