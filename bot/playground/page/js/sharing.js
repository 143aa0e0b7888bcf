/** Dialogs that send something else than text: a forward, a sticker, a thread of its own; and the list of pins. */

import { inWords } from "./api.js";
import { avatar } from "./avatar.js";
import { notice, openDialog } from "./dialog.js";
import { fill, h } from "./dom.js";
import { Dropdown } from "./dropdown.js";
import { stamp, t } from "./i18n.js";
import { stickerAddress } from "./kinds.js";
import { authorName, preview } from "./message.js";
import { PIN_MESSAGES, SEND_MESSAGES, VIEW_CHANNEL } from "./permissions.js";
import { popUp } from "./popup.js";

const WRITABLE = new Set([0, 2, 5, 10, 11, 12]);
const ANNOUNCEMENTS = 5;

/** Asks where a message is passed on to, and passes it on. */
export function forwardMessage(message, column) {
  const { client } = column;
  const options = [...client.guilds.values()].flatMap((guild) =>
    guild.channels
      .filter((one) => WRITABLE.has(one.type) && client.may(VIEW_CHANNEL | SEND_MESSAGES, one.id))
      .map((one) => ({ value: one.id, label: `#${one.name}`, description: guild.name })),
  );
  const target = new Dropdown({ label: t("forward-to"), placeholder: t("choose"), options });
  openDialog({
    title: t("forward"),
    content: [h("p", { class: "quoted", lang: column.language }, `${authorName(message, column)}: ${preview(message, column)}`), h("div", { class: "field-row" }, h("span", { class: "field-label", t: "forward-to" }), target.element)],
    submit: t("forward"),
    cancel: t("cancel"),
    onSubmit: async () => {
      const [chosen] = target.values;
      if (!chosen) return t("field-required", { name: t("forward-to") });
      try {
        await client.api.send("POST", `/channels/${chosen}/messages`, { message_reference: { type: 1, channel_id: message.channel_id, message_id: message.id } });
        notice(t("forward-done"));
        return null;
      } catch (error) {
        return inWords(error);
      }
    },
  });
}

/** Shows the stickers that the person may send here; a click sends one. */
export function pickSticker(column, anchor) {
  const { client } = column;
  const nitro = Boolean(client.me?.premium_type);
  const found = [...client.guilds.values()].filter((guild) => nitro || guild.id === column.guildId).flatMap((guild) => guild.stickers ?? []);
  let close = () => {};
  const send = async (sticker) => {
    close();
    try {
      await client.api.send("POST", `/channels/${column.channelId}/messages`, { sticker_ids: [sticker.id] });
    } catch (error) {
      notice(inWords(error));
    }
  };
  const buttons = found.map((sticker) =>
    h("button", { type: "button", class: "sticker-choice", "aria-label": sticker.name, title: sticker.description || sticker.name, on: { click: () => send(sticker) } }, h("img", { src: stickerAddress(client.world, sticker), alt: "", width: "72", height: "72" })),
  );
  const grid = h("div", { class: "sticker-picker", role: "dialog", "aria-label": t("sticker-send") }, buttons.length ? buttons : h("p", { class: "note" }, t("nothing-to-choose")));
  close = popUp(grid, anchor, { above: true, focus: buttons[0] });
}

/** Asks for the name of a thread that hangs on no message, and opens it. */
export function startThread(column) {
  const input = h("input", { class: "field", maxlength: "100", "t:aria-label": "thread-name" });
  openDialog({
    title: t("create-thread"),
    content: h("div", { class: "field-row" }, h("span", { class: "field-label", t: "thread-name" }), input),
    submit: t("create"),
    cancel: t("cancel"),
    onSubmit: async () => {
      if (!input.value.trim()) return t("field-required", { name: t("thread-name") });
      const type = column.channel?.type === ANNOUNCEMENTS ? 10 : 11;
      try {
        const thread = await column.client.api.send("POST", `/channels/${column.channelId}/threads`, { name: input.value.trim(), type, auto_archive_duration: 1440 });
        await column.goTo(thread.id);
        return null;
      } catch (error) {
        return inWords(error);
      }
    },
  });
}

/** The pinned messages of the column's channel. */
export async function showPins(column) {
  const { client, channelId } = column;
  const list = h("ul", { class: "pins" });
  const dialog = openDialog({ title: t("pins"), content: list });
  const read = async () => {
    try {
      const { items } = await client.api.get(`/channels/${channelId}/messages/pins`);
      fill(list, items.length ? items.map((item) => row(item.message)) : h("li", { class: "note", t: "pins-none" }));
    } catch (error) {
      fill(list, h("li", { class: "note error", role: "alert" }, inWords(error)));
    }
  };
  const row = (message) => {
    const name = authorName(message, column);
    const jump = () => {
      dialog.close();
      column.goTo(channelId, message.id);
    };
    const unpin = async () => {
      await pinMessage(message, column, false);
      await read();
    };
    return h(
      "li",
      { class: "pin" },
      avatar(client.world, message.author, name, "avatar small"),
      h("div", { class: "pin-text" }, h("p", {}, h("span", { class: "reply-author" }, name), " ", h("time", { class: "time", datetime: message.timestamp }, stamp(new Date(message.timestamp)))), h("p", { lang: column.language }, preview(message, column))),
      h("button", { type: "button", class: "text-button", t: "pin-jump", on: { click: jump } }),
      client.may(PIN_MESSAGES, channelId) && h("button", { type: "button", class: "text-button", t: "unpin", on: { click: unpin } }),
    );
  };
  await read();
}

/** Pins a message, or takes it down. */
export async function pinMessage(message, column, pinned) {
  try {
    await column.client.api.call(pinned ? "PUT" : "DELETE", `/channels/${message.channel_id}/messages/pins/${message.id}`);
  } catch (error) {
    notice(inWords(error));
  }
}
