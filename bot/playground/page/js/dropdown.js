/** A select with pictures and descriptions: a button and its listbox, by mouse and by keyboard. */

import { fill, h, icon } from "./dom.js";
import { listed, t } from "./i18n.js";
import { popUp, popupOf } from "./popup.js";

let count = 0;

/** `options`: {value, label, description, picture()}; single choice calls `onChoose(value)`, multiple calls it with all on close. */
export class Dropdown {
  constructor({ label, options, values = [], multiple = false, min = 1, max = 1, placeholder = "", disabled = false, className = "", describedBy, onChoose, onClose }) {
    Object.assign(this, { label, options, multiple, min, max, placeholder, onChoose, onClose });
    this.values = new Set(values);
    this.button = h("button", {
      type: "button",
      class: `dropdown ${className}`,
      role: "combobox",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-describedby": describedBy,
      disabled,
      on: { click: () => this.toggle(), keydown: (event) => this.#buttonKey(event) },
    });
    this.show();
  }

  get element() {
    return this.button;
  }

  set({ options, values, label }) {
    if (options) this.options = options;
    if (values) this.values = new Set(values);
    if (label) this.label = label;
    this.show();
  }

  show() {
    const chosen = this.options.filter((o) => this.values.has(o.value));
    const name = listed(chosen.map((o) => o.label)) || this.placeholder;
    this.button.setAttribute("aria-label", `${this.label}: ${name}`);
    const content = chosen.length === 1 ? [chosen[0].picture?.(), h("span", { class: "dropdown-text" }, chosen[0].label)] : [h("span", { class: `dropdown-text${chosen.length ? "" : " placeholder"}` }, name)];
    fill(this.button, content, icon("down"));
  }

  #buttonKey(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.toggle();
    }
  }

  toggle() {
    if (popupOf(this.button)) {
      this.close?.();
      return;
    }
    const id = `listbox-${(count += 1)}`;
    const list = h("div", { id, role: "listbox", class: "listbox", tabindex: "-1", "aria-label": this.label, "aria-multiselectable": this.multiple ? "true" : undefined });
    const rows = this.options.map((option, index) => {
      const row = h(
        "div",
        { role: "option", id: `${id}-${index}`, class: "option", "aria-selected": String(this.values.has(option.value)) },
        option.picture?.(),
        h("span", { class: "option-text" }, h("span", { class: "option-label" }, option.label), option.description && h("span", { class: "option-description" }, option.description)),
      );
      row.addEventListener("click", () => this.#choose(index, rows));
      row.addEventListener("pointermove", () => mark(index));
      return row;
    });
    if (!rows.length) list.append(h("p", { class: "option-none" }, t("nothing-to-choose")));
    list.append(...rows);
    let active = Math.max(0, this.options.findIndex((o) => this.values.has(o.value)));
    const mark = (index) => {
      if (!rows.length) return;
      active = (index + rows.length) % rows.length;
      rows.forEach((row, i) => row.classList.toggle("active", i === active));
      list.setAttribute("aria-activedescendant", rows[active].id);
      rows[active].scrollIntoView({ block: "nearest" });
    };
    const before = [...this.values].join();
    let typed = "";
    let typedAt = 0;
    list.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") mark(active + 1);
      else if (event.key === "ArrowUp") mark(active - 1);
      else if (event.key === "Home") mark(0);
      else if (event.key === "End") mark(rows.length - 1);
      else if (event.key === "Enter" || event.key === " ") this.#choose(active, rows);
      else if (event.key === "Tab") this.close();
      else if (event.key.length === 1) {
        typed = event.timeStamp - typedAt > 800 ? event.key : typed + event.key;
        typedAt = event.timeStamp;
        const found = this.options.findIndex((o) => o.label.toLowerCase().startsWith(typed.toLowerCase()));
        if (found >= 0) mark(found);
      } else return;
      if (event.key !== "Tab") event.preventDefault();
    });
    this.button.setAttribute("aria-expanded", "true");
    this.button.setAttribute("aria-controls", id);
    this.close = popUp(list, this.button, {
      onClose: () => {
        this.button.setAttribute("aria-expanded", "false");
        if (this.multiple && [...this.values].join() !== before && this.values.size >= this.min) this.onChoose?.([...this.values]);
        this.onClose?.();
      },
    });
    mark(active);
  }

  #choose(index, rows) {
    const option = this.options[index];
    if (!option) return;
    if (!this.multiple) {
      this.values = new Set([option.value]);
      this.show();
      this.close();
      this.onChoose?.(option.value);
      return;
    }
    if (this.values.has(option.value)) this.values.delete(option.value);
    else if (this.max === 1) this.values = new Set([option.value]);
    else if (this.values.size < this.max) this.values.add(option.value);
    rows.forEach((row, i) => row.setAttribute("aria-selected", String(this.values.has(this.options[i].value))));
    this.show();
    // One that may be left empty: with it chosen or taken back, nothing is left to choose.
    if (this.max === 1) this.close();
  }
}
