"""The options that a person chose for a command, checked against its registration and resolved."""

from typing import Any, Final, cast

from bot.playground.objects import Channel, Guild, User
from bot.playground.routing import Upload
from bot.playground.uploads import store_one
from bot.playground.validation import Form, Json
from bot.playground.world import World

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(
    1, 12
)
_IDS: Final = frozenset({USER, CHANNEL, ROLE, MENTIONABLE, ATTACHMENT})


class Resolver:
    """Collects the objects that an interaction's ids stand for."""

    def __init__(self, world: World, channel: Channel, guild: Guild | None, user: User) -> None:
        self._world = world
        self._channel = channel
        self._guild = guild
        self._user = user
        self.found: dict[str, Json] = {}

    def user(self, user_id: int) -> bool:
        """Resolve a user and, in a guild, the member."""
        user = self._world.state.users.get(user_id)
        if user is None:
            return False
        self.found.setdefault("users", {})[str(user_id)] = self._world.serialize.user(user)
        if self._guild is not None and user_id in self._guild.members:
            member = self._world.serialize.member(self._guild.members[user_id], with_user=False)
            member["permissions"] = self._world.serialize.permissions_of(self._channel, user_id)
            self.found.setdefault("members", {})[str(user_id)] = member
        return True

    def role(self, role_id: int) -> bool:
        """Resolve a role."""
        if self._guild is None or role_id not in self._guild.roles:
            return False
        role = self._world.serialize.role(self._guild.roles[role_id])
        self.found.setdefault("roles", {})[str(role_id)] = role
        return True

    def channel(self, channel_id: int, kinds: list[int]) -> bool:
        """Resolve a channel of the right type that the person can see."""
        channel = self._world.state.channels.get(channel_id)
        if channel is None or self._guild is None or channel.guild_id != self._guild.id:
            return False
        bits = self._world.serialize.permissions_of(channel, self._user.id)
        if bits == "0" or (kinds and channel.type not in kinds):
            return False
        shown = {**self._world.serialize.channel(channel), "permissions": bits}
        self.found.setdefault("channels", {})[str(channel_id)] = shown
        return True

    def message(self, message_id: int) -> bool:
        """Resolve a message of this channel."""
        message = self._world.state.messages.get(self._channel.id, {}).get(message_id)
        if message is None or message.visible_to not in {None, self._user.id}:
            return False
        self.found.setdefault("messages", {})[str(message_id)] = self._world.serialize.message(message)
        return True

    def attachment(self, key: str, uploads: list[Upload]) -> str | None:
        """Keep an uploaded file and return the id under which it is resolved."""
        upload = next((one for one in uploads if one.key == key), None)
        if upload is None:
            return None
        attachment = store_one(self._world, self._channel, upload)
        shown = self._world.serialize.attachment(attachment, ephemeral=True)
        self.found.setdefault("attachments", {})[str(attachment.id)] = shown
        return str(attachment.id)


def read_options(
    form: Form, registered: list[Json], resolver: Resolver, uploads: list[Upload], *, partial: bool
) -> list[Json]:
    """Return the options as the bot gets them; ``partial`` (autocomplete) lets required ones be missing."""
    by_name = {str(one["name"]): one for one in registered}
    found: list[Json] = []
    for option in form.forms("options", high=25):
        known = by_name.get(str(option.body.get("name")))
        if known is None:
            option.wrong("name", "INTERACTION_APPLICATION_COMMAND_OPTION_UNKNOWN", "Unknown option")
            continue
        kind = int(known["type"])
        chosen: Json = {"name": known["name"], "type": kind}
        if kind in {SUBCOMMAND, GROUP}:
            inner = cast("list[Json]", known.get("options") or [])
            chosen["options"] = read_options(option, inner, resolver, uploads, partial=partial)
        else:
            focused = bool(option.body.get("focused"))
            chosen["value"] = _value(option, known, resolver, uploads, checked=not focused)
            if focused:
                chosen["focused"] = True
        found.append(chosen)
    names = {one["name"] for one in found}
    branches = [one for one in registered if one["type"] in {SUBCOMMAND, GROUP}]
    missing = [str(one["name"]) for one in registered if one.get("required") and one["name"] not in names]
    if branches and not found:
        form.wrong("options", "BASE_TYPE_REQUIRED", "This field is required")
    for name in missing if not partial else []:
        form.wrong("options", "APPLICATION_COMMAND_OPTION_REQUIRED", f"The option {name} is required")
    return found


def _value(form: Form, known: Json, resolver: Resolver, uploads: list[Upload], *, checked: bool) -> Any:
    kind = int(known["type"])
    value = form.body.get("value")
    if not checked:
        return value if isinstance(value, str | int | float) else ""
    if kind in _IDS:
        resolved = _resolved(kind, str(value), known, resolver, uploads)
        if resolved is None:
            form.wrong(
                "value",
                "INTERACTION_APPLICATION_COMMAND_OPTION_INVALID",
                "Not something that can be chosen here",
            )
        return resolved
    wanted: dict[int, type | tuple[type, ...]] = {
        STRING: str,
        INTEGER: int,
        BOOLEAN: bool,
        NUMBER: (int, float),
    }
    if not isinstance(value, wanted[kind]) or (kind != BOOLEAN and isinstance(value, bool)):
        form.wrong("value", "BASE_TYPE_CONVERT", "The value is of another type")
        return value
    choices = cast("list[Json]", known.get("choices") or [])
    if choices and value not in [one["value"] for one in choices]:
        form.wrong("value", "BASE_TYPE_CHOICES", "Value must be one of the choices.")
    _bounds(form, known, value)
    return value


def _bounds(form: Form, known: Json, value: Any) -> None:
    size = len(value) if isinstance(value, str) else value
    low, high = ("min_length", "max_length") if isinstance(value, str) else ("min_value", "max_value")
    if known.get(low) is not None and size < known[low]:
        form.wrong("value", "NUMBER_TYPE_MIN", f"Must be at least {known[low]}.")
    if known.get(high) is not None and size > known[high]:
        form.wrong("value", "NUMBER_TYPE_MAX", f"Must be at most {known[high]}.")
    if isinstance(value, str) and len(value) > 6_000:
        form.wrong("value", "BASE_TYPE_MAX_LENGTH", "Must be 6000 or fewer in length.")


def _resolved(kind: int, value: str, known: Json, resolver: Resolver, uploads: list[Upload]) -> str | None:
    if kind == ATTACHMENT:
        return resolver.attachment(value, uploads)
    if not value.isdigit():
        return None
    number = int(value)
    there = (
        (kind in {USER, MENTIONABLE} and resolver.user(number))
        or (kind in {ROLE, MENTIONABLE} and resolver.role(number))
        or (kind == CHANNEL and resolver.channel(number, known.get("channel_types") or []))
    )
    return value if there else None
