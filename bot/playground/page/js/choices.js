/** People, roles and channels as rows of a `Dropdown`. */

import { avatar } from "./avatar.js";
import { h, icon } from "./dom.js";
import { emojiPicture } from "./emoji.js";

const hash = () => h("span", { class: "option-icon" }, icon("hash"));
const dot = (role) => () => h("span", { class: "role-dot", vars: { "--role": role.color ? `#${role.color.toString(16).padStart(6, "0")}` : "var(--ink-soft)" } });

export function people(client, guildId) {
  return (client.guilds.get(guildId)?.members ?? []).map(({ user }) => ({
    value: user.id,
    label: client.nameOf(guildId, user),
    description: `@${user.username}`,
    picture: () => avatar(client.world, user, client.nameOf(guildId, user), "avatar tiny"),
  }));
}

export function roles(client, guildId) {
  return (client.guilds.get(guildId)?.roles ?? []).map((role) => ({ value: role.id, label: `@${role.name.replace(/^@/, "")}`, picture: dot(role) }));
}

/** The emojis of a guild; their value is how a message's text writes them. */
export function emojis(client, guildId) {
  return (client.guilds.get(guildId)?.emojis ?? []).map((emoji) => ({
    value: `<${emoji.animated ? "a" : ""}:${emoji.name}:${emoji.id}>`,
    label: `:${emoji.name}:`,
    picture: () => emojiPicture(emoji, client.world.origin),
  }));
}

/** Channels of a guild in their order, of certain types if any are named. */
export function channels(client, guildId, types) {
  return [...(client.guilds.get(guildId)?.channels ?? [])]
    .filter((channel) => (types?.length ? types.includes(channel.type) : true))
    .sort((a, b) => (a.position ?? 99) - (b.position ?? 99) || (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
    .map((channel) => ({ value: channel.id, label: channel.name, description: channel.topic ?? undefined, picture: hash }));
}

/** The rows for a select component or a command option of this kind. */
export function choicesFor(kind, client, guildId, { types } = {}) {
  if (kind === "user") return people(client, guildId);
  if (kind === "role") return roles(client, guildId);
  if (kind === "channel") return channels(client, guildId, types);
  return [...people(client, guildId), ...roles(client, guildId)];
}
