/** Slash commands, components, modals and autocomplete, sent to `POST /interactions` as Discord's own client sends them. */

import { snowflake } from "./api.js";
import { Emitter } from "./emitter.js";

const COMMAND = 2;
const COMPONENT = 3;
const AUTOCOMPLETE = 4;
const MODAL = 5;
const PATIENCE = 5000;
const KEPT = 30_000;
// A bot that is just starting registers its commands any moment.
const KEPT_EMPTY = 2000;

/** Emits `modal` with what INTERACTION_MODAL_CREATE brought. */
export class Interactions extends Emitter {
  #waiting = new Map();
  #commands = new Map();

  constructor(client) {
    super();
    this.client = client;
    const { gateway } = client;
    gateway.on("INTERACTION_SUCCESS", (d) => this.#settle(d.nonce, true));
    gateway.on("INTERACTION_FAILURE", (d) => this.#settle(d.nonce, false));
    gateway.on("INTERACTION_MODAL_CREATE", (d) => {
      this.#settle(d.nonce, true);
      this.emit("modal", d);
    });
    gateway.on("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE", (d) => this.#settle(d.nonce, d.choices ?? []));
  }

  #settle(nonce, value) {
    this.#waiting.get(String(nonce))?.(value);
  }

  /** Sends one interaction; answers true, false (the bot did not answer) or, for autocomplete, the choices. */
  async #send(payload, { files = [], patience = PATIENCE } = {}) {
    const nonce = snowflake();
    const outcome = new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), patience);
      this.#waiting.set(nonce, (value) => {
        clearTimeout(timer);
        resolve(value);
      });
    });
    const { client } = this;
    const whole = { application_id: client.world.bot.id, session_id: client.gateway.sessionId, nonce, ...payload };
    try {
      await client.api.send("POST", "/interactions", whole, { files });
      return await outcome;
    } finally {
      this.#waiting.delete(nonce);
    }
  }

  /** The commands of the bot that this person may use in a guild: its global ones and the guild's own. */
  async commands(guildId) {
    const all = await this.#allCommands(guildId);
    return all.filter(({ default_member_permissions: needed }) => !needed || this.client.mayInGuild(BigInt(needed), guildId));
  }

  async #allCommands(guildId) {
    const kept = this.#commands.get(guildId);
    if (kept && Date.now() - kept.at < (kept.list.length ? KEPT : KEPT_EMPTY)) return kept.list;
    const index = await this.client.api.get(`/guilds/${guildId}/application-command-index`).catch(() => null);
    const list = index?.application_commands ?? [];
    this.#commands.set(guildId, { at: Date.now(), list });
    return list;
  }

  runCommand(command, { guildId, channelId, options = [], targetId, files = [] }) {
    const data = {
      version: command.version,
      id: command.id,
      name: command.name,
      type: command.type ?? 1,
      options,
      attachments: files.map((file, index) => ({ id: String(index), filename: file.name })),
    };
    if (command.guild_id) data.guild_id = command.guild_id;
    if (targetId) data.target_id = targetId;
    return this.#send({ type: COMMAND, application_id: command.application_id, guild_id: guildId, channel_id: channelId, data }, { files });
  }

  autocomplete(command, { guildId, channelId, options }) {
    const data = { version: command.version, id: command.id, name: command.name, type: 1, options, attachments: [] };
    if (command.guild_id) data.guild_id = command.guild_id;
    return this.#send({ type: AUTOCOMPLETE, application_id: command.application_id, guild_id: guildId, channel_id: channelId, data }, { patience: 3500 });
  }

  useComponent(message, component, values) {
    const data = { component_type: component.type, custom_id: component.custom_id };
    if (component.type !== 2) Object.assign(data, { type: component.type, values });
    const guildId = message.guild_id ?? this.client.guildOf(message.channel_id)?.id;
    return this.#send({
      type: COMPONENT,
      guild_id: guildId,
      channel_id: message.channel_id,
      message_id: message.id,
      message_flags: message.flags ?? 0,
      application_id: message.application_id ?? this.client.world.bot.id,
      data,
    });
  }

  submitModal(modal, { guildId, channelId, components }) {
    return this.#send({ type: MODAL, application_id: modal.application?.id, guild_id: guildId, channel_id: channelId, data: { id: modal.id, custom_id: modal.custom_id, components } });
  }
}

/** A name or description in a person's own language. */
export function localized(thing, field, locale) {
  const all = thing[`${field}_localizations`] ?? {};
  return thing[`${field}_localized`] ?? all[locale] ?? thing[field] ?? "";
}
