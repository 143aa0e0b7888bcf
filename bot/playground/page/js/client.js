/** One person's Discord client: their API, their gateway, and what they can see. */

import { Api } from "./api.js";
import { Emitter } from "./emitter.js";
import { Gateway } from "./gateway.js";
import { Interactions } from "./interactions.js";
import { permissionsIn } from "./permissions.js";

const PAGE = 50;

/** Emits `messages` {channelId, kind, message, ids}, `guild` id, `state`, `thread` a thread whose count changed,
 * `typing` {channel_id, user_id}, `presence` user id. */
export class Client extends Emitter {
  constructor(world, user) {
    super();
    this.world = world;
    this.user = user;
    this.api = new Api(world.api, user.token);
    this.guilds = new Map();
    this.presences = new Map();
    this.logs = new Map();
    this.gateway = new Gateway(world.gateway, user.token);
    this.interactions = new Interactions(this);
    this.gateway.on("state", () => this.emit("state", this.gateway.state));
    this.gateway.on("dispatch", ({ name, data }) => HANDLERS[name]?.call(this, data));
    this.gateway.open();
  }

  get online() {
    return this.gateway.state === "online";
  }

  close() {
    this.gateway.close();
  }

  guildOf(channelId) {
    for (const guild of this.guilds.values()) if (guild.channels.some((c) => c.id === channelId)) return guild;
    return null;
  }

  channel(channelId) {
    for (const guild of this.guilds.values()) {
      const found = guild.channels.find((c) => c.id === channelId);
      if (found) return found;
    }
    return null;
  }

  member(guildId, userId) {
    return this.guilds.get(guildId)?.members.find((m) => m.user.id === userId) ?? null;
  }

  /** A person's name as a guild shows it. */
  nameOf(guildId, user) {
    const member = this.member(guildId, user.id);
    return member?.nick || user.global_name || member?.user.global_name || user.username || "?";
  }

  may(permission, channelId) {
    const guild = this.guildOf(channelId);
    const member = guild && this.member(guild.id, this.user.id);
    const channel = this.channel(channelId);
    // A thread has the rights of the channel that holds it.
    const place = isThread(channel) ? this.channel(channel.parent_id) : channel;
    return (permissionsIn(guild, member, place) & permission) === permission;
  }

  /** Makes a channel known that READY did not bring, such as an archived thread. */
  async learn(channelId) {
    if (this.channel(channelId)) return;
    const found = await this.api.get(`/channels/${channelId}`);
    if (found.guild_id) channelKept.call(this, found);
  }

  /** Makes the archived threads of a channel known. */
  async loadArchived(channelId) {
    const { threads } = await this.api.get(`/channels/${channelId}/threads/archived/public`);
    for (const thread of threads) channelKept.call(this, thread);
  }

  mayInGuild(permissions, guildId) {
    return (permissionsIn(this.guilds.get(guildId), this.member(guildId, this.user.id), null) & permissions) === permissions;
  }

  /** The messages known of a channel, oldest first. */
  log(channelId) {
    if (!this.logs.has(channelId)) this.logs.set(channelId, { list: [], loaded: false, complete: false, loading: null, came: new Set(), went: new Set() });
    return this.logs.get(channelId);
  }

  find(channelId, messageId) {
    return this.log(channelId).list.find((m) => m.id === messageId) ?? null;
  }

  /** Loads the latest messages, or older ones than what is known. */
  async load(channelId, { older = false } = {}) {
    const log = this.log(channelId);
    if (log.loading) return log.loading;
    if (older && (log.complete || !log.loaded)) return undefined;
    log.came.clear();
    log.went.clear();
    const oldest = older ? log.list.find((m) => !m.local && !isEphemeral(m)) : null;
    log.loading = this.api
      .get(`/channels/${channelId}/messages?limit=${PAGE}${oldest ? `&before=${oldest.id}` : ""}`)
      .then((answer) => {
        const found = answer.filter((m) => !log.went.has(m.id));
        const fresh = new Set(found.map((m) => m.id));
        const horizon = found.length ? BigInt(found.at(-1).id) : 0n;
        // After a gap the server's word counts: what it no longer shows in this stretch was deleted meanwhile,
        // unless it came in while the question was on its way.
        const stays = (m) => older || m.local || isEphemeral(m) || log.came.has(m.id) || BigInt(m.id) < horizon;
        const kept = log.list.filter((m) => !fresh.has(m.id) && stays(m));
        log.list = [...found, ...kept].sort(byId);
        log.loaded = true;
        if (answer.length < PAGE) log.complete = true;
        this.emit("messages", { channelId, kind: older ? "older" : "all" });
      })
      .finally(() => {
        log.loading = null;
      });
    return log.loading;
  }

  /** Puts a message where it belongs; one of the same id or nonce is replaced. */
  put(message) {
    const log = this.log(message.channel_id);
    log.came.add(message.id);
    const index = log.list.findIndex((m) => m.id === message.id || (message.nonce && m.local && m.nonce === String(message.nonce)));
    if (index >= 0) {
      const previous = log.list[index];
      log.list[index] = { ...previous, ...message, local: message.local ?? false };
      if (!message.local && previous.id !== message.id) log.list.sort(byId);
      this.emit("messages", { channelId: message.channel_id, kind: "put", message: log.list.find((m) => m.id === message.id), was: previous.id });
    } else {
      log.list.push(message);
      if (log.list.length > 1 && byId(log.list.at(-2), message) > 0) log.list.sort(byId);
      this.emit("messages", { channelId: message.channel_id, kind: "put", message, isNew: true });
    }
  }

  change(channelId, messageId, changes) {
    const log = this.log(channelId);
    const index = log.list.findIndex((m) => m.id === messageId);
    if (index < 0) return;
    log.list[index] = { ...log.list[index], ...changes };
    this.emit("messages", { channelId, kind: "put", message: log.list[index], was: messageId });
  }

  remove(channelId, ids) {
    const log = this.log(channelId);
    const gone = new Set(ids);
    for (const id of ids) log.went.add(id);
    log.list = log.list.filter((m) => !gone.has(m.id));
    this.emit("messages", { channelId, kind: "remove", ids });
  }

  react(data, step) {
    const message = this.find(data.channel_id, data.message_id);
    if (!message) return;
    const key = data.emoji.id ?? data.emoji.name;
    const me = data.user_id === this.user.id;
    const reactions = (message.reactions ?? []).map((r) => ({ ...r }));
    let entry = reactions.find((r) => (r.emoji.id ?? r.emoji.name) === key);
    if (!entry && step > 0) reactions.push((entry = { emoji: data.emoji, count: 0, me: false }));
    if (!entry || (me && entry.me === step > 0)) return;
    entry.count += step;
    if (me) entry.me = step > 0;
    this.change(data.channel_id, data.message_id, { reactions: reactions.filter((r) => r.count > 0) });
  }

  vote(data, step) {
    const message = this.find(data.channel_id, data.message_id);
    if (!message?.poll) return;
    const me = data.user_id === this.user.id;
    const { results } = message.poll;
    const counts = results.answer_counts.map((entry) => {
      if (entry.id !== data.answer_id || (me && entry.me_voted === step > 0)) return entry;
      return { ...entry, count: entry.count + step, me_voted: me ? step > 0 : entry.me_voted };
    });
    this.change(data.channel_id, data.message_id, { poll: { ...message.poll, results: { ...results, answer_counts: counts } } });
  }

  /** Counts a message of a thread, as every client does for itself, and shows it on the message it hangs on. */
  count(channelId, step) {
    const thread = this.channel(channelId);
    if (!isThread(thread)) return;
    thread.message_count = Math.max(0, (thread.message_count ?? 0) + step);
    this.emit("thread", thread);
    this.change(thread.parent_id, thread.id, {});
  }
}

const isThread = (channel) => channel?.type >= 10 && channel.type <= 12;

export const isEphemeral = (message) => Boolean((message.flags ?? 0) & 64);

function byId(a, b) {
  if (Boolean(a.local) !== Boolean(b.local)) return a.local ? 1 : -1;
  const [x, y] = [BigInt(a.id), BigInt(b.id)];
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

function keepGuild(guild) {
  if (!guild || guild.unavailable || !guild.channels) return;
  const kept = { ...guild, members: guild.members ?? [], roles: guild.roles ?? [], emojis: guild.emojis ?? [], stickers: guild.stickers ?? [] };
  kept.channels = [...guild.channels, ...(guild.threads ?? [])];
  this.guilds.set(guild.id, kept);
  for (const presence of guild.presences ?? []) this.presences.set(presence.user.id, presence.status);
  this.emit("guild", guild.id);
}

/** Changes one list of a guild (`channels`, `roles`, `members`) by a key. */
function keepIn(client, guildId, list, item, key, gone = false) {
  const guild = client.guilds.get(guildId);
  if (!guild) return;
  const rest = guild[list].filter((other) => key(other) !== key(item));
  const previous = guild[list].find((other) => key(other) === key(item));
  guild[list] = gone ? rest : [...rest, { ...previous, ...item }];
  client.emit("guild", guildId);
}

const channelKept = function (data) {
  keepIn(this, data.guild_id, "channels", data, (c) => c.id);
};
const channelGone = function (data) {
  const guild = this.guilds.get(data.guild_id);
  // Its threads went with it, without a word of their own.
  if (guild) guild.channels = guild.channels.filter((c) => !(isThread(c) && c.parent_id === data.id));
  keepIn(this, data.guild_id, "channels", data, (c) => c.id, true);
};
const threadKept = function (data) {
  channelKept.call(this, data);
  this.change(data.parent_id, data.id, {});
};
const roleKept = function ({ guild_id: guildId, role }) {
  keepIn(this, guildId, "roles", role, (r) => r.id);
};
const memberKept = function (data) {
  keepIn(this, data.guild_id, "members", data, (m) => m.user.id);
};

const HANDLERS = {
  READY(data) {
    this.me = data.user;
    for (const guild of data.guilds ?? []) keepGuild.call(this, guild);
    for (const log of this.logs.values()) log.complete = false;
    // A session that could not be resumed has a gap: everything on show is read anew.
    for (const [channelId, log] of this.logs) if (log.loaded) this.load(channelId).catch(() => {});
  },
  GUILD_CREATE: keepGuild,
  GUILD_UPDATE(data) {
    const guild = this.guilds.get(data.id);
    if (guild) Object.assign(guild, { name: data.name, icon: data.icon, owner_id: data.owner_id ?? guild.owner_id });
    this.emit("guild", data.id);
  },
  GUILD_DELETE({ id }) {
    this.guilds.delete(id);
    this.emit("guild", id);
  },
  CHANNEL_CREATE: channelKept,
  CHANNEL_UPDATE: channelKept,
  CHANNEL_DELETE: channelGone,
  THREAD_CREATE: threadKept,
  THREAD_UPDATE: threadKept,
  THREAD_DELETE(data) {
    channelGone.call(this, data);
    this.change(data.parent_id, data.id, { thread: null });
  },
  THREAD_LIST_SYNC({ threads }) {
    for (const thread of threads) channelKept.call(this, thread);
  },
  GUILD_EMOJIS_UPDATE({ guild_id: id, emojis }) {
    const guild = this.guilds.get(id);
    if (guild) guild.emojis = emojis;
  },
  GUILD_STICKERS_UPDATE({ guild_id: id, stickers }) {
    const guild = this.guilds.get(id);
    if (guild) guild.stickers = stickers;
  },
  MESSAGE_POLL_VOTE_ADD(data) {
    this.vote(data, 1);
  },
  MESSAGE_POLL_VOTE_REMOVE(data) {
    this.vote(data, -1);
  },
  GUILD_ROLE_CREATE: roleKept,
  GUILD_ROLE_UPDATE: roleKept,
  GUILD_ROLE_DELETE({ guild_id: guildId, role_id: id }) {
    keepIn(this, guildId, "roles", { id }, (r) => r.id, true);
  },
  GUILD_MEMBER_ADD: memberKept,
  GUILD_MEMBER_UPDATE: memberKept,
  GUILD_MEMBER_REMOVE(data) {
    keepIn(this, data.guild_id, "members", data, (m) => m.user.id, true);
  },
  MESSAGE_CREATE(data) {
    this.put(data);
    // The answer to sending it may have come first: what is known already is counted all the same.
    if (data.id !== data.channel_id && data.type !== 21) this.count(data.channel_id, 1);
  },
  MESSAGE_UPDATE(data) {
    // An old message that is not on show is read with its page; alone it would hide the gap before it.
    if (this.find(data.channel_id, data.id)) this.put(data);
  },
  MESSAGE_DELETE(data) {
    this.remove(data.channel_id, [data.id]);
    if (data.id !== data.channel_id) this.count(data.channel_id, -1);
  },
  MESSAGE_DELETE_BULK(data) {
    this.remove(data.channel_id, data.ids);
  },
  MESSAGE_REACTION_ADD(data) {
    this.react(data, 1);
  },
  MESSAGE_REACTION_REMOVE(data) {
    this.react(data, -1);
  },
  MESSAGE_REACTION_REMOVE_ALL(data) {
    this.change(data.channel_id, data.message_id, { reactions: [] });
  },
  MESSAGE_REACTION_REMOVE_EMOJI(data) {
    const message = this.find(data.channel_id, data.message_id);
    const key = data.emoji.id ?? data.emoji.name;
    if (message) this.change(data.channel_id, data.message_id, { reactions: (message.reactions ?? []).filter((r) => (r.emoji.id ?? r.emoji.name) !== key) });
  },
  TYPING_START(data) {
    this.emit("typing", data);
  },
  PRESENCE_UPDATE(data) {
    this.presences.set(data.user.id, data.status);
    this.emit("presence", data.user.id);
  },
};
