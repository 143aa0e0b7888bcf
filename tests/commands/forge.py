"""Interactions as they would arrive if Discord let anybody send anything, hidden commands and all."""

from dataclasses import dataclass
from typing import Any

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor
from simcord.backend import serializers
from simcord.enums import AppCommandType, InteractionType, OptionType
from simcord.interactions import nest_options, store_interaction_attachment, walk_to_subcommand

from tests.commands.town import Town

_EVERYTHING = str(discord.Permissions.all().value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forge:
    """Sends what a person wants, from where they are."""

    town: Town

    def options(self, path: str) -> list[dict[str, Any]]:
        """A slash command's options, as Discord knows them."""
        return self._leaf(path)[1].get("options") or []

    async def slash(
        self, who: MemberActor, where: ChannelHandle, path: str, values: dict[str, Any]
    ) -> InteractionResult:
        data = self._command(where, path, values)
        return await who._dispatch_interaction(InteractionType.APPLICATION_COMMAND, where, data)

    async def type(
        self, who: MemberActor, where: ChannelHandle, path: str, option: str, values: dict[str, Any]
    ) -> list[str]:
        """What is offered for an option while nothing of it has been typed yet."""
        data = self._command(where, path, {**values, option: ""}, focused=option)
        kind = InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE
        result = await who._dispatch_interaction(kind, where, data)
        return [choice["value"] for choice in result.autocomplete_choices or []]

    async def menu(
        self, who: MemberActor, where: ChannelHandle, name: str, message_id: int
    ) -> InteractionResult:
        """On a message that is said to be where the person is, whatever its id."""
        backend = self.town.env.backend
        root = backend.find_command(name, None, type=AppCommandType.MESSAGE)
        assert root is not None, name
        dummy = backend.create_message(where.id, who.id, "hello there", broadcast=False)
        shown = {**serializers.message_payload(backend, dummy), "id": str(message_id)}
        data = {
            "id": root["id"],
            "name": name,
            "type": AppCommandType.MESSAGE,
            "target_id": str(message_id),
            "resolved": {"messages": {str(message_id): shown}},
        }
        return await who._dispatch_interaction(InteractionType.APPLICATION_COMMAND, where, data)

    async def press(
        self,
        who: MemberActor,
        where: ChannelHandle,
        component: dict[str, Any],
        *,
        message_id: int | None = None,
    ) -> InteractionResult:
        """A button or select that is said to be below a message of the bot, where the person is."""
        backend = self.town.env.backend
        row = {"type": 1, "components": [component]}
        dummy = backend.create_message(where.id, backend.bot_user.id, "?", components=[row], broadcast=False)
        shown: dict[str, Any] = dict(serializers.message_payload(backend, dummy))
        if message_id is not None:
            shown["id"] = str(message_id)
        data: dict[str, Any] = {"custom_id": component["custom_id"], "component_type": component["type"]}
        if component["type"] == discord.ComponentType.select.value:
            data["values"] = [component["options"][0]["value"]]
        elif component["type"] != discord.ComponentType.button.value:
            data["values"] = [str(where.id)]
            data["resolved"] = {"channels": {str(where.id): self._channel(where.id)}}
        return await who._dispatch_interaction(
            InteractionType.MESSAGE_COMPONENT,
            where,
            data,
            extra={"message": shown},
            source_message_id=dummy.id,
        )

    def _leaf(self, path: str) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
        name, *rest = path.split()
        root = self.town.env.backend.find_command(name, None)
        assert root is not None, path
        return root, *walk_to_subcommand(root, rest)

    def _command(
        self, where: ChannelHandle, path: str, values: dict[str, Any], *, focused: str | None = None
    ) -> dict[str, Any]:
        root, leaf, nesting = self._leaf(path)
        resolved: dict[str, Any] = {}
        given: list[dict[str, Any]] = []
        for option in leaf.get("options") or []:
            name = option["name"]
            if name not in values:
                continue
            value = self._wire(where, option["type"], values[name], resolved)
            given.append({"name": name, "type": option["type"], "value": value, "focused": name == focused})
        data = {
            "id": root["id"],
            "name": root["name"],
            "type": AppCommandType.CHAT_INPUT,
            "options": nest_options(root, nesting, given),
        }
        return {**data, "resolved": resolved} if resolved else data

    def _wire(self, where: ChannelHandle, kind: int, value: Any, resolved: dict[str, Any]) -> Any:
        match kind:
            case OptionType.CHANNEL:
                resolved.setdefault("channels", {})[str(value)] = self._channel(value)
            case OptionType.ROLE:
                resolved.setdefault("roles", {})[str(value)] = self._role(value)
            case OptionType.USER:
                resolved.setdefault("users", {})[str(value)] = self._user(value)
            case OptionType.ATTACHMENT:
                name, content = value
                return store_interaction_attachment(self.town.env.backend, where.id, name, content, resolved)
            case _:
                return value
        return str(value)

    def _channel(self, channel_id: int) -> dict[str, Any]:
        backend = self.town.env.backend
        known = backend.channels.get(channel_id)
        payload = {} if known is None else dict(serializers.channel_payload(backend, known))
        return {"name": "x", "type": 0, **payload, "id": str(channel_id), "permissions": _EVERYTHING}

    def _role(self, role_id: int) -> dict[str, Any]:
        for guild in self.town.env.backend.guilds.values():
            if role_id in guild.roles:
                return dict(serializers.role_payload(guild.roles[role_id]))
        some = next(iter(self.town.env.backend.guilds.values()))
        return {**serializers.role_payload(next(iter(some.roles.values()))), "id": str(role_id), "name": "x"}

    def _user(self, user_id: int) -> dict[str, Any]:
        users = self.town.env.backend.users
        known = users.get(user_id) or next(iter(users.values()))
        return {**serializers.user_payload(known), "id": str(user_id)}
