"""Who may do what: base roles, overwrites, owner, administrator and timeouts, as Discord adds them up."""

from enum import IntFlag

from bot.playground.objects import Channel, Guild, Member


class Permission(IntFlag):
    """The bits that the loopback knows by name."""

    CREATE_INSTANT_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    MANAGE_GUILD_EXPRESSIONS = 1 << 30
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    USE_EXTERNAL_STICKERS = 1 << 37
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40
    CREATE_GUILD_EXPRESSIONS = 1 << 43
    SEND_VOICE_MESSAGES = 1 << 46
    SEND_POLLS = 1 << 49
    PIN_MESSAGES = 1 << 51


ALL = (1 << 53) - 1
EVERYONE = int(
    Permission.CREATE_INSTANT_INVITE
    | Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.CHANGE_NICKNAME
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.CREATE_PRIVATE_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.USE_EXTERNAL_STICKERS
    | Permission.SEND_VOICE_MESSAGES
    | Permission.SEND_POLLS
)
"""What @everyone has in a fresh guild (without voice)."""

PRIVATE = EVERYONE | Permission.PIN_MESSAGES
"""What both sides have in a private conversation."""

_TIMED_OUT = int(Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)


def _union(bits: list[int]) -> int:
    total = 0
    for one in bits:
        total |= one
    return total


def in_guild(guild: Guild, user_id: int, *, now: float) -> int:
    """Return a member's permissions in the guild as a whole; 0 for a stranger."""
    member = guild.members.get(user_id)
    if member is None:
        return 0
    if guild.owner_id == user_id:
        return ALL
    roles = [guild.roles[guild.id], *(guild.roles[role] for role in member.roles if role in guild.roles)]
    bits = _union([role.permissions for role in roles])
    if bits & Permission.ADMINISTRATOR:
        return ALL
    return bits & _TIMED_OUT if timed_out(member, now) else bits


def in_channel(guild: Guild, channel: Channel, user_id: int, *, now: float) -> int:
    """Return a member's permissions in a channel (of a thread: pass its parent)."""
    bits = in_guild(guild, user_id, now=now)
    if bits == ALL or not bits:
        return bits
    member = guild.members[user_id]
    by_id = {overwrite.id: overwrite for overwrite in channel.overwrites}
    if everyone := by_id.get(guild.id):
        bits = bits & ~everyone.deny | everyone.allow
    of_roles = [by_id[role] for role in member.roles if role in by_id]
    bits &= ~_union([overwrite.deny for overwrite in of_roles])
    bits |= _union([overwrite.allow for overwrite in of_roles])
    if own := by_id.get(user_id):
        bits = bits & ~own.deny | own.allow
    if not bits & Permission.VIEW_CHANNEL:
        return 0
    return bits & _TIMED_OUT if timed_out(member, now) else bits


def timed_out(member: Member, now: float) -> bool:
    """Tell whether a member has been silenced for the moment."""
    return member.timeout_until is not None and member.timeout_until > now


def highest(guild: Guild, user_id: int) -> int:
    """Return the position of somebody's highest role; the owner stands above all."""
    if guild.owner_id == user_id:
        return 1_000
    member = guild.members.get(user_id)
    if member is None:
        return -1
    return max((guild.roles[role].position for role in member.roles if role in guild.roles), default=0)
