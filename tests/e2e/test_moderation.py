"""Moderators' hand over real sockets: deletions reach every copy, and what Discord decides counts at once."""

from tests.e2e.test_bridge import copies
from tests.e2e.town import Bridge, Listener, Person, Town, until


async def test_delete_everywhere_removes_every_copy_and_leaves_the_other_servers_original(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    original = await maya.say(bridge.english, "Good morning!")
    (copy,) = await copies(lin, bridge.chinese, 1)
    moderator = await town.moderator(town.chinese_guild)
    link = f"https://discord.com/channels/{town.chinese_guild}/{bridge.chinese}/{copy['id']}"
    async with Listener.of(moderator, town.info) as listener:
        told = await listener.command(bridge.chinese)("moderate delete", message=link)
    assert told["content"].startswith("🗑️")
    await until(lambda: copies(lin, bridge.chinese, 0), lambda found: not found)
    assert [message["id"] for message in await maya.history(bridge.english)].count(original["id"]) == 1


async def test_a_ban_on_discord_is_on_record_at_once(town: Town, bridge: Bridge) -> None:
    moderator = await town.moderator(town.english_guild)
    abroad = {person.name for person in await town.members(town.english_guild)}
    banned = next(one for one in await town.members(town.chinese_guild) if one.name not in abroad)
    path = f"/guilds/{town.english_guild}/bans/{banned.user['id']}"
    await moderator.call("PUT", path, {})
    try:
        async with Listener.of(moderator, town.info) as listener:
            ask = listener.command(bridge.english)

            async def record() -> str:
                return (await ask("moderate history", person=banned.user["id"]))["content"]

            await until(record, lambda told: "🔨" in told)
    finally:
        await moderator.call("DELETE", path)
