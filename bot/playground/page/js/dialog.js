/** Dialogs on the browser's own `<dialog>` (focus stays inside, Esc closes), and short notices. */

import { h, iconButton } from "./dom.js";

let count = 0;

/** Opens a dialog; `onSubmit` may answer a text to show as an error and keep the dialog open. */
export function openDialog({ title, content, submit, cancel, danger = false, onSubmit, onClose }) {
  const id = `dialog-${(count += 1)}`;
  const problem = h("p", { class: "note error", role: "alert", hidden: true });
  const send = submit && h("button", { type: "submit", class: `component-button ${danger ? "danger" : "primary"}` }, submit);
  const form = h(
    "form",
    { method: "dialog", novalidate: true },
    h("header", { class: "dialog-head" }, h("h2", { id }, title), iconButton("close", "close", () => dialog.close())),
    h("div", { class: "dialog-content" }, content, problem),
    h("footer", { class: "dialog-foot" }, cancel && h("button", { type: "button", class: "component-button secondary", on: { click: () => dialog.close() } }, cancel), send),
  );
  const dialog = h("dialog", { class: "dialog", "aria-labelledby": id }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!onSubmit || send?.disabled) return;
    if (send) send.disabled = true;
    const complaint = await onSubmit();
    if (send) send.disabled = false;
    problem.textContent = complaint ?? "";
    problem.hidden = !complaint;
    if (!complaint) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    onClose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  (dialog.querySelector(".dialog-content :is(input, textarea, .dropdown)") ?? send)?.focus();
  return dialog;
}

/** Asks before something that cannot be undone; answers true or false. */
export function confirmed({ title, content, submit, cancel }) {
  return new Promise((resolve) => {
    let answer = false;
    openDialog({
      title,
      content: h("p", {}, content),
      submit,
      cancel,
      danger: true,
      onSubmit: () => {
        answer = true;
      },
      onClose: () => resolve(answer),
    });
  });
}

/** A line at the bottom of the page that goes away by itself. */
export function notice(text) {
  const shelf = document.getElementById("notices");
  const line = h("p", { class: "notice" }, text);
  shelf.append(line);
  setTimeout(() => line.remove(), 6000);
}
