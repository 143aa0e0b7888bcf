"""Everything the loopback Discord remembers, and the look-ups that refuse as Discord does."""

from dataclasses import dataclass, field
from typing import TypeVar

from bot.playground import permissions
from bot.playground.errors import ApiError
from bot.playground.objects import Channel, Command, Guild, Member, Message, User, Webhook
from bot.playground.permissions import Permission

T = TypeVar("T")

TEXT, DM, VOICE, CATEGORY, NEWS, FORUM = 0, 1, 2, 4, 5, 15
NEWS_THREAD, PUBLIC_THREAD, PRIVATE_THREAD = 10, 11, 12
THREADS = frozenset({NEWS_THREAD, PUBLIC_THREAD, PRIVATE_THREAD})
WRITABLE = frozenset({TEXT, DM, VOICE, NEWS, *THREADS})

PRESENCE_INTENT, MEMBERS_INTENT, CONTENT_INTENT = 1 << 8, 1 << 1, 1 << 15


@dataclass(slots=True, kw_only=True)
class State:
    """All objects by id. It is what ``--data`` saves, so it holds plain values only."""

    application_id: int = 0
    secret: str = ""
    privileged_intents: int = MEMBERS_INTENT | CONTENT_INTENT
    last_snowflake: int = 0
    users: dict[int, User] = field(default_factory=dict[int, User])
    guilds: dict[int, Guild] = field(default_factory=dict[int, Guild])
    channels: dict[int, Channel] = field(default_factory=dict[int, Channel])
    messages: dict[int, dict[int, Message]] = field(default_factory=dict[int, dict[int, Message]])
    webhooks: dict[int, Webhook] = field(default_factory=dict[int, Webhook])
    dead_webhooks: set[int] = field(default_factory=set[int])
    commands: dict[int, Command] = field(default_factory=dict[int, Command])
    faces: dict[str, str] = field(default_factory=dict[str, str])
    art: dict[int, str] = field(default_factory=dict[int, str])

    @property
    def bot(self) -> User:
        """Return the bot that this playground is about: Magpie."""
        return self.users[self.application_id]

    def application(self, application_id: int) -> User:
        """Return an application's bot (they share an id) or refuse with 10002."""
        found = self.users.get(application_id)
        return _or_refuse(found if found is not None and found.bot else None, 10002)

    def is_application(self, some_id: int | None) -> bool:
        """Tell whether an id is an application's, and so its bot's."""
        found = self.users.get(some_id or 0)
        return found is not None and found.bot

    def user(self, user_id: int) -> User:
        """Return a user or refuse with 10013."""
        return _or_refuse(self.users.get(user_id), 10013)

    def guild(self, guild_id: int, actor: User | None = None) -> Guild:
        """Return a guild; to one who is not in it, it does not exist."""
        guild = _or_refuse(self.guilds.get(guild_id), 10004)
        if actor is not None and actor.id not in guild.members:
            if actor.bot:
                raise ApiError(50001)
            raise ApiError(10004)
        return guild

    def member(self, guild: Guild, user_id: int) -> Member:
        """Return a member or refuse with 10007."""
        if user_id not in self.users:
            raise ApiError(10013)
        return _or_refuse(guild.members.get(user_id), 10007)

    def channel(self, channel_id: int) -> Channel:
        """Return a channel or refuse with 10003."""
        return _or_refuse(self.channels.get(channel_id), 10003)

    def message(self, channel: Channel, message_id: int) -> Message:
        """Return a message that everybody in the channel may see, or refuse with 10008."""
        message = self.messages.get(channel.id, {}).get(message_id)
        if message is None or message.visible_to is not None:
            raise ApiError(10008)
        return message

    def webhook(self, webhook_id: int) -> Webhook:
        """Return a webhook or refuse with 10015."""
        return _or_refuse(self.webhooks.get(webhook_id), 10015)

    def guild_of(self, channel: Channel) -> Guild:
        """Return the guild that a channel belongs to; a private conversation has none."""
        if channel.guild_id is None:
            raise ApiError(50003)
        return self.guilds[channel.guild_id]

    def channels_of(self, guild: Guild, *, threads: bool = False) -> list[Channel]:
        """Return a guild's channels, or its threads, in the order of their making."""
        return [
            channel
            for channel in self.channels.values()
            if channel.guild_id == guild.id and (channel.type in THREADS) == threads
        ]

    def by_token(self, token: str) -> User | None:
        """Return whom a token belongs to."""
        return next((user for user in self.users.values() if user.token == token), None)

    def permissions(self, channel: Channel, user_id: int, *, now: float) -> int:
        """Return what somebody may do in a channel; 0 if not even see it."""
        if channel.guild_id is None:
            return permissions.PRIVATE if user_id in channel.recipients else 0
        guild = self.guilds[channel.guild_id]
        if channel.thread is None:
            return permissions.in_channel(guild, channel, user_id, now=now)
        parent = self.channels.get(channel.parent_id or 0, channel)
        bits = permissions.in_channel(guild, parent, user_id, now=now)
        if channel.type == PRIVATE_THREAD and not bits & Permission.MANAGE_THREADS:
            return bits if user_id in channel.thread.members else 0
        return bits

    def needs(self, channel: Channel, user: User, wanted: int, *, now: float) -> int:
        """Return somebody's permissions; refuse with 50001 who cannot see, with 50013 who may not."""
        bits = self.permissions(channel, user.id, now=now)
        if not bits & Permission.VIEW_CHANNEL:
            raise ApiError(50001)
        if bits & wanted != wanted:
            raise ApiError(50013)
        return bits

    def needs_in_guild(self, guild: Guild, user: User, wanted: int, *, now: float) -> int:
        """Return somebody's permissions in a guild or refuse with 50013."""
        bits = permissions.in_guild(guild, user.id, now=now)
        if bits & wanted != wanted:
            raise ApiError(50013)
        return bits


def _or_refuse(value: T | None, code: int) -> T:
    if value is None:
        raise ApiError(code)
    return value
