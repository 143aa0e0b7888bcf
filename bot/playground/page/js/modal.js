/** A bot's modal as a dialog. */

import { inWords } from "./api.js";
import { optionsOf, SELECTS, startValues } from "./components.js";
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { Dropdown } from "./dropdown.js";
import { t } from "./i18n.js";
import { markup } from "./markup.js";

const TEXT_INPUT = 4;
const TEXT_DISPLAY = 10;
const LABEL = 18;
let count = 0;

/** Shows what INTERACTION_MODAL_CREATE brought and sends the answers. */
export function openModal(modal, column) {
  const fields = modal.components.map((component) => outer(component, column)).filter(Boolean);
  return openDialog({
    title: modal.title,
    content: fields.map((field) => field.element),
    submit: t("submit"),
    cancel: t("cancel"),
    onSubmit: async () => {
      const complaints = fields.map((field) => field.check?.()).filter(Boolean);
      if (complaints.length) return complaints[0];
      try {
        const done = await column.client.interactions.submitModal(modal, {
          guildId: column.guildId,
          channelId: modal.channel_id ?? column.channelId,
          components: fields.map((field) => field.answer?.()).filter(Boolean),
        });
        return done ? null : t("interaction-failed");
      } catch (error) {
        return inWords(error);
      }
    },
  });
}

function outer(component, column) {
  if (component.type === TEXT_DISPLAY) return { element: h("div", { class: "markup" }, markup(component.content)) };
  if (component.type === LABEL) {
    const inner = field(component.component, component.label, component.description, column);
    return inner && { ...inner, answer: () => ({ type: LABEL, id: component.id, component: inner.answer() }) };
  }
  const inner = field(component.components[0], component.components[0].label, null, column);
  return inner && { ...inner, answer: () => ({ type: 1, id: component.id, components: [inner.answer()] }) };
}

function field(component, label, description, column) {
  const id = `field-${(count += 1)}`;
  const required = component.required !== false;
  const heading = h("label", { for: id, class: "field-label" }, label, required && h("span", { class: "required", "aria-hidden": "true" }, " *"));
  const hint = description && h("p", { class: "field-hint", id: `${id}-hint` }, description);
  if (component.type === TEXT_INPUT) {
    const input = h(component.style === 2 ? "textarea" : "input", {
      id,
      class: "field",
      placeholder: component.placeholder ?? undefined,
      maxlength: component.max_length ?? 4000,
      rows: component.style === 2 ? "4" : undefined,
      required,
      autocomplete: "off",
      "aria-describedby": hint ? `${id}-hint` : undefined,
      value: component.value ?? "",
    });
    return {
      element: h("div", { class: "field-row" }, heading, hint, input),
      check: () => {
        const length = [...input.value].length;
        if (required && !input.value.trim()) return t("field-required", { name: label });
        if (length && component.min_length && length < component.min_length) return t("field-too-short", { name: label, count: component.min_length });
        return null;
      },
      answer: () => ({ type: TEXT_INPUT, id: component.id, custom_id: component.custom_id, value: input.value }),
    };
  }
  if (component.type in SELECTS) {
    const max = component.max_values ?? 1;
    const dropdown = new Dropdown({
      label,
      placeholder: component.placeholder || t("choose"),
      options: optionsOf(component, column.client, column.guildId),
      values: startValues(component, SELECTS[component.type]),
      multiple: max > 1 || !required,
      min: 0,
      max,
      describedBy: hint ? `${id}-hint` : undefined,
    });
    dropdown.element.id = id;
    return {
      element: h("div", { class: "field-row" }, heading, hint, dropdown.element),
      check: () => {
        const chosen = dropdown.values.size;
        if (!chosen) return required ? t("field-required", { name: label }) : null;
        const min = component.min_values ?? 1;
        return chosen < min ? t("field-too-few", { name: label, count: min }) : null;
      },
      answer: () => ({ type: component.type, id: component.id, custom_id: component.custom_id, values: [...dropdown.values] }),
    };
  }
  return null;
}
