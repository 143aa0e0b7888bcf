/** Building elements without a framework; text only ever becomes text nodes. */

const SVG = "http://www.w3.org/2000/svg";

/** Makes an element: `h("button", {class: "x", on: {click}, t: "send"}, child, …)`. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else if (name === "vars") for (const [key, v] of Object.entries(value)) element.style.setProperty(key, v);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "t") label(element, value);
    else if (name.startsWith("t:")) label(element, value, name.slice(2));
    else if (["value", "checked", "disabled", "selected", "hidden", "multiple", "open"].includes(name)) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

/** Appends nodes and strings; skips what is empty, flattens lists. */
export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false || child === "") continue;
    element.append(child);
  }
}

/** Replaces the children of an element. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

let translate = (key) => key;

/** Tells this module how a text id becomes text; `i18n.js` calls it once. */
export function useTranslator(translator) {
  translate = translator;
}

/** Gives an element (or one of its attributes) a text that follows the interface language. */
export function label(element, spec, attribute = "") {
  const [key, args] = Array.isArray(spec) ? spec : [spec, undefined];
  element.setAttribute(`data-t${attribute && `-${attribute}`}`, JSON.stringify([key, args ?? null]));
  const text = translate(key, args);
  if (attribute) element.setAttribute(attribute, text);
  else element.textContent = text;
}

/** Writes every labelled text anew, after the language changed. */
export function relabel(root = document) {
  for (const attribute of ["", "aria-label", "title", "placeholder"]) {
    const name = `data-t${attribute && `-${attribute}`}`;
    for (const element of root.querySelectorAll(`[${name}]`)) {
      const [key, args] = JSON.parse(element.getAttribute(name));
      if (attribute) element.setAttribute(attribute, translate(key, args ?? undefined));
      else element.textContent = translate(key, args ?? undefined);
    }
  }
}

const ICONS = {
  reply: "M10 8V4L3 11l7 7v-4.1c5 0 8.5 1.6 11 5.1-1-5-4-10-11-11z",
  edit: "M3 17.2V21h3.8L18 9.8 14.2 6 3 17.2zM20.7 7a1 1 0 0 0 0-1.4l-2.3-2.3a1 1 0 0 0-1.4 0L15.2 5 19 8.8 20.7 7z",
  trash: "M6 19a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2V7H6v12zM19 4h-3.5l-1-1h-5l-1 1H5v2h14V4z",
  smile: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16zm3.5-9a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zm-7 0a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zm3.5 6.5c2.3 0 4.3-1.5 5.1-3.5H6.9c.8 2 2.8 3.5 5.1 3.5z",
  more: "M5 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4zm7 0a2 2 0 1 0 0 4 2 2 0 0 0 0-4zm7 0a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  clip: "M16.5 6v11.5a4 4 0 0 1-8 0V5a2.5 2.5 0 0 1 5 0v10.5a1 1 0 0 1-2 0V6H10v9.500a2.5 2.5 0 0 0 5 0V5a4 4 0 0 0-8 0v12.500a5.500 5.500 0 0 0 11 0V6h-1.500z",
  send: "M3 20.500v-6l9-2.500-9-2.500v-6L22 12 3 20.500z",
  close: "M18.300 5.700 12 12l6.300 6.300-1.400 1.400L10.600 13.400 4.300 19.700 2.900 18.300 9.200 12 2.900 5.700 4.300 4.300l6.300 6.300 6.300-6.300z",
  down: "M7 10l5 5 5-5z",
  file: "M6 2a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8l-6-6H6zm7 7V3.500L18.500 9H13z",
  slash: "M16 3h2.500L8 21H5.500z",
  hash: "M9.500 3 9 7H4.500v2h4.200l-.7 6H3.500v2h4.200L7.200 21h2l.5-4h5l-.5 4h2l.5-4h4.300v-2h-4l.7-6h4.300V7h-4l.5-4h-2L15 7h-5l.5-4h-1zm.2 6h5l-.7 6H9l.7-6z",
  eye: "M12 5C7 5 2.700 8.100 1 12.500 2.700 16.900 7 20 12 20s9.300-3.100 11-7.500C21.300 8.100 17 5 12 5zm0 12.500a5 5 0 1 1 0-10 5 5 0 0 1 0 10zm0-8a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
  gear: "M19.400 13a7.800 7.800 0 0 0 0-2l2.100-1.600-2-3.500-2.500 1a7.600 7.600 0 0 0-1.700-1L14.900 3h-4l-.4 2.900a7.600 7.600 0 0 0-1.700 1l-2.500-1-2 3.500L6.400 11a7.800 7.800 0 0 0 0 2l-2.100 1.600 2 3.500 2.500-1a7.600 7.600 0 0 0 1.700 1l.4 2.900h4l.4-2.900a7.600 7.600 0 0 0 1.700-1l2.500 1 2-3.500L19.400 13zM12.900 15.500a3.500 3.500 0 1 1 0-7 3.500 3.500 0 0 1 0 7z",
  theme: "M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9z",
  thread: "M4 4h16v10H9l-5 5V4zm3 3v2h10V7H7zm0 3v2h7v-2H7z",
  pin: "M14 3l7 7-3 1-3.500 3.500.500 4L13.500 20l-4-4L4 21l-1-1 5-5.500-4-4L5.500 9l4 .500L13 6z",
  forward: "M14 8V4l7 7-7 7v-4.100c-5 0-8.500 1.600-11 5.100 1-5 4-10 11-11z",
  poll: "M4 4h11v4H4zM4 10h16v4H4zM4 16h7v4H4z",
  sticker: "M5 3h14a2 2 0 0 1 2 2v8h-6a2 2 0 0 0-2 2v6H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zm3.500 5.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3zm7 0a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3zM15 20.500V15h5.500z",
  mic: "M12 3a3 3 0 0 0-3 3v6a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM5 11h2a5 5 0 0 0 10 0h2a7 7 0 0 1-6 6.900V21h-2v-3.100A7 7 0 0 1 5 11z",
  forum: "M3 4h13v9H8l-3 3v-3H3zM18 8h3v9h-2v3l-3-3H9v-2h9z",
  news: "M4 9v6h3l8 4V5L7 9H4zm13-1v8a4 4 0 0 0 0-8z",
  voice: "M4 9v6h4l5 5V4L8 9H4zm11.500-1.500v9a5 5 0 0 0 0-9z",
  lock: "M7 10V8a5 5 0 0 1 10 0v2h1a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zm2 0h6V8a3 3 0 0 0-6 0z",
  plus: "M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z",
};

/** One of the page's own icons, hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  path.setAttribute("fill", "currentColor");
  svg.append(path);
  return svg;
}

/** A button that shows an icon and says its name. */
export function iconButton(name, key, onClick, props = {}) {
  return h("button", { type: "button", class: "icon-button", "t:aria-label": key, "t:title": key, on: { click: onClick }, ...props }, icon(name));
}
