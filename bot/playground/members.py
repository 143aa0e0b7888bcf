"""Looking members up: REST's search and the gateway's chunks."""

from typing import Any, cast

from bot.playground.objects import Guild, Member
from bot.playground.sessions import Session
from bot.playground.validation import Json
from bot.playground.world import World


def search(world: World, guild: Guild, query: str, limit: int) -> list[Member]:
    """Return members whose name or nickname begins so."""
    wanted = query.casefold()
    found: list[Member] = []
    for member in guild.members.values():
        user = world.state.users[member.user_id]
        names = (user.username, user.global_name or "", member.nick or "")
        if any(name.casefold().startswith(wanted) for name in names):
            found.append(member)
    return found[:limit]


def chunk_members(world: World, guild: Guild, session: Session, data: Json) -> list[Json]:
    """Return the answers to REQUEST_GUILD_MEMBERS, a thousand members each."""
    missing: list[str] = []
    ids = data.get("user_ids")
    if ids is not None:
        listed = cast("list[Any]", ids) if isinstance(ids, list) else [ids]
        asked = [str(one) for one in listed if str(one).isdigit()]
        missing = [one for one in asked if int(one) not in guild.members]
        found = [guild.members[int(one)] for one in asked if int(one) in guild.members][:100]
    else:
        query, limit = str(data.get("query") or ""), int(data.get("limit") or 0)
        everyone = not query and not limit
        if everyone and session.user.bot and not session.intents & (1 << 1):
            found = [guild.members[session.user.id]]
        else:
            found = search(world, guild, query, min(limit, 100) or len(guild.members))
    parts = [found[start : start + 1000] for start in range(0, len(found), 1000)] or [[]]
    chunks: list[Json] = []
    for index, part in enumerate(parts):
        chunk: Json = {
            "guild_id": str(guild.id),
            "members": [world.serialize.member(member) for member in part],
            "chunk_index": index,
            "chunk_count": len(parts),
        }
        if missing and index == 0:
            chunk["not_found"] = missing
        if data.get("nonce") is not None:
            chunk["nonce"] = data["nonce"]
        if data.get("presences"):
            chunk["presences"] = []
        chunks.append(chunk)
    return chunks
