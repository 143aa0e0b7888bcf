"""The bridges of a run and the people who talk over them, set up with the bot's own commands."""

from dataclasses import dataclass, field

from tests.chaos.model import Room
from tests.chaos.plan import PEOPLE, same_server
from tests.chaos.speech import thread_number
from tests.e2e.town import CODE, Json, Listener, Person, Town


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A linked channel and who talks there."""

    channel_id: str
    guild_id: str
    language: str
    people: tuple[Person, ...]
    moderator: Person


@dataclass(slots=True)
class Places:
    """Where everything is."""

    town: Town
    sides: list[list[Side]] = field(default_factory=list[list[Side]])
    elsewhere: dict[str, str] = field(default_factory=dict[str, str])
    """In each server a channel that is in no bridge."""

    def side(self, bridge: int, side: int) -> Side:
        return self.sides[bridge][side]

    def of(self, room: Room) -> Side:
        return self.sides[room.bridge][room.side]

    async def channel_id(self, room: Room) -> str | None:
        """The channel or thread; nothing for a thread that is not there."""
        side = self.of(room)
        if room.thread is None:
            return side.channel_id
        found = await self.threads(side)
        return found.get(room.thread)

    async def threads(self, side: Side) -> dict[int, str]:
        """The threads of a channel by their numbers."""
        listed = await side.moderator.call("GET", f"/guilds/{side.guild_id}/threads/active")
        return {
            number: str(thread["id"])
            for thread in listed["threads"]
            if thread["parent_id"] == side.channel_id
            and (number := thread_number(thread["name"])) is not None
        }

    async def webhooks(self, room: Room) -> set[str]:
        """Those of its channel that still exist."""
        side = self.of(room)
        listed = await side.moderator.call("GET", f"/channels/{side.channel_id}/webhooks")
        return {str(webhook["id"]) for webhook in listed}

    async def history(self, room: Room) -> list[Json] | None:
        """Everything that is seen there, oldest first; nothing if the place does not exist."""
        channel_id = await self.channel_id(room)
        return None if channel_id is None else await self.of(room).moderator.history(channel_id)


async def build(town: Town, bridges: tuple[tuple[str, ...], ...]) -> Places:
    """Fresh channels, linked."""
    places = Places(town)
    here, there = await town.moderator(town.english_guild), await town.moderator(town.chinese_guild)
    for guild_id, moderator in ((town.english_guild, here), (town.chinese_guild, there)):
        wanted = {"name": "chaos-elsewhere", "type": 0}
        channel = await moderator.call("POST", f"/guilds/{guild_id}/channels", wanted)
        places.elsewhere[guild_id] = str(channel["id"])
    async with Listener.of(here, town.info) as left, Listener.of(there, town.info) as right:
        for number, languages in enumerate(bridges):
            sides = [
                await _side(town, number, language, town.english_guild if same_server(number) else None)
                for language in languages
            ]
            name = f"chaos-{number}"
            ask = left.command(sides[0].channel_id)
            await ask("bridge create", name=name)
            for side in sides:
                if side.guild_id == town.english_guild:
                    await ask("bridge link", bridge=name, channel=side.channel_id, language=side.language)
                    continue
                code = CODE.search((await ask("bridge share", bridge=name))["content"])
                assert code is not None
                tell = right.command(side.channel_id)
                await tell("bridge join", code=code.group(), channel=side.channel_id, language=side.language)
                await ask("bridge trust", channel=side.channel_id, level="trusted")
            places.sides.append(sides)
    return places


async def _side(town: Town, bridge: int, language: str, guild_id: str | None) -> Side:
    guild_id = guild_id or (town.english_guild if language == "en" else town.chinese_guild)
    moderator = await town.moderator(guild_id)
    wanted = {"name": f"chaos-{bridge}-{language.lower()}", "type": 0}
    channel = await moderator.call("POST", f"/guilds/{guild_id}/channels", wanted)
    people = (await town.members(guild_id))[:PEOPLE]
    return Side(
        channel_id=str(channel["id"]),
        guild_id=guild_id,
        language=language,
        people=tuple(people),
        moderator=moderator,
    )
