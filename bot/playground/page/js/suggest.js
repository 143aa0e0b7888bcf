/** The list above a text field: what could be meant by what is being typed. */

import { h } from "./dom.js";

let count = 0;

/** Shows rows for a field and lets arrows, Enter and Tab choose; the focus stays in the field. */
export class Suggestions {
  constructor(field, { label }) {
    this.field = field;
    this.id = `suggestions-${(count += 1)}`;
    this.list = h("div", { id: this.id, class: "suggestions", role: "listbox", "t:aria-label": label, hidden: true });
    this.rows = [];
    this.active = 0;
    field.setAttribute("aria-controls", this.id);
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-autocomplete", "list");
  }

  get element() {
    return this.list;
  }

  get open() {
    return !this.list.hidden;
  }

  /** `entries`: {label, description, hint, picture(), choose()}. */
  show(entries, heading = "", lang = "") {
    if (!entries.length) {
      this.hide();
      return;
    }
    this.entries = entries;
    this.rows = entries.map((entry, index) => {
      const row = h(
        "div",
        { class: "option", role: "option", lang: lang || undefined, id: `${this.id}-${index}`, "aria-selected": "false" },
        entry.picture?.(),
        h("span", { class: "option-text" }, h("span", { class: "option-label" }, entry.label), entry.description && h("span", { class: "option-description" }, entry.description)),
        entry.hint && h("span", { class: "option-hint" }, entry.hint),
      );
      row.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        this.hide();
        entry.choose();
      });
      return row;
    });
    this.list.replaceChildren();
    if (heading) this.list.append(h("p", { class: "menu-heading", role: "presentation" }, heading));
    this.list.append(...this.rows);
    this.list.hidden = false;
    this.field.setAttribute("aria-expanded", "true");
    this.mark(0);
  }

  hide() {
    if (this.list.hidden) return;
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }

  mark(index) {
    this.active = (index + this.rows.length) % this.rows.length;
    this.rows.forEach((row, i) => {
      row.classList.toggle("active", i === this.active);
      row.setAttribute("aria-selected", String(i === this.active));
    });
    this.rows[this.active].scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", this.rows[this.active].id);
  }

  /** Handles a key of the field; answers whether it was used. */
  key(event) {
    if (!this.open || event.isComposing) return false;
    if (event.key === "ArrowDown") this.mark(this.active + 1);
    else if (event.key === "ArrowUp") this.mark(this.active - 1);
    else if (event.key === "Escape") this.hide();
    else if (event.key === "Enter" || event.key === "Tab") {
      const entry = this.entries[this.active];
      this.hide();
      entry.choose();
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
