/** A small emoji picker: a grid that arrows walk through. */

import { h } from "./dom.js";
import { t } from "./i18n.js";
import { popUp } from "./popup.js";

const COMMON = [..."👍❤😂🎉😮😢🙏🔥👏🤔👀💯😊😍🥳😭😅🤝🙌💪✨🌉🐦🐱🍜🍵🥟🎵📚🏮🧧🎋"].filter((c) => c !== "\ufe0f");
const WIDTH = 8;

/** An emoji as a picture if it is a community's own, else as the character it is. */
export function emojiPicture({ id, name, animated }, cdn) {
  if (!id) return h("span", { "aria-hidden": "true" }, name);
  const image = h("img", { class: "emoji", src: `${cdn}/emojis/${id}.${animated ? "gif" : "png"}`, alt: "", title: `:${name}:`, draggable: "false" });
  image.addEventListener("error", () => image.replaceWith(h("span", { class: "emoji-name" }, `:${name}:`)));
  return image;
}

/** Calls `onPick` with the emoji chosen; custom ones as `name:id`. */
export function pickEmoji(anchor, onPick, { custom = [], cdn = "" } = {}) {
  const entries = [...COMMON.map((e) => ({ key: e === "❤" ? "❤️" : e, shown: e === "❤" ? "❤️" : e })), ...custom.map((e) => ({ key: `${e.name}:${e.id}`, shown: `:${e.name}:`, picture: `${cdn}/emojis/${e.id}.png` }))];
  let close = () => {};
  const buttons = entries.map(({ key, shown, picture }, index) =>
    h(
      "button",
      {
        type: "button",
        class: "emoji-choice",
        tabindex: index ? "-1" : "0",
        "aria-label": shown,
        on: {
          click: () => {
            close();
            onPick(key);
          },
        },
      },
      picture ? h("img", { class: "emoji", src: picture, alt: "" }) : shown,
    ),
  );
  const grid = h("div", { class: "emoji-picker", role: "dialog", "aria-label": t("add-reaction") }, buttons);
  grid.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: WIDTH, ArrowUp: -WIDTH }[event.key];
    if (!step) return;
    event.preventDefault();
    const now = buttons.indexOf(document.activeElement);
    buttons[Math.max(0, Math.min(buttons.length - 1, now + step))].focus();
  });
  close = popUp(grid, anchor, { focus: buttons[0] });
}
