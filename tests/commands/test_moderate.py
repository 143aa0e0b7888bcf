"""/moderate and Apps → Moderate: people and messages as they come over the bridge."""

from datetime import timedelta

import discord
import pytest
from sqlalchemy import delete

from bot.model import ChannelId, Deleted, GuildId, Locale, Measure, UserId
from bot.moderation.cases import MAX_REASON
from bot.storage.said import SaidStore
from bot.storage.schema import copies
from tests.commands.relayed import both_sides, relayed
from tests.commands.town import MODERATES, Town, panel_of, text_of
from tests.fakes import FakeRelay


@pytest.fixture(autouse=True)
async def linked(town: Town) -> None:
    await both_sides(town)


def in_force(town: Town, guild_id: int, user_id: int) -> Measure | None:
    return town.services.sanctions.in_force(GuildId(guild_id), UserId(user_id), discord.utils.utcnow())


def gone(town: Town) -> list[Deleted]:
    relay = town.services.relay
    assert isinstance(relay, FakeRelay)
    return relay.gone


def link_to(message: discord.Message, guild_id: int) -> str:
    return f"https://discord.com/channels/{guild_id}/{message.channel.id}/{message.id}"


async def test_a_mute_names_its_end_its_case_and_the_way_back(town: Town) -> None:
    told = text_of(
        await town.maya.slash(
            town.general, "moderate mute", person=f"<@{town.wei.id}>", duration="2h", reason="spam"
        )
    )
    assert "**wei** is muted until <t:" in told
    assert "Case #" in told
    assert "/moderate unmute" in told
    assert in_force(town, town.creators.id, town.wei.id) is Measure.MUTE
    assert in_force(town, town.rednote.id, town.wei.id) is None
    logged = town.reports.last_message
    assert logged is not None
    assert "Muted" in logged.content
    assert "spam" in logged.content
    assert "by maya" in logged.content


async def test_a_mute_ends_when_it_is_lifted(town: Town) -> None:
    await town.maya.slash(town.general, "moderate mute", person=str(town.wei.id))
    lifted = await town.maya.slash(town.general, "moderate unmute", person=str(town.wei.id))
    assert "no longer muted" in text_of(lifted)
    assert in_force(town, town.creators.id, town.wei.id) is None
    again = await town.maya.slash(town.general, "moderate unmute", person=str(town.wei.id))
    assert text_of(again) == town.say(Locale.EN_US, "error-not-mute", name="wei")


@pytest.mark.parametrize("by", ["copy", "original"])
async def test_a_person_is_found_by_a_link_to_what_they_said(town: Town, by: str) -> None:
    original, copy = await relayed(town, town.wei, "你好", channel=town.far, to=town.general)
    link = link_to(copy, town.creators.id) if by == "copy" else link_to(original, town.rednote.id)
    told = await town.maya.slash(town.general, "moderate ban", person=link)
    assert "**wei** is banned" in text_of(told)
    assert in_force(town, town.creators.id, town.wei.id) is Measure.BAN


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"person": "somebody"}, "error-person"),
        ({"person": "<@1>"}, "error-person"),
        ({"person": "{maya}"}, "error-person-you"),
        ({"person": "{wei}", "duration": "soon"}, "error-duration"),
        ({"person": "{wei}", "duration": "10 years"}, "error-duration"),
        (
            {"person": "https://discord.com/channels/1/123456789012345678/123456789012345678"},
            "error-message-unknown",
        ),
    ],
)
async def test_what_makes_no_sense_is_explained_and_changes_nothing(
    town: Town, options: dict[str, str], problem: str
) -> None:
    named = {key: value.format(maya=town.maya.id, wei=town.wei.id) for key, value in options.items()}
    told = await town.maya.slash(town.general, "moderate mute", **named)
    assert text_of(told) == town.say(Locale.EN_US, problem)
    assert in_force(town, town.creators.id, town.wei.id) is None


async def test_people_without_the_power_are_refused(town: Town) -> None:
    await town.let("moderate", town.tom)
    told = await town.tom.slash(town.general, "moderate ban", person=str(town.wei.id))
    assert "You need" in text_of(told)
    assert in_force(town, town.creators.id, town.wei.id) is None


async def test_a_warning_reaches_the_person_where_they_spoke_last_in_that_channels_language(
    town: Town,
) -> None:
    await relayed(town, town.wei, "你好", channel=town.far, to=town.general)
    told = await town.maya.slash(town.general, "moderate warn", person=str(town.wei.id), reason="be kind")
    assert f"<#{town.far.id}>" in text_of(told)
    warned = town.far.last_message
    assert warned is not None
    assert f"<@{town.wei.id}>" in warned.content
    assert "管理员的警告：be kind" in warned.content
    assert [user.id for user in warned.mentions] == [town.wei.id]


async def test_who_cannot_be_told_of_a_warning_is_not_written_to_in_private(town: Town) -> None:
    told = await town.maya.slash(town.general, "moderate warn", person=str(town.wei.id), reason="be kind")
    assert "/me cases" in text_of(told)


async def test_one_deletion_reaches_every_copy_but_not_another_servers_original(town: Town) -> None:
    original, copy = await relayed(town, town.wei, "坏话", channel=town.far, to=town.general)
    told = await town.maya.slash(town.general, "moderate delete", message=link_to(copy, town.creators.id))
    assert gone(town) == [Deleted(channel_id=ChannelId(town.far.id), message_ids=(original.id,))]
    assert "every server" in text_of(told)
    assert "stays where it was written" in text_of(told)
    assert town.far.last_message is not None


async def test_the_original_goes_too_in_the_moderators_own_server(town: Town) -> None:
    original, _ = await relayed(town, town.tom, "bad", to=town.far)
    told = await town.maya.slash(town.general, "moderate delete", message=link_to(original, town.creators.id))
    assert "The original is gone" in text_of(told)
    assert original.id not in [message.id for message in town.general.history()]


async def test_a_purge_takes_the_last_messages_of_one_person(town: Town) -> None:
    said = [(await relayed(town, town.tom, f"spam {number}", to=town.far))[0] for number in range(4)]
    await relayed(town, town.lin, "innocent", to=town.far)
    told = await town.maya.slash(town.general, "moderate purge", person=str(town.tom.id), count=3)
    assert "Every copy of 3 messages" in text_of(told)
    assert gone(town)[0].message_ids == tuple(message.id for message in said[1:])
    nothing = await town.maya.slash(town.general, "moderate purge", person=str(town.tom.id))
    assert text_of(nothing) == town.say(Locale.EN_US, "error-purge-what")


async def test_messages_of_a_bridge_that_the_server_has_no_part_in_are_out_of_reach(town: Town) -> None:
    _, copy = await relayed(town, town.tom, "private", to=town.far)
    other = town.env.create_guild("Elsewhere")
    room = other.create_text_channel("room")
    role = other.create_role("mods", permissions=MODERATES)
    stranger = other.add_member(town.env.create_user("stranger"), roles=[role])
    told = await stranger.slash(room, "moderate delete", message=link_to(copy, town.rednote.id))
    assert text_of(told) == town.say(Locale.EN_US, "error-message-unknown")
    assert gone(town) == []


async def test_a_locked_bridge_says_so_on_both_sides_and_opens_again(town: Town) -> None:
    await town.maya.slash(town.general, "moderate lock", bridge="Plaza", reason="raid")
    for channel in (town.general, town.far):
        said = channel.last_message
        assert said is not None
        assert town.say(Locale.ZH_CN, "notice-locked") in said.content
    assert town.services.bridges.views()[0].bridge.paused
    await town.wei.slash(town.far, "moderate unlock", bridge="Plaza")
    assert not town.services.bridges.views()[0].bridge.paused


async def test_people_can_be_slowed_down(town: Town) -> None:
    told = await town.maya.slash(town.general, "moderate slow", bridge="Plaza", seconds=30)
    assert "every 30 s" in text_of(told)
    bridge = town.services.bridges.views()[0].bridge
    assert town.services.modes.seconds(GuildId(town.creators.id), bridge.id) == 30
    logged = town.reports.last_message
    assert logged is not None
    assert "Slowed down" in logged.content


async def test_a_server_may_follow_the_decisions_of_another(town: Town) -> None:
    await town.wei.slash(town.far, "moderate ban", person=str(town.tom.id))
    assert in_force(town, town.creators.id, town.tom.id) is None
    told = await town.maya.slash(town.general, "moderate follow", server="小红书")
    assert "**小红书** count here" in text_of(told)
    assert in_force(town, town.creators.id, town.tom.id) is Measure.BAN
    await town.maya.slash(town.general, "moderate follow", server="小红书", on=False)
    assert in_force(town, town.creators.id, town.tom.id) is None


async def test_the_menu_finds_the_person_behind_a_copy_and_what_is_known_of_them(town: Town) -> None:
    _, copy = await relayed(town, town.wei, "坏话", channel=town.far, to=town.general)
    await town.maya.slash(town.general, "moderate warn", person=str(town.wei.id), reason="first")
    shown = await town.maya.context_menu(town.general, "Moderate", copy)
    assert "**wei**" in text_of(shown)
    assert "first" in text_of(shown)
    form = await town.maya.click(panel_of(shown), label="Mute")
    assert form.modal is not None
    done = await town.maya.submit_modal(form, {"duration": "7d", "reason": "again"})
    assert "**wei** is muted until" in text_of(done)
    await town.maya.click(panel_of(shown), label="Delete everywhere")
    assert len(gone(town)) == 1


async def test_a_reason_has_an_end(town: Town) -> None:
    _, copy = await relayed(town, town.wei, "坏话", channel=town.far, to=town.general)
    shown = await town.maya.context_menu(town.general, "Moderate", copy)
    form = await town.maya.click(panel_of(shown), label="Ban")
    assert form.modal is not None
    assert str(MAX_REASON) in str(form.modal)


async def test_a_ban_on_discord_counts_and_so_does_its_end(town: Town) -> None:
    guild = town.bot.get_guild(town.creators.id)
    assert guild is not None
    await guild.ban(discord.Object(town.tom.id))
    await town.env.settle()
    assert in_force(town, town.creators.id, town.tom.id) is Measure.BAN
    logged = town.reports.last_message
    assert logged is not None
    assert "Banned on Discord" in logged.content
    await guild.unban(discord.Object(town.tom.id))
    await town.env.settle()
    assert in_force(town, town.creators.id, town.tom.id) is None


async def test_a_time_out_on_discord_mutes_for_as_long_and_no_longer(town: Town) -> None:
    guild = town.bot.get_guild(town.creators.id)
    assert guild is not None
    tom = await guild.fetch_member(town.tom.id)
    await tom.timeout(timedelta(hours=1))
    await town.env.settle()
    assert in_force(town, town.creators.id, town.tom.id) is Measure.MUTE
    await (await guild.fetch_member(town.tom.id)).timeout(None)
    await town.env.settle()
    assert in_force(town, town.creators.id, town.tom.id) is None


async def test_a_deletion_is_told_to_moderators_without_what_was_said(town: Town) -> None:
    original, _ = await relayed(town, town.tom, "secret words", to=town.far)
    await town.tom.delete(original)
    logged = town.reports.last_message
    assert logged is not None
    assert "**tom**" in logged.content
    assert "secret words" not in logged.content


async def test_the_deletion_of_what_never_went_over_is_no_news_to_moderators(town: Town) -> None:
    original, copy = await relayed(town, town.tom, "secret words", to=town.far)
    store = town.services.said
    assert isinstance(store, SaidStore)
    async with store._database.begin() as connection:
        await connection.execute(delete(copies).where(copies.c.message_id == copy.id))
    before = len(town.reports.history())
    await town.tom.delete(original)
    assert len(town.reports.history()) == before


async def test_a_changed_setting_is_on_the_record(town: Town) -> None:
    await town.maya.slash(town.general, "bridge pause", bridge="Plaza")
    logged = town.reports.last_message
    assert logged is not None
    assert "`/bridge pause` Plaza" in logged.content
    assert "by maya" in logged.content
