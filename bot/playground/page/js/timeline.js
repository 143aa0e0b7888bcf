/** The list of a channel's messages: keeps its place, groups, divides by day, walks by arrow keys. */

import { h } from "./dom.js";
import { moment, t } from "./i18n.js";
import { groupedWith, messageElement } from "./message.js";

const NEAR = 90;
const FLASH = 2200;

export class Timeline {
  constructor(column) {
    this.column = column;
    this.elements = new Map();
    this.list = h("div", { class: "messages" });
    this.intro = h("div", { class: "intro" });
    this.scroller = h("div", { class: "timeline", role: "log", tabindex: "0", "aria-live": "polite" }, this.intro, this.list);
    this.newer = h("button", { type: "button", class: "newer", hidden: true, on: { click: () => this.toBottom() } });
    this.element = h("div", { class: "timeline-frame" }, this.scroller, this.newer);
    this.missed = 0;
    this.stuck = true;
    this.lastTop = 0;
    this.scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.scroller.addEventListener("keydown", (event) => this.#key(event));
    new ResizeObserver(() => this.stuck && this.toBottom()).observe(this.list);
    new ResizeObserver(() => this.stuck && this.toBottom()).observe(this.scroller);
  }

  /** Draws everything anew. */
  draw({ keepPlace = false } = {}) {
    const fromBottom = this.scroller.scrollHeight - this.scroller.scrollTop;
    const stuck = this.stuck;
    this.elements.clear();
    this.list.replaceChildren();
    const { log } = this.column;
    for (const message of log) {
      const element = messageElement(message, this.column);
      this.elements.set(message.id, element);
      this.list.append(element);
    }
    log.forEach((message, index) => this.#decorate(index, log));
    if (stuck) this.toBottom();
    else if (keepPlace) this.scroller.scrollTop = this.scroller.scrollHeight - fromBottom;
  }

  /** Shows a new or changed message; `was` is the id it was shown under before. */
  put(message, was, { isNew, own }) {
    const { log } = this.column;
    const index = log.indexOf(message);
    const old = this.elements.get(was ?? message.id);
    const element = messageElement(message, this.column);
    if (old) this.#handOver(old, element);
    this.elements.delete(was);
    this.elements.set(message.id, element);
    const next = log.slice(index + 1).map((m) => this.elements.get(m.id)).find((e) => e?.isConnected && e !== old);
    if (old) old.remove();
    this.list.insertBefore(element, next ?? null);
    if (element.dataset.focus) this.#refocus(element);
    this.#decorate(index, log);
    this.#decorate(index + 1, log);
    if (isNew) element.classList.add("fresh");
    if (this.stuck || own) this.toBottom();
    else if (isNew) {
      this.missed += 1;
      this.#showMissed();
    }
  }

  remove(ids) {
    const { log } = this.column;
    for (const id of ids) {
      const element = this.elements.get(id);
      if (element?.contains(document.activeElement)) this.scroller.focus();
      element?.remove();
      this.elements.delete(id);
    }
    log.forEach((message, index) => this.#decorate(index, log));
  }

  /** Remembers where the focus was in a message that is about to be replaced, and which spoilers were open. */
  #handOver(old, element) {
    const focused = document.activeElement;
    if (old.contains(focused)) element.dataset.focus = focused === old ? "self" : (focused.dataset.customId ?? "self");
    const before = old.querySelectorAll(".spoiler");
    const after = element.querySelectorAll(".spoiler");
    if (before.length === after.length) before.forEach((s, i) => s.classList.contains("revealed") && after[i].click());
  }

  #refocus(element) {
    const id = element.dataset.focus;
    delete element.dataset.focus;
    const target = id === "self" ? element : [...element.querySelectorAll("[data-custom-id]")].find((e) => e.dataset.customId === id && !e.disabled);
    (target ?? element).focus({ preventScroll: true });
  }

  #decorate(index, log) {
    const message = log[index];
    const element = message && this.elements.get(message.id);
    if (!element) return;
    const previous = log[index - 1];
    element.classList.toggle("grouped", groupedWith(previous, message));
    const date = new Date(message.timestamp);
    const newDay = !previous || new Date(previous.timestamp).toDateString() !== date.toDateString();
    const divider = element.querySelector(":scope > .day");
    if (newDay && !divider) element.prepend(h("p", { class: "day" }, h("span", {}, moment(date, "D"))));
    else if (!newDay) divider?.remove();
  }

  toBottom() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.stuck = true;
    this.missed = 0;
    this.#showMissed();
  }

  #showMissed() {
    this.newer.hidden = this.missed === 0;
    this.newer.textContent = this.missed ? t("new-messages", { count: this.missed }) : "";
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const near = scrollHeight - scrollTop - clientHeight < NEAR;
    // Only a person scrolls up; a picture that loads below merely moves the end away.
    if (near) this.stuck = true;
    else if (scrollTop < this.lastTop) this.stuck = false;
    this.lastTop = scrollTop;
    if (this.stuck && this.missed) {
      this.missed = 0;
      this.#showMissed();
    }
    if (scrollTop < NEAR) this.column.older();
  }

  /** Scrolls to a message and makes it flash; answers whether it is there. */
  reveal(id) {
    const element = this.elements.get(id);
    if (!element) return false;
    this.stuck = false;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    element.classList.add("flash");
    setTimeout(() => element.classList.remove("flash"), FLASH);
    element.focus({ preventScroll: true });
    return true;
  }

  #key(event) {
    const messages = [...this.list.children];
    const now = event.target.closest(".message");
    if (event.target !== this.scroller && event.target !== now) return;
    const index = messages.indexOf(now);
    const step = { ArrowUp: index < 0 ? messages.length - 1 : index - 1, ArrowDown: index + 1, Home: 0, End: messages.length - 1 }[event.key];
    if (step !== undefined) {
      const target = messages[Math.max(0, Math.min(messages.length - 1, step))];
      target?.focus({ preventScroll: true });
      target?.scrollIntoView({ block: "nearest" });
      event.preventDefault();
    } else if (event.key === "Enter" && now) {
      event.preventDefault();
      this.column.openMenuOf(now.dataset.id, now);
    } else if (event.key === "Escape") this.column.composer.focus();
  }
}
