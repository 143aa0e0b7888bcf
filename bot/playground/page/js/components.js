/** Buttons, selects and the plain layout components under a message. */

import { ApiError, inWords } from "./api.js";
import { local } from "./attachments.js";
import { choicesFor } from "./choices.js";
import { h } from "./dom.js";
import { Dropdown } from "./dropdown.js";
import { t } from "./i18n.js";
import { markup } from "./markup.js";

const BUTTONS = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };
export const SELECTS = { 3: "string", 5: "user", 6: "role", 7: "mentionable", 8: "channel" };

/** The components of a message; `column` is where it is shown. */
export function components(message, column, context) {
  const list = message.components ?? [];
  return list.length ? h("div", { class: "components" }, list.map((component) => one(component, message, column, context))) : null;
}

function one(component, message, column, context) {
  const each = (list) => (list ?? []).map((inner) => one(inner, message, column, context));
  const { world } = column.client;
  switch (component.type) {
    case 1:
      return h("div", { class: "component-row" }, each(component.components));
    case 2:
      return button(component, message, column);
    case 9:
      return h("div", { class: "section" }, h("div", { class: "section-text" }, each(component.components)), each([component.accessory].filter(Boolean)));
    case 10:
      return h("div", { class: "markup" }, markup(component.content, context));
    case 11:
      return h("img", { class: "thumbnail", src: local(world, component.media.url), alt: component.description ?? "" });
    case 12:
      return h("div", { class: "gallery" }, component.items.map((item) => h("img", { src: local(world, item.media.url), alt: item.description ?? "" })));
    case 14:
      return component.divider === false ? h("div", { class: "gap" }) : h("hr");
    case 17: {
      const stripe = component.accent_color ? `#${component.accent_color.toString(16).padStart(6, "0")}` : "var(--line-strong)";
      return h("div", { class: "embed container", vars: { "--stripe": stripe } }, each(component.components));
    }
    default:
      return component.type in SELECTS ? select(component, message, column) : null;
  }
}

function emojiText(emoji) {
  return emoji ? (emoji.id ? `:${emoji.name}:` : emoji.name) : "";
}

function button(component, message, column) {
  const text = [component.emoji && h("span", { class: "button-emoji" }, emojiText(component.emoji)), component.label];
  const className = `component-button ${BUTTONS[component.style] ?? "secondary"}`;
  if (component.style === 5 && /^(https?|discord):/.test(component.url ?? ""))
    return component.disabled ? h("span", { class: `${className} off` }, text) : h("a", { class: className, href: component.url, target: "_blank", rel: "noopener noreferrer" }, text);
  const element = h("button", { type: "button", class: className, disabled: component.disabled, data: { customId: component.custom_id } }, text);
  element.addEventListener("click", () => use(element, component, message, column));
  return element;
}

function select(component, message, column) {
  const kind = SELECTS[component.type];
  const guildId = column.guildId;
  const options = optionsOf(component, column.client, guildId);
  const max = component.max_values ?? 1;
  const dropdown = new Dropdown({
    label: component.placeholder || t("choose"),
    placeholder: component.placeholder || t("choose"),
    options,
    values: startValues(component, kind),
    multiple: max > 1 || component.min_values === 0,
    min: component.min_values ?? 1,
    max,
    disabled: component.disabled,
    className: "component-select",
    onChoose: (values) => use(dropdown.element, component, message, column, [values].flat()),
  });
  dropdown.element.dataset.customId = component.custom_id;
  return dropdown.element;
}

/** What a select offers: its own options, or what the guild has. */
export function optionsOf(component, client, guildId) {
  const kind = SELECTS[component.type];
  if (kind !== "string") return choicesFor(kind, client, guildId, { types: component.channel_types });
  return component.options.map((option) => ({
    value: option.value,
    label: option.label,
    description: option.description,
    picture: option.emoji ? () => h("span", { class: "option-icon" }, emojiText(option.emoji)) : undefined,
  }));
}

export function startValues(component, kind) {
  return kind === "string" ? component.options.filter((o) => o.default).map((o) => o.value) : (component.default_values ?? []).map((v) => v.id);
}

async function use(element, component, message, column, values) {
  if (element.getAttribute("aria-busy") === "true") return;
  element.setAttribute("aria-busy", "true");
  let failure = null;
  try {
    if (message.interactionError) column.client.change(message.channel_id, message.id, { interactionError: null });
    if (!(await column.client.interactions.useComponent(message, component, values))) failure = t("interaction-failed");
  } catch (error) {
    failure = error instanceof ApiError ? inWords(error) : t("interaction-failed");
  }
  element.removeAttribute("aria-busy");
  if (failure) column.client.change(message.channel_id, message.id, { interactionError: failure });
}
