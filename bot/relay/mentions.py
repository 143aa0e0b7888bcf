"""What a message refers to by an id, said in the destination's terms: people, channels, emoji, messages."""

import regex

from bot.model import Address, ChannelId, GuildId, Mentions, MessageId, RoleId, UserId
from bot.relay.marks import escape, url
from bot.relay.scene import Scene

_LINK = r"https?://(?:ptb\.|canary\.)?discord(?:app)?\.com/channels/(?P<guild>\d{1,20})/(?P<channel>\d{1,20})"
_REFERENCE = regex.compile(
    r"```.*?```|`[^`\n]+`"
    r"|<(?P<sigil>@[!&]?|\#)(?P<id>\d{1,20})>"
    r"|<a?:(?P<emoji>\w{1,32}):\d{1,20}>"
    rf"|{_LINK}(?:/(?P<message>\d{{1,20}}))?(?!\d)",
    regex.DOTALL,
)


class Localiser:
    """Says one message's references for one destination; code is left as it is."""

    def __init__(self, mentions: Mentions, scene: Scene) -> None:
        self._mentions = mentions
        self._known = scene.known
        self._venue = scene.venue

    def __call__(self, text: str) -> str:
        return _REFERENCE.sub(self._said, text)

    def _said(self, found: "regex.Match[str]") -> str:
        said: str | None = None
        match found.group("sigil"):
            case "@" | "@!":
                said = self._person(UserId(int(found.group("id"))))
            case "@&":
                said = _named("@", self._mentions.roles.get(RoleId(int(found.group("id")))))
            case "#":
                said = self._channel(ChannelId(int(found.group("id"))))
            case _ if found.group("emoji"):
                said = self._emoji(found.group("emoji"), found.group())
            case _ if found.group("channel"):
                said = self._link(found)
            case _:
                pass
        return found.group() if said is None else said

    def _person(self, user_id: UserId) -> str | None:
        if user_id in self._known.members:
            return f"<@{user_id}>"
        return _named("@", self._mentions.users.get(user_id))

    def _channel(self, channel_id: ChannelId) -> str | None:
        counterpart = self._known.channels.get(channel_id)
        if counterpart is not None:
            return f"<#{counterpart}>"
        return _named("#", self._mentions.channels.get(channel_id))

    def _emoji(self, name: str, written: str) -> str:
        """The destination's own, the very same, or at least its name."""
        own = self._venue.emoji(name)
        if own is not None:
            return own
        return written if self._venue.shows_foreign_emoji else f":{name}:"

    def _link(self, found: "regex.Match[str]") -> str | None:
        """Of a message that the destination has, or of the channel it was said in."""
        if found.group("message") is not None:
            address = self._known.messages.get(MessageId(int(found.group("message"))))
            return None if address is None else url(address)
        counterpart = self._known.channels.get(ChannelId(int(found.group("channel"))))
        if counterpart is None or self._venue.guild_id is None:
            return None
        return f"https://discord.com/channels/{self._venue.guild_id}/{counterpart}"


def linked_messages(text: str) -> list[Address]:
    """The messages that a text links to."""
    return [
        Address(
            guild_id=GuildId(int(found.group("guild"))),
            channel_id=ChannelId(int(found.group("channel"))),
            message_id=MessageId(int(found.group("message"))),
        )
        for found in _REFERENCE.finditer(text)
        if found.group("message") is not None
    ]


def mentioned_channels(text: str) -> list[ChannelId]:
    """The channels that a text mentions or links to."""
    return [
        ChannelId(int(found.group("id") if found.group("sigil") == "#" else found.group("channel")))
        for found in _REFERENCE.finditer(text)
        if found.group("sigil") == "#" or found.group("channel") is not None
    ]


def _named(sigil: str, name: str | None) -> str | None:
    """Nothing without a name: what nobody knows stays as it was written."""
    return None if name is None else f"{sigil}{escape(name)}"
