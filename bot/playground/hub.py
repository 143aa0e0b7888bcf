"""Tells every client what happened: who is there, who may see it, and which intents ask for it."""

from collections.abc import Callable, Iterable
from enum import IntFlag

from bot.playground.objects import Channel, Guild, Message, User
from bot.playground.permissions import Permission, in_guild
from bot.playground.serialize import Serializer
from bot.playground.sessions import Session, Sessions, compact
from bot.playground.state import CONTENT_INTENT, State
from bot.playground.validation import Json


class Intent(IntFlag):
    """What a bot asks to be told."""

    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_MODERATION = 1 << 2
    GUILD_EXPRESSIONS = 1 << 3
    GUILD_WEBHOOKS = 1 << 5
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    GUILD_MESSAGE_TYPING = 1 << 11
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    DIRECT_MESSAGE_TYPING = 1 << 14
    MESSAGE_CONTENT = 1 << 15
    GUILD_MESSAGE_POLLS = 1 << 24
    DIRECT_MESSAGE_POLLS = 1 << 25


ALWAYS = Intent(0)
"""Events that need no intent."""

_IN_PRIVATE = {
    Intent.GUILD_MESSAGES: Intent.DIRECT_MESSAGES,
    Intent.GUILD_MESSAGE_REACTIONS: Intent.DIRECT_MESSAGE_REACTIONS,
    Intent.GUILD_MESSAGE_POLLS: Intent.DIRECT_MESSAGE_POLLS,
    Intent.GUILD_MESSAGE_TYPING: Intent.DIRECT_MESSAGE_TYPING,
    Intent.GUILDS: ALWAYS,
}

Listener = Callable[[str, Json, int | None], None]


class Hub:
    """Sends events. Each call serialises at most a few variants and never waits for a client."""

    def __init__(
        self, state: State, sessions: Sessions, serializer: Serializer, clock: Callable[[], float]
    ) -> None:
        self._state = state
        self._sessions = sessions
        self._serializer = serializer
        self._clock = clock
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener(event, data, user_id)`` for events to single users too; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def to_guild(self, guild: Guild, event: str, data: Json, intent: Intent = Intent.GUILDS) -> None:
        """Tell the members of a guild."""
        self._push(self._sessions.in_guild(guild), event, data, intent)

    def to_auditors(self, guild: Guild, event: str, data: Json) -> None:
        """Tell the members of a guild who may view its audit log."""
        now = self._clock()
        readers = (
            one
            for one in self._sessions.in_guild(guild)
            if in_guild(guild, one.user.id, now=now) & Permission.VIEW_AUDIT_LOG
        )
        self._push(readers, event, data, Intent.GUILD_MODERATION)

    def to_channel(self, channel: Channel, event: str, data: Json, intent: Intent) -> None:
        """Tell those who can see a channel."""
        self._push(self._audience(channel), event, data, self._intent(channel, intent))

    def to_user(self, user_id: int, event: str, data: Json, intent: Intent = ALWAYS) -> None:
        """Tell one user, wherever they are connected."""
        for listener in list(self._listeners):
            listener(event, data, user_id)
        self._push(self._sessions.of(user_id), event, data, intent)

    def to_user_in(
        self, channel: Channel, user_id: int, event: str, data: Json, intent: Intent = ALWAYS
    ) -> None:
        """Tell one user of something in a channel; of a bot, the shard that owns the guild."""
        here = (one for one in self._sessions.of(user_id) if not one.user.bot or one.covers(channel.guild_id))
        self._push(here, event, data, self._intent(channel, intent))

    def to_bot(self, bot_id: int, guild_id: int | None, event: str, data: Json) -> None:
        """Tell a bot, on the shard that owns the guild."""
        here = (one for one in self._sessions.of(bot_id) if one.covers(guild_id))
        self._push(here, event, data, ALWAYS)

    def message(self, event: str, channel: Channel, message: Message) -> None:
        """Tell of a new or changed message; its text only to those whose intents cover it."""
        variants: dict[bool, str] = {}
        wanted = self._intent(channel, Intent.GUILD_MESSAGES)
        if message.visible_to is None:
            audience = self._audience(channel)
        else:
            audience = self._sessions.of(message.visible_to)
            for listener in list(self._listeners):
                listener(event, self._serializer.message(message), message.visible_to)
        for session in audience:
            if session.user.bot and session.intents & wanted != wanted:
                continue
            readable = self.readable(session, message)
            if readable not in variants:
                variants[readable] = compact(self._message(channel, message, readable=readable))
            session.push(event, variants[readable])

    def readable(self, session: Session, message: Message) -> bool:
        """Tell whether a session gets the text of a message."""
        return (
            not session.user.bot
            or bool(session.intents & CONTENT_INTENT)
            or message.guild_id is None
            or message.author_id == session.user.id
            or session.user.id in message.mentions
        )

    def _message(self, channel: Channel, message: Message, *, readable: bool) -> Json:
        data = self._serializer.message(message, readable=readable)
        if message.nonce is not None:
            data["nonce"] = message.nonce
        data["channel_type"] = channel.type
        guild = self._state.guilds.get(channel.guild_id or 0)
        if guild is None:
            return data
        data["guild_id"] = str(guild.id)
        author = guild.members.get(message.author_id)
        if message.webhook_name is None and author is not None:
            data["member"] = self._serializer.member(author, with_user=False)
        for mention in data["mentions"]:
            member = guild.members.get(int(mention["id"]))
            if member is not None:
                mention["member"] = self._serializer.member(member, with_user=False)
        return data

    def _audience(self, channel: Channel) -> Iterable[Session]:
        now = self._clock()
        if channel.guild_id is None:
            for user_id in channel.recipients:
                for session in self._sessions.of(user_id):
                    if not session.user.bot or session.covers(None):
                        yield session
            return
        for session in self._sessions.in_guild(self._state.guilds[channel.guild_id]):
            if self._state.permissions(channel, session.user.id, now=now) & Permission.VIEW_CHANNEL:
                yield session

    @staticmethod
    def _intent(channel: Channel, intent: Intent) -> Intent:
        return intent if channel.guild_id is not None else _IN_PRIVATE.get(intent, intent)

    @staticmethod
    def _push(sessions: Iterable[Session], event: str, data: Json, intent: Intent) -> None:
        text: str | None = None
        for session in sessions:
            if session.user.bot and session.intents & intent != intent:
                continue
            text = text or compact(data)
            session.push(event, text)

    def guild_added(self, guild: Guild, user: User) -> None:
        """Tell somebody that they are in a guild now."""
        for session in self._sessions.of(user.id):
            if not user.bot or session.covers(guild.id):
                everyone = not user.bot or bool(session.intents & Intent.GUILD_PRESENCES)
                data = self._serializer.guild_create(guild, user, all_members=everyone)
                session.push("GUILD_CREATE", compact(data))

    def guild_lost(self, guild: Guild, user: User) -> None:
        """Tell somebody that they are no longer in a guild."""
        for session in self._sessions.of(user.id):
            if not user.bot or session.covers(guild.id):
                session.push("GUILD_DELETE", compact({"id": str(guild.id), "unavailable": False}))
