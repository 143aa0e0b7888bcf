/** The slash-command picker and the form for a command's options. */

import { inWords } from "./api.js";
import { choicesFor } from "./choices.js";
import { h, iconButton } from "./dom.js";
import { Dropdown } from "./dropdown.js";
import { nearest, t } from "./i18n.js";
import { localized } from "./interactions.js";
import { Suggestions } from "./suggest.js";

const TYPE = { SUB: 1, GROUP: 2, STRING: 3, INTEGER: 4, BOOLEAN: 5, USER: 6, CHANNEL: 7, ROLE: 8, MENTIONABLE: 9, NUMBER: 10, ATTACHMENT: 11 };
const KINDS = { [TYPE.USER]: "user", [TYPE.CHANNEL]: "channel", [TYPE.ROLE]: "role", [TYPE.MENTIONABLE]: "mentionable" };

/** Commands with their subcommands laid out flat: {command, path, options, name, description}. */
export function flatCommands(commands, locale) {
  const flat = [];
  const walk = (command, node, path, names) => {
    const inner = (node.options ?? []).filter((o) => o.type === TYPE.SUB || o.type === TYPE.GROUP);
    if (inner.length) for (const child of inner) walk(command, child, [...path, child], [...names, localized(child, "name", locale)]);
    else flat.push({ command, path, options: node.options ?? [], name: names.join(" "), plain: [command, ...path].map((n) => n.name).join(" "), description: localized(node, "description", locale) });
  };
  for (const command of commands.filter((c) => (c.type ?? 1) === 1)) walk(command, command, [], [localized(command, "name", locale)]);
  // What everybody may use comes before what only moderators see.
  const rank = ({ command }) => (command.default_member_permissions ? 1 : 0);
  return flat.sort((a, b) => rank(a) - rank(b) || a.plain.localeCompare(b.plain));
}

/** Those that what was typed after the slash could mean, the best first. */
export function matching(flat, typed) {
  const words = typed.trim().toLowerCase();
  const rank = (entry) => {
    const names = [entry.name.toLowerCase(), entry.plain.toLowerCase()];
    if (names.some((name) => name.startsWith(words))) return 0;
    return names.some((name) => name.includes(words)) ? 1 : 2;
  };
  return flat.filter((entry) => rank(entry) < 2).sort((a, b) => rank(a) - rank(b));
}

/** Puts the options of a subcommand into the tree that Discord expects. */
function nested(path, options) {
  return path.reduceRight((inner, node) => [{ type: node.type, name: node.name, options: inner }], options);
}

/** The form that stands in for the composer while a command is being filled in. */
export class CommandForm {
  constructor(column, entry, { onClose }) {
    Object.assign(this, { column, entry, onClose });
    this.locale = column.client.user.locale;
    this.fields = entry.options.map((option) => this.#field(option));
    this.problem = h("p", { class: "note error", role: "alert", hidden: true });
    this.run = h("button", { type: "submit", class: "component-button primary" }, t("run-command"));
    this.element = h(
      "form",
      { class: "command-form", lang: nearest(this.locale), novalidate: true, "aria-label": `/${entry.name}` },
      h(
        "header",
        {},
        h("p", {}, h("strong", { class: "command-name" }, `/${entry.name}`), " ", h("span", { class: "command-description" }, entry.description)),
        iconButton("close", "cancel", () => this.close()),
      ),
      this.fields.length ? h("div", { class: "command-fields" }, this.fields.map((f) => f.element)) : null,
      this.problem,
      h("footer", {}, h("span", { class: "field-hint", t: "command-keys" }), this.run),
    );
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) {
        event.preventDefault();
        this.close();
      }
    });
  }

  focus() {
    (this.fields[0]?.focusable ?? this.run).focus();
  }

  close() {
    this.element.remove();
    this.onClose();
  }

  #field(option) {
    const name = localized(option, "name", this.locale);
    const id = `option-${option.name}-${Math.random().toString(36).slice(2, 8)}`;
    const frame = (control, focusable = control) => {
      const problem = h("p", { class: "field-hint error", id: `${id}-problem` });
      const element = h(
        "div",
        { class: "command-field", data: { option: option.name } },
        h("label", { class: "field-label", for: id }, name, option.required ? h("span", { class: "required", "aria-hidden": "true" }, " *") : h("span", { class: "optional" }, ` ${t("optional")}`)),
        control,
        h("p", { class: "field-hint" }, localized(option, "description", this.locale)),
        problem,
      );
      return { option, name, element, problem, focusable };
    };
    if (option.type === TYPE.ATTACHMENT) return this.#fileField(option, id, frame);
    const choices = this.#choices(option);
    if (choices) {
      const all = option.required ? choices : [{ value: "", label: t("none") }, ...choices];
      const dropdown = new Dropdown({ label: name, placeholder: t("choose"), options: all });
      dropdown.element.id = id;
      return { ...frame(dropdown.element), value: () => [...dropdown.values].find((v) => v !== "") };
    }
    return this.#textField(option, id, frame);
  }

  #choices(option) {
    if (option.choices?.length) return option.choices.map((c) => ({ value: c.value, label: localized(c, "name", this.locale) }));
    if (option.type === TYPE.BOOLEAN) return [{ value: true, label: t("yes") }, { value: false, label: t("no") }];
    if (option.type in KINDS) return choicesFor(KINDS[option.type], this.column.client, this.column.guildId, { types: option.channel_types });
    return null;
  }

  #fileField(option, id, frame) {
    const input = h("input", { type: "file", id, class: "field" });
    return { ...frame(input), value: () => input.files[0] };
  }

  #textField(option, id, frame) {
    const number = option.type === TYPE.INTEGER || option.type === TYPE.NUMBER;
    const input = h("input", { id, class: "field", autocomplete: "off", inputmode: number ? "decimal" : undefined, maxlength: option.max_length ?? undefined });
    let control = input;
    let chosen = null;
    if (option.autocomplete) {
      input.setAttribute("role", "combobox");
      const list = new Suggestions(input, { label: "choices" });
      control = h("div", { class: "combo" }, input, list.element);
      let turn = 0;
      const ask = async () => {
        const mine = (turn += 1);
        chosen = null;
        const options = nested(this.entry.path, [...this.#answers().filter((o) => o.name !== option.name), { type: option.type, name: option.name, value: input.value, focused: true }]);
        const found = await this.column.client.interactions.autocomplete(this.entry.command, { ...this.#place(), options }).catch(() => []);
        if (mine !== turn || document.activeElement !== input) return;
        list.show(
          (found || []).map((choice) => ({
            label: localized(choice, "name", this.locale),
            choose: () => {
              chosen = choice;
              input.value = localized(choice, "name", this.locale);
            },
          })),
        );
      };
      let timer;
      input.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(ask, 180);
      });
      input.addEventListener("focus", ask);
      input.addEventListener("blur", () => list.hide());
      input.addEventListener("keydown", (event) => list.key(event));
    }
    return {
      ...frame(control, input),
      value: () => {
        if (chosen) return chosen.value;
        const text = input.value.trim();
        if (!text) return undefined;
        return number ? Number(text) : input.value;
      },
    };
  }

  #complaint({ option, value }) {
    const given = value();
    if (given === undefined) return option.required ? t("option-required") : null;
    if (option.type === TYPE.INTEGER && !Number.isSafeInteger(given)) return t("option-integer");
    if (option.type === TYPE.NUMBER && !Number.isFinite(given)) return t("option-number");
    if (option.min_value !== undefined && given < option.min_value) return t("option-min", { value: option.min_value });
    if (option.max_value !== undefined && given > option.max_value) return t("option-max", { value: option.max_value });
    if (option.type === TYPE.STRING && option.min_length && [...given].length < option.min_length) return t("option-short", { count: option.min_length });
    return null;
  }

  #answers() {
    return this.fields.map(({ option, value }) => ({ type: option.type, name: option.name, value: value() })).filter((o) => o.value !== undefined && !(o.value instanceof File));
  }

  #place() {
    return { guildId: this.column.guildId, channelId: this.column.channelId };
  }

  async #submit() {
    let first = null;
    for (const field of this.fields) {
      const complaint = this.#complaint(field);
      field.problem.textContent = complaint ?? "";
      if (complaint) first ??= field;
    }
    if (first) {
      first.focusable.focus();
      return;
    }
    const files = [];
    const options = [];
    for (const { option, value } of this.fields) {
      const given = value();
      if (given === undefined) continue;
      options.push({ type: option.type, name: option.name, value: given instanceof File ? String(files.push(given) - 1) : given });
    }
    this.run.disabled = true;
    let complaint = null;
    try {
      const answered = await this.column.client.interactions.runCommand(this.entry.command, { ...this.#place(), options: nested(this.entry.path, options), files });
      if (!answered) complaint = t("bot-silent");
    } catch (error) {
      complaint = inWords(error);
    }
    this.run.disabled = false;
    this.problem.hidden = !complaint;
    this.problem.textContent = complaint ?? "";
    if (!complaint) this.close();
  }
}
