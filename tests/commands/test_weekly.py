"""/weekly, and the post itself."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import discord
import pytest
from simcord import InteractionResult
from sqlalchemy import insert

from bot.gateway.views.weekly import button_id
from bot.model import (
    GuildId,
    Language,
    Locale,
    PostLanguage,
    Tally,
    TallyKind,
    UserId,
    WeeklySetup,
)
from bot.storage.schema import talk
from bot.storage.suggestions import Suggestions
from tests.commands.forge import Forge
from tests.commands.relayed import both_sides
from tests.commands.talk import database_of
from tests.commands.town import Town, text_of


async def _setup(town: Town) -> WeeklySetup:
    return await town.services.weekly.setups.of(GuildId(town.creators.id))


async def _weekly(town: Town, name: str, **options: object) -> str:
    return text_of(await town.maya.slash(town.general, f"weekly {name}", **options))


async def _talk_last_week(town: Town) -> None:
    """Three messages in English, and two in Chinese."""
    guild_id = GuildId(town.creators.id)
    monday = town.services.weekly.setups.told_at(guild_id, discord.utils.utcnow())
    said = {"guild_id": guild_id, "day": monday, "hour": 9, "bridge_id": 1}
    async with database_of(town).begin() as connection:
        for side, messages in (("en", 3), ("zh", 2)):
            await connection.execute(insert(talk).values(**said, side=side, messages=messages))


async def test_choosing_a_channel_says_when_the_first_post_comes(town: Town) -> None:
    told = await _weekly(town, "channel", channel=town.chat)
    setup = await _setup(town)
    assert setup.channel_id == town.chat.id
    assert town.chat.mention in told
    assert f"<t:{int(setup.next_at.timestamp())}:F>" in told
    assert "Monday to Sunday" in told


async def test_day_time_and_language_are_chosen_one_by_one(town: Town) -> None:
    await _weekly(town, "channel", channel=town.chat)
    await _weekly(town, "day", weekday="friday")
    told = await _weekly(town, "time", time="8:30 pm")
    assert "20:30" in told
    assert "in English and Chinese" in await _weekly(town, "language", language="both")
    setup = await _setup(town)
    assert (setup.at.weekday, setup.at.minute, setup.language) == (4, 20 * 60 + 30, PostLanguage.BOTH)


@pytest.mark.parametrize("name", ["day", "time", "language", "preview", "post", "off"])
async def test_without_a_channel_the_way_to_one_is_shown(town: Town, name: str) -> None:
    options = {"day": {"weekday": "friday"}, "time": {"time": "9"}, "language": {"language": "both"}}
    assert "/weekly channel" in await _weekly(town, name, **options.get(name, {}))


async def test_the_bot_s_lack_of_permissions_is_named(town: Town) -> None:
    me = town.env.bot.user
    assert me is not None
    overwrites: dict[Any, discord.PermissionOverwrite] = {me: discord.PermissionOverwrite(attach_files=False)}
    walled = town.creators.create_text_channel("walled", overwrites=overwrites)
    assert "Attach Files" in await _weekly(town, "channel", channel=walled)


async def test_the_preview_is_what_would_be_posted_and_posts_nothing(town: Town) -> None:
    await _weekly(town, "channel", channel=town.chat)
    result = await town.maya.slash(town.general, "weekly preview")
    assert "Our week across the bridge" in text_of(result)
    assert result.ephemeral
    assert town.chat.last_message is None


async def test_a_post_at_once_is_the_week_s_only_one(town: Town) -> None:
    await _weekly(town, "channel", channel=town.chat)
    told = await _weekly(town, "post")
    post = town.chat.last_message
    assert post is not None
    assert f"https://discord.com/channels/{town.creators.id}/{town.chat.id}/{post.id}" in told
    assert str(post.id) in await _weekly(town, "post")
    assert town.chat.last_message == post


async def test_a_week_in_which_something_was_said_comes_with_a_chart_and_its_words(town: Town) -> None:
    await _weekly(town, "channel", channel=town.chat)
    await _talk_last_week(town)
    await _weekly(town, "post")
    post = town.chat.last_message
    assert post is not None
    assert "**5 messages**" in post.content
    [chart] = post.attachments
    assert chart.content_type == "image/png"
    assert "3" in (chart.description or "")


async def test_volunteers_are_thanked_by_name_whichever_server_they_are_in(town: Town) -> None:
    await both_sides(town)
    await _talk_last_week(town)
    [view] = town.services.bridges.visible_to(GuildId(town.creators.id))
    monday = town.services.weekly.setups.told_at(GuildId(town.creators.id), discord.utils.utcnow())
    store, when = Suggestions(database_of(town)), datetime.combine(monday, time(12), UTC)
    tally = Tally(
        guild_id=GuildId(town.creators.id), bridge_id=view.bridge.id, day=monday, kind=TallyKind.SUGGESTION
    )
    wei = UserId(town.wei.id)
    added = await store.add(
        bridge_id=view.bridge.id,
        target=Language.SIMPLIFIED,
        original="no cap",
        suggestion="真的",
        suggested_by=wei,
        suggested_in=GuildId(town.rednote.id),
        suggested_at=when,
    )
    assert added is not None
    await store.approve(added.id, by=UserId(town.maya.id), at=when, tallies=[tally])
    await _weekly(town, "channel", channel=town.chat)
    assert "Thank you" not in await _weekly(town, "preview")
    await town.services.choices.change(wei, leaderboard=True)
    told = await _weekly(town, "preview")
    assert town.say(Locale.EN_US, "weekly-translations", count=1) in told
    assert town.say(Locale.EN_US, "weekly-thanks", people="wei") in told


async def test_everybody_reads_the_week_in_their_own_language(town: Town) -> None:
    await _weekly(town, "channel", channel=town.chat)
    await _weekly(town, "post")
    town.locales[town.tom.id] = Locale.ZH_TW
    post = town.chat.last_message
    assert post is not None
    read = await town.tom.click(post, label="In my language")
    assert isinstance(read, InteractionResult)
    assert "鵲橋上的這一週" in text_of(read)
    assert read.ephemeral


@pytest.mark.parametrize("days", [-600_005, -1, 1, 7, 14, 21, 210_000])
async def test_a_button_of_no_week_that_was_ever_posted_is_an_old_one(town: Town, days: int) -> None:
    """Nothing from before there was a bot, nothing of the future, nothing that begins in the middle."""
    now = discord.utils.utcnow()
    week = town.services.weekly.setups.told_at(GuildId(town.creators.id), now) + timedelta(days=days)
    button = {"type": 2, "style": 2, "label": "x", "custom_id": button_id(week)}
    told = await Forge(town=town).press(town.tom, town.general, button)
    is_week = days in {7, 14}
    assert (text_of(told) == town.say(Locale.EN_US, "error-panel-old")) is not is_week
    assert told.ephemeral


async def test_it_is_written_as_people_speak_in_the_channel(town: Town) -> None:
    await both_sides(town)
    town.locales[town.wei.id] = Locale.ZH_CN
    await town.wei.slash(town.far, "weekly channel", channel=town.far)
    await town.wei.slash(town.far, "weekly post")
    post = town.far.last_message
    assert post is not None
    assert "鹊桥上的这一周" in post.content
    assert "Our week" not in post.content


async def test_a_new_time_zone_moves_the_next_post(town: Town) -> None:
    await _weekly(town, "channel", channel=town.chat)
    before = (await _setup(town)).next_at
    await town.maya.slash(town.general, "stats timezone", zone="Asia/Shanghai")
    after = (await _setup(town)).next_at
    assert (before - after) % timedelta(days=7) == timedelta(hours=8)


async def test_the_time_zone_of_pairing_moves_it_where_the_server_has_said_no_other(town: Town) -> None:
    await _weekly(town, "channel", channel=town.chat)
    before = (await _setup(town)).next_at
    await town.maya.slash(town.general, "pairing setup", channel=town.general)
    shanghai = {"weekday": "monday", "time": "8", "zone": "Asia/Shanghai"}
    await town.maya.slash(town.general, "pairing schedule", **shanghai)
    after = (await _setup(town)).next_at
    assert (before - after) % timedelta(days=7) == timedelta(hours=8)
    assert town.services.statistics.clocks.zone_of(GuildId(town.creators.id)).key == "Asia/Shanghai"

    await town.maya.slash(town.general, "stats timezone", zone="Asia/Kolkata")
    kept = (await _setup(town)).next_at
    await town.maya.slash(town.general, "pairing schedule", **shanghai)
    assert (await _setup(town)).next_at == kept


async def test_turning_it_off_ends_it(town: Town) -> None:
    await _weekly(town, "channel", channel=town.chat)
    assert "No more weekly posts" in await _weekly(town, "off")
    assert "/weekly channel" in await _weekly(town, "preview")
