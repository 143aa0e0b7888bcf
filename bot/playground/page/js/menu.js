/** A context menu by mouse, by finger and by keyboard. */

import { h, icon } from "./dom.js";
import { popUp } from "./popup.js";

/** Opens a menu; `entries`: {text, lang, icon, danger, run} or {heading} or null for a rule. */
export function openMenu(anchor, entries, label) {
  let close = () => {};
  const items = [];
  const rows = entries.map((entry) => {
    if (!entry) return h("hr", { role: "separator" });
    if (entry.heading) return h("p", { class: "menu-heading", role: "presentation" }, entry.heading);
    const item = h(
      "button",
      {
        type: "button",
        role: "menuitem",
        lang: entry.lang,
        tabindex: "-1",
        class: `menu-item${entry.danger ? " danger" : ""}`,
        on: {
          click: () => {
            close();
            entry.run();
          },
        },
      },
      h("span", {}, entry.text),
      entry.icon && icon(entry.icon),
    );
    items.push(item);
    return item;
  });
  const menu = h("div", { class: "menu", role: "menu", "aria-label": label, tabindex: "-1" }, rows);
  menu.addEventListener("keydown", (event) => {
    const now = items.indexOf(document.activeElement);
    const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === "Tab") close();
    if (next === undefined) return;
    event.preventDefault();
    items[(next + items.length) % items.length]?.focus();
  });
  close = popUp(menu, anchor, { focus: items[0] });
  return close;
}

const LONG_PRESS = 500;

/** Calls `open(event target, point)` on right click, the menu key and a long press. */
export function onContext(element, open) {
  let timer = null;
  const cancel = () => clearTimeout(timer);
  element.addEventListener("contextmenu", (event) => {
    if (window.getSelection()?.toString() && event.button === 2) return;
    cancel();
    if (open(event.target, { x: event.clientX, y: event.clientY })) event.preventDefault();
  });
  element.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch") return;
    timer = setTimeout(() => open(event.target, { x: event.clientX, y: event.clientY }), LONG_PRESS);
  });
  for (const name of ["pointerup", "pointercancel", "pointermove"]) element.addEventListener(name, cancel);
}
