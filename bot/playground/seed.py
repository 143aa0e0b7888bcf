"""The two communities that a fresh playground begins with."""

import base64
import hashlib
import hmac
import secrets
from typing import Final

from bot.playground import snowflake
from bot.playground.expressions import new_emoji, new_sticker
from bot.playground.objects import Channel, Guild, Member, Message, Overwrite, Role, User
from bot.playground.permissions import EVERYONE, Permission
from bot.playground.state import CATEGORY, FORUM, NEWS, TEXT, VOICE, State
from bot.playground.validation import Json

FOUNDED: Final = 1_736_812_800.0
"""14 January 2025, the week in which everybody moved to RedNote."""

HARBOR, TEAHOUSE = "Harbor Makers", "茶馆创作者"

# Each with name, locale, communities by first letter, those moderated, and whether with Nitro.
_PEOPLE: Final = (
    ("maya.torres", "Maya Torres", "en-US", "H", "h", True),
    ("sam.okafor", "Sam Okafor", "en-US", "HT", "", False),
    ("priya.raman", "Priya Raman", "en-US", "H", "", False),
    ("tom.discordia", "Tom Discordia", "en-US", "H", "", False),
    ("ellie.brandt", "Ellie 🌊 Brandt", "en-US", "HT", "", False),
    ("joao.pereira", "João Pereira", "en-GB", "H", "", False),
    ("lin.xiaoyu", "林小雨", "zh-CN", "HT", "t", True),
    ("chen.mo", "陈默", "zh-CN", "T", "", False),
    ("wang.siyuan", "王思远", "zh-CN", "T", "", False),
    ("xue", "雪", "zh-CN", "T", "", False),
    ("zhang.yating", "張雅婷", "zh-TW", "HT", "", False),
    ("ouyang.ruo", "欧阳若兮", "zh-CN", "T", "", False),
)

# guild, name, type, language, topic
_CHANNELS: Final = (
    (HARBOR, "Harbor", CATEGORY, None, None),
    (HARBOR, "general", TEXT, "en", "Makers of everything. Tea is welcome."),
    (HARBOR, "random", TEXT, "en", "Off topic"),
    (HARBOR, "workshop", FORUM, "en", "One post a project"),
    (HARBOR, "news", NEWS, "en", "What the harbor wants everybody to know"),
    (HARBOR, "Pier", VOICE, "en", None),
    (HARBOR, "mod-log", TEXT, "en", "For moderators"),
    (TEAHOUSE, "茶馆", CATEGORY, None, None),
    (TEAHOUSE, "广场", TEXT, "zh-Hans", "大家随便聊"),
    (TEAHOUSE, "闲聊", TEXT, "zh-Hans", "闲话家常"),
    (TEAHOUSE, "繁體", TEXT, "zh-Hant", "繁體中文頻道"),
    (TEAHOUSE, "作品", FORUM, "zh-Hans", "一帖一件作品"),
    (TEAHOUSE, "公告", NEWS, "zh-Hans", "茶馆公告"),
    (TEAHOUSE, "茶座", VOICE, "zh-Hans", None),
    (TEAHOUSE, "管理记录", TEXT, "zh-Hans", "仅管理员可见"),
)
_EMOJIS: Final = {HARBOR: ("harbor_wave", "harbor_light"), TEAHOUSE: ("gaiwan", "denglong")}
# Of each sticker: its picture, name, description and the emoji that suggests it.
_STICKERS: Final = {
    HARBOR: (
        ("kettle", "Kettle's on", "A clay kettle with a smile", "☕"),
        ("anchor", "Safe harbor", "A white anchor on blue", "⚓"),
    ),
    TEAHOUSE: (
        ("ganbei", "干杯", "两只碰在一起的茶杯", "🍵"),
        ("slowly", "慢慢来", "一只不着急的蜗牛", "🐌"),
    ),
}
# Of each forum: name, emoji, and whether only moderators set it.
_TAGS: Final = {
    "workshop": (
        ("Wood", "🪵", False),
        ("Clay", "🏺", False),
        ("Help wanted", "🙋", False),
        ("Staff pick", "⭐", True),
    ),
    "作品": (("插画", "🎨", False), ("手作", "🧵", False), ("求建议", "🙋", False), ("馆主推荐", "⭐", True)),
}
FOR_MODERATORS: Final = frozenset({"mod-log", "管理记录"})

_OPENING: Final = (
    ("general", "maya.torres", "Morning! First light over the harbor, and the kettle is on. ☕"),
    ("general", "sam.okafor", "Finished the walnut tray yesterday. Photos tonight."),
    ("广场", "lin.xiaoyu", "早上好，茶已经泡好了。"),
    ("广场", "chen.mo", "昨晚画完了新的插画，今天发给大家看。"),
)


def seed() -> State:
    """Return a fresh state. Ids are the same every time, tokens are not."""
    state = State(secret=secrets.token_hex(32))
    ids = _Ids()
    state.application_id = ids.next()
    state.users[state.application_id] = User(
        id=state.application_id,
        username="Magpie",
        token=_token(state.application_id, state.secret),
        bot=True,
        avatar=_face(state.application_id),
    )
    other = ids.next()
    state.users[other] = User(
        id=other,
        username="Abacus",
        token=_token(other, state.secret),
        bot=True,
        avatar=_face(other),
    )
    people: dict[str, User] = {}
    for username, name, locale, _guilds, _mods, premium in _PEOPLE:
        user_id = ids.next()
        people[username] = state.users[user_id] = User(
            id=user_id,
            username=username,
            global_name=name,
            locale=locale,
            premium=premium,
            avatar=_face(user_id),
            token=_token(user_id, state.secret),
        )
    for name, letter, locale in ((HARBOR, "H", "en-US"), (TEAHOUSE, "T", "zh-CN")):
        _guild(state, ids, people, name=name, letter=letter, locale=locale)
    _speak(state, ids, people)
    state.last_snowflake = ids.last
    return state


class _Ids:
    def __init__(self) -> None:
        self.last = snowflake.at(FOUNDED)

    def next(self) -> int:
        """Return the next id, a second after the one before."""
        self.last = snowflake.at(snowflake.seconds_of(self.last) + 1.0)
        return self.last


def _guild(state: State, ids: _Ids, people: dict[str, User], *, name: str, letter: str, locale: str) -> None:
    guild_id = ids.next()
    moderators = [people[one[0]].id for one in _PEOPLE if letter.lower() in one[4]]
    guild = Guild(id=guild_id, name=name, owner_id=moderators[0], locale=locale)
    guild.roles[guild_id] = Role(id=guild_id, name="@everyone", permissions=EVERYONE)
    moderator = Role(
        id=ids.next(),
        name="Moderators" if locale == "en-US" else "管理员",
        permissions=_MODERATION,
        position=1,
        color=0x2A9D8F,
        hoist=True,
        mentionable=True,
    )
    guild.roles[moderator.id] = moderator
    for username, _name, _locale, guilds, mods, _premium in _PEOPLE:
        if letter in guilds:
            roles = [moderator.id] if letter.lower() in mods else []
            user_id = people[username].id
            guild.members[user_id] = Member(user_id=user_id, joined_at=FOUNDED, roles=roles)
    for emoji in _EMOJIS[name]:
        emoji_id = ids.next()
        state.art[emoji_id] = emoji
        guild.emojis.append(new_emoji(emoji_id, emoji))
    for art, title, description, tags in _STICKERS[name]:
        sticker_id = ids.next()
        state.art[sticker_id] = art
        guild.stickers.append(
            new_sticker(sticker_id, guild_id, name=title, description=description, tags=tags)
        )
    state.guilds[guild_id] = guild
    _channels(state, ids, guild, moderator)


_MODERATION: Final = int(
    EVERYONE
    | Permission.MANAGE_GUILD
    | Permission.MANAGE_CHANNELS
    | Permission.MANAGE_MESSAGES
    | Permission.MANAGE_ROLES
    | Permission.MANAGE_WEBHOOKS
    | Permission.MANAGE_THREADS
    | Permission.KICK_MEMBERS
    | Permission.BAN_MEMBERS
    | Permission.MODERATE_MEMBERS
    | Permission.VIEW_AUDIT_LOG
    | Permission.MENTION_EVERYONE
    | Permission.PIN_MESSAGES
    | Permission.CREATE_GUILD_EXPRESSIONS
    | Permission.MANAGE_GUILD_EXPRESSIONS
)


def _channels(state: State, ids: _Ids, guild: Guild, moderator: Role) -> None:
    parent: int | None = None
    for position, (name, channel_name, kind, language, topic) in enumerate(_CHANNELS):
        if name != guild.name:
            continue
        channel = Channel(
            id=ids.next(),
            type=kind,
            guild_id=guild.id,
            name=channel_name,
            position=position,
            topic=topic,
            parent_id=parent,
            language=language,
        )
        if kind == CATEGORY:
            parent = channel.id
        channel.available_tags = [_tag(ids.next(), *one) for one in _TAGS.get(channel_name, ())]
        if channel_name in FOR_MODERATORS:
            view = int(Permission.VIEW_CHANNEL)
            channel.overwrites = [
                Overwrite(id=guild.id, type=0, allow=0, deny=view),
                Overwrite(id=moderator.id, type=0, allow=view, deny=0),
                Overwrite(id=state.application_id, type=1, allow=view, deny=0),
            ]
        if guild.system_channel_id is None and kind == TEXT:
            guild.system_channel_id = channel.id
        state.channels[channel.id] = channel


def _speak(state: State, ids: _Ids, people: dict[str, User]) -> None:
    by_name = {channel.name: channel for channel in state.channels.values()}
    for channel_name, username, content in _OPENING:
        channel = by_name[channel_name]
        message_id = ids.next()
        state.messages.setdefault(channel.id, {})[message_id] = Message(
            id=message_id,
            channel_id=channel.id,
            guild_id=channel.guild_id,
            author_id=people[username].id,
            content=content,
            timestamp=snowflake.seconds_of(message_id),
        )
        channel.last_message_id = message_id


def _tag(tag_id: int, name: str, emoji: str, moderated: bool) -> Json:
    return {"id": str(tag_id), "name": name, "moderated": moderated, "emoji_id": None, "emoji_name": emoji}


def _face(user_id: int) -> str:
    return hashlib.md5(str(user_id).encode(), usedforsecurity=False).hexdigest()


def _token(user_id: int, secret: str) -> str:
    """Return a token of Discord's shape: the id, a stamp and a signature."""
    head = base64.urlsafe_b64encode(str(user_id).encode()).decode().rstrip("=")
    proof = hmac.new(secret.encode(), str(user_id).encode(), hashlib.sha256).digest()
    tail = base64.urlsafe_b64encode(proof).decode().rstrip("=")
    return f"{head}.{tail[:6]}.{tail[6:44]}"
