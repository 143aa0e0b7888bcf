"""/profile, as people fill it in and read it."""

from typing import Any

import discord
import pytest
from simcord import InteractionResult, MemberActor, ResponseMessage

from bot.model import (
    MAX_INTERESTS,
    MAX_LINE,
    WEEK,
    GuildId,
    Joining,
    Level,
    Locale,
    Match,
    Profile,
    Seeker,
    ThreadId,
    Tongue,
    UserId,
    Want,
)
from bot.pairing.times import parse_hours
from bot.storage.pairs import Pairs
from bot.storage.people import People
from bot.storage.seekers import Seekers
from tests.commands.town import Town, text_of

TIMES = {
    "offers": ["en"],
    "level": ["3"],
    "zone": "New York",
    "hours": "Mon-Fri 19-22",
    "interests": "sourdough",
}
ABOUT = {"wants": ["1", "8"], "capacity": ["2"], "groups": ["yes"], "line": "I bake."}


async def _profile(town: Town, who: MemberActor) -> Profile | None:
    return await town.services.pairing.profiles.get(UserId(who.id))


async def _filled(
    town: Town, who: MemberActor, values: dict[str, Any], command: str = "profile edit"
) -> InteractionResult:
    return await who.submit_modal(await who.slash(town.general, command), values)


async def _pair(town: Town, *people: MemberActor) -> None:
    """They are language partners, and know of it."""
    writers = town.services.writers
    assert isinstance(writers, People)
    database, now, guild_id = writers._database, discord.utils.utcnow(), GuildId(town.creators.id)
    members = [UserId(one.id) for one in people]
    for user_id in members:
        seeker = Seeker(guild_id=guild_id, user_id=user_id, joining=Joining.ROUNDS, since=now)
        await Seekers(database).put(seeker)
    pairs = Pairs(database)
    pair_id = await pairs.make(guild_id, Match(members=tuple(members), score=500), at=now, ends_at=now)
    assert pair_id is not None
    await pairs.opened(pair_id, ThreadId(5))
    await pairs.welcomed(pair_id)


def _panel(result: InteractionResult) -> ResponseMessage:
    assert result.response is not None
    assert result.response.ephemeral
    return result.response


def _fields(result: InteractionResult) -> dict[str, dict[str, Any]]:
    """A form's selects and text inputs by their ids."""
    assert result.modal is not None
    return {label["component"]["custom_id"]: label["component"] for label in result.modal["components"]}


def _entered(result: InteractionResult) -> dict[str, Any]:
    """What stands in a form, as it would be sent."""
    return {
        custom_id: field.get("value", "")
        if field["type"] == discord.ComponentType.text_input.value
        else [option["value"] for option in field["options"] if option.get("default")]
        for custom_id, field in _fields(result).items()
    }


async def test_a_profile_is_made_with_one_form_and_shown_with_what_to_do_next(town: Town) -> None:
    result = await _filled(town, town.tom, TIMES)
    text = text_of(result)
    assert "Can help with: **English**" in text
    assert "Learns: **Chinese**, level B1 · HSK 3" in text
    assert "Mon–Fri 19:00–22:00" in text
    assert "New" in text
    assert "sourdough" in text
    assert "/pair join" in text
    assert result.ephemeral
    assert await _profile(town, town.tom) == Profile(
        user_id=UserId(town.tom.id),
        offers=frozenset({Tongue.ENGLISH}),
        level=Level.B1,
        zone="America/New_York",
        hours=parse_hours("Mon-Fri 19-22"),
        words=("sourdough",),
    )


async def test_the_languages_are_enough(town: Town) -> None:
    text = text_of(await _filled(town, town.tom, {"offers": ["zh"]}))
    assert "Learns: **English**\n" in text
    assert "Still open: your level, when you're free, interests, what you'd like" in text


async def test_whoever_speaks_both_learns_neither(town: Town) -> None:
    text = text_of(await _filled(town, town.tom, {**TIMES, "offers": ["en", "zh"]}))
    assert "Can help with: **English, Chinese**" in text
    assert "Learns" not in text


async def test_having_a_profile_pairs_nobody(town: Town) -> None:
    await _filled(town, town.tom, TIMES)
    wishes = await town.services.choices.of(UserId(town.tom.id))
    assert not wishes.pairing


async def test_the_second_form_says_what_one_would_like(town: Town) -> None:
    await _filled(town, town.tom, TIMES)
    text = text_of(await _filled(town, town.tom, ABOUT, "profile about"))
    assert "Would like: Just chatting, Slang and everyday language" in text
    assert "Up to 2 partners at a time, groups of three welcome" in text
    assert "> I bake." in text
    kept = await _profile(town, town.tom)
    assert kept is not None
    assert (kept.wants, kept.capacity, kept.groups, kept.line) == (
        Want.CHAT | Want.SLANG,
        2,
        True,
        "I bake.",
    )
    assert kept.level is Level.B1


async def test_the_forms_show_what_is_kept_and_change_it_where_it_is_shown(town: Town) -> None:
    await _filled(town, town.tom, TIMES)
    await _filled(town, town.tom, ABOUT, "profile about")
    shown = _panel(await town.tom.slash(town.general, "profile show"))
    times = await town.tom.click(shown, label="Languages & times")
    assert _entered(times) == {**TIMES, "hours": "Mon–Fri 19:00–22:00"}
    changed = await town.tom.submit_modal(times, {**_entered(times), "level": []})
    assert _panel(changed).id == shown.id
    assert "Learns: **Chinese**\n" in text_of(changed)
    about = await town.tom.click(_panel(changed), label="About me")
    assert _entered(about) == ABOUT
    changed = await town.tom.submit_modal(about, {**_entered(about), "groups": ["no"]})
    assert _panel(changed).id == shown.id
    assert "groups" not in text_of(changed)
    kept = await _profile(town, town.tom)
    assert kept is not None
    assert (kept.level, kept.groups, kept.zone) == (None, False, "America/New_York")


async def test_everybody_fills_it_in_in_their_own_language(town: Town) -> None:
    form = await town.lin.slash(town.general, "profile edit")
    assert form.modal is not None
    assert form.modal["title"] == "語言和時間"
    assert _fields(form)["zone"]["value"] == "台北"
    values = {
        "offers": ["zh"],
        "zone": "台北",
        "hours": "週一至週五 晚上8點到10點",
        "interests": "貓、手沖咖啡",
    }
    text = text_of(await town.lin.submit_modal(form, values))
    assert "能教：**中文**" in text
    assert "20:00–22:00" in text
    kept = await _profile(town, town.lin)
    assert kept is not None
    assert kept.hours == parse_hours("Mon-Fri 20-22")
    assert kept.zone == "Asia/Taipei"


async def test_what_is_not_understood_is_explained_and_nothing_typed_is_lost(town: Town) -> None:
    typed = {**TIMES, "zone": "Mars", "hours": "whenever I like"}
    refused = await _filled(town, town.tom, typed)
    text = text_of(refused)
    assert "Not saved yet" in text
    assert "time zone" in text
    assert "“like”" in text
    assert await _profile(town, town.tom) is None
    form = await town.tom.click(_panel(refused), label="Back to the form")
    assert _entered(form) == typed
    again = await town.tom.submit_modal(form, {**_entered(form), "zone": "London"})
    assert "time zone" not in text_of(again)
    form = await town.tom.click(_panel(again), label="Back to the form")
    done = await town.tom.submit_modal(form, {**_entered(form), "hours": "weekends"})
    assert _panel(done).id == _panel(refused).id
    assert "Your language exchange profile" in text_of(done)
    kept = await _profile(town, town.tom)
    assert kept is not None
    assert kept.zone == "Europe/London"


async def test_free_hours_need_a_time_zone(town: Town) -> None:
    text = text_of(await _filled(town, town.tom, {**TIMES, "zone": ""}))
    assert town.say(Locale.EN_US, "error-profile-hours-zone") in text
    assert await _profile(town, town.tom) is None


async def test_a_form_that_lay_open_while_its_panel_ended_is_still_kept(town: Town) -> None:
    await _filled(town, town.tom, TIMES)
    shown = _panel(await town.tom.slash(town.general, "profile show"))
    form = await town.tom.click(shown, label="About me")
    await town.env.advance_time(601)
    done = await town.tom.submit_modal(form, ABOUT)
    assert "> I bake." in text_of(done)
    assert (await town.tom.click(_panel(done), label="About me")).modal is not None


async def test_without_a_profile_people_are_told_how_to_make_one(town: Town) -> None:
    for command in ("show", "about", "delete"):
        result = await town.tom.slash(town.general, f"profile {command}")
        assert text_of(result) == town.say(Locale.EN_US, "error-profile-none")
        assert "/profile edit" in text_of(result)


async def test_a_profile_is_deleted_after_a_yes_only(town: Town) -> None:
    await _filled(town, town.tom, TIMES)
    asked = await town.tom.slash(town.general, "profile delete")
    kept = await town.tom.click(_panel(asked), label="Keep it")
    assert text_of(kept) == town.say(Locale.EN_US, "profile-kept")
    assert await _profile(town, town.tom) is not None
    asked = await town.tom.slash(town.general, "profile delete")
    gone = await town.tom.click(_panel(asked), label="Delete")
    assert text_of(gone) == town.say(Locale.EN_US, "profile-deleted")
    assert await _profile(town, town.tom) is None


async def test_markup_in_what_people_write_stays_text(town: Town) -> None:
    await _filled(town, town.tom, {**TIMES, "interests": "**bold**, <@1>"})
    text = text_of(await _filled(town, town.tom, {**ABOUT, "line": "# hi\n> @everyone"}, "profile about"))
    assert r"\*\*bold\*\*" in text
    assert r"\<@1\>" in text
    assert "\\# hi \\> @everyone" in text


async def test_a_profile_is_shown_to_ones_partner_and_to_nobody_else(town: Town) -> None:
    await _filled(town, town.tom, TIMES)
    for who in (town.maya, town.lin):
        shown = await who.slash(town.general, "profile show", member=town.tom)
        assert "sourdough" not in text_of(shown)
        assert shown.ephemeral
    await _pair(town, town.tom, town.lin)
    seen = await town.lin.slash(town.general, "profile show", member=town.tom)
    assert "sourdough" in text_of(seen)
    assert "能教：**英文**" in text_of(seen)
    assert not _panel(seen).components
    mine = await town.tom.slash(town.general, "profile show", member=town.tom)
    assert _panel(mine).components
    other = await town.maya.slash(town.general, "profile show", member=town.tom)
    assert text_of(other) == town.say(Locale.EN_US, "error-profile-private")


@pytest.mark.parametrize("locale", Locale)
async def test_even_the_longest_profile_is_one_message(town: Town, locale: Locale) -> None:
    town.locales[town.tom.id] = locale
    words = tuple(f"{chr(ord('a') + number)}{'*_' * 14}z" for number in range(MAX_INTERESTS))
    profile = await town.services.pairing.profiles.change(
        UserId(town.tom.id),
        offers=frozenset({Tongue.CHINESE}),
        zone="America/Argentina/ComodRivadavia",
        hours=sum(1 << quarter for quarter in range(0, WEEK, 17)),
        words=words,
        wants=Want.CHAT | Want.CORRECTIONS | Want.VOICE | Want.SLANG,
        capacity=3,
        groups=True,
        line="*" * MAX_LINE,
    )
    shown = _panel(await town.tom.slash(town.general, "profile show"))
    assert all(word.replace("*", r"\*").replace("_", r"\_") in shown.content for word in words)
    assert profile.line.replace("*", r"\*") in shown.content
    assert "…" in shown.content
    assert len(shown.content) <= 2_000


@pytest.mark.parametrize("locale", Locale)
async def test_the_forms_keep_to_discords_bounds_in_every_language(town: Town, locale: Locale) -> None:
    town.locales[town.tom.id] = locale
    await _filled(town, town.tom, TIMES)
    for command in ("profile edit", "profile about"):
        form = await town.tom.slash(town.general, command)
        assert form.modal is not None
        assert len(form.modal["components"]) <= 5
        again = await town.tom.submit_modal(form, _entered(form))
        assert town.say(locale, "profile-card") in text_of(again)
