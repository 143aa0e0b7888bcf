"""/me, as people use it."""

import pytest
from simcord import MemberActor

from bot.model import Language, Locale, MessageId, UserId, Wishes
from bot.storage.people import People
from tests.commands.town import Town, text_of


def _id(who: MemberActor) -> UserId:
    return UserId(who.id)


async def _wishes(town: Town, who: MemberActor) -> Wishes:
    return await town.services.choices.of(_id(who))


@pytest.mark.parametrize("wish", ["pings", "pairing", "leaderboard"])
@pytest.mark.parametrize("allow", [True, False])
async def test_people_choose_for_themselves(town: Town, wish: str, allow: bool) -> None:
    result = await town.tom.slash(town.general, f"me {wish}", allow=allow)
    assert text_of(result) == town.say(Locale.EN_US, f"me-{wish}-{'on' if allow else 'off'}")
    assert result.ephemeral
    assert getattr(await _wishes(town, town.tom), wish) is allow


async def test_one_wish_does_not_undo_another(town: Town) -> None:
    await town.tom.slash(town.general, "me pings", allow=True)
    await town.tom.slash(town.general, "me pairing", allow=True)
    await town.tom.slash(town.general, "me language", language="zh-Hans")
    await town.tom.slash(town.general, "me pairing", allow=False)
    assert await _wishes(town, town.tom) == Wishes(pings=True, language=Language.SIMPLIFIED)


async def test_a_language_of_ones_own_counts_for_every_answer_and_for_translate(town: Town) -> None:
    result = await town.tom.slash(town.general, "me language", language="zh-Hant")
    assert text_of(result) == town.say(Locale.ZH_TW, "me-language", language="zh-Hant")
    shown = await town.tom.slash(town.general, "me show")
    assert text_of(shown).startswith(town.say(Locale.ZH_TW, "me-show"))
    translated = await town.tom.slash(town.general, "translate", text="good morning")
    assert town.say(Locale.ZH_TW, "language-zh-Hant") in text_of(translated)
    await town.tom.slash(town.general, "me language")
    shown = await town.tom.slash(town.general, "me show")
    assert text_of(shown).startswith(town.say(Locale.EN_US, "me-show"))
    assert await _wishes(town, town.tom) == Wishes()


async def test_somebody_is_hidden_by_mention_id_or_a_link_to_what_they_said(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = 123_456_789_012_345_678

    async def writer_of(self: People, message_id: MessageId) -> UserId | None:
        return _id(town.wei) if message_id == copy else None

    monkeypatch.setattr(People, "writer_of", writer_of)
    link = f"https://discord.com/channels/{town.creators.id}/{town.general.id}/{copy}"
    for typed in (f"<@{town.wei.id}>", str(town.wei.id), link, str(copy)):
        result = await town.tom.slash(town.general, "me hide", person=typed)
        assert text_of(result) == town.say(Locale.EN_US, "me-hidden", name="wei")
        assert "What I can't do" in text_of(result)
        assert await town.services.choices.hidden_by(_id(town.tom)) == [town.wei.id]
        assert "Hidden from you: wei" in text_of(await town.tom.slash(town.general, "me show"))
        result = await town.tom.slash(town.general, "me unhide", person=typed)
        assert text_of(result) == town.say(Locale.EN_US, "me-unhidden", name="wei")
        assert not await town.services.choices.hidden_by(_id(town.tom))
    result = await town.tom.slash(town.general, "me unhide", person=link)
    assert text_of(result) == town.say(Locale.EN_US, "me-not-hidden", name="wei")


@pytest.mark.parametrize(
    "typed", ["wei", "<#123456789012345678>", "123456789012345678", "9" * 20, "https://example.com/1/2/3"]
)
async def test_nobody_is_hidden_by_guessing(town: Town, typed: str) -> None:
    result = await town.lin.slash(town.general, "me hide", person=typed)
    assert text_of(result) == town.say(Locale.ZH_TW, "error-hide-who")


async def test_people_do_not_hide_themselves(town: Town) -> None:
    result = await town.tom.slash(town.general, "me hide", person=str(town.tom.id))
    assert text_of(result) == town.say(Locale.EN_US, "error-hide-yourself")
