"""Bans, time-outs and the audit log, as other programs hear of them."""

from bot.playground.hub import Intent
from tests.integration.playground.people import Person, Town


async def test_a_time_out_is_told_with_its_end_to_those_who_may_view_the_audit_log(
    town: Town, maya: Person, priya: Person
):
    bot, outsider = await town.bot.connect(intents=Intent.GUILD_MODERATION), await priya.connect()
    await bot.event("READY")
    await outsider.event("READY")
    path = f"/guilds/{town.harbor.id}/members/{priya.user.id}"
    until = "2099-01-01T00:00:00+00:00"
    await maya.ok("PATCH", path, {"communication_disabled_until": until}, reason="noise")
    entry = await bot.event("GUILD_AUDIT_LOG_ENTRY_CREATE")
    assert (entry["action_type"], entry["target_id"]) == (24, str(priya.user.id))
    assert (entry["user_id"], entry["reason"]) == (str(maya.user.id), "noise")
    [change] = entry["changes"]
    assert change["key"] == "communication_disabled_until"
    assert change["new_value"].startswith("2099-01-01")
    assert "old_value" not in change
    await maya.ok("PATCH", path, {"communication_disabled_until": None})
    [lifted] = (await bot.event("GUILD_AUDIT_LOG_ENTRY_CREATE"))["changes"]
    assert lifted["old_value"] == change["new_value"]
    log = await maya.ok("GET", f"/guilds/{town.harbor.id}/audit-logs")
    assert log["audit_log_entries"][1]["changes"] == [change]


async def test_a_ban_and_its_end_are_told(town: Town, maya: Person, priya: Person):
    bot = await town.bot.connect(intents=Intent.GUILD_MODERATION)
    await bot.event("READY")
    path = f"/guilds/{town.harbor.id}/bans/{priya.user.id}"
    await maya.ok("PUT", path, {})
    banned = await bot.event("GUILD_BAN_ADD")
    assert (banned["guild_id"], banned["user"]["id"]) == (str(town.harbor.id), str(priya.user.id))
    await maya.ok("DELETE", path)
    assert (await bot.event("GUILD_BAN_REMOVE"))["user"]["id"] == str(priya.user.id)
