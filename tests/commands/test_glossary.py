"""/glossary, by moderators of both sides."""

import pytest

from bot.model import ChannelId, GuildId, Language, Locale, Moderator, UserId
from tests.commands.town import Town, text_of

BRIDGE = "Plaza"


@pytest.fixture(autouse=True)
async def linked(town: Town) -> None:
    await town.linked(BRIDGE)


def terms_of(town: Town) -> list[tuple[str, str, str]]:
    link = town.services.bridges.link_of(ChannelId(town.general.id))
    assert link is not None
    terms = town.services.words.scope(link).glossary.terms
    return [(term.english, term.simplified, term.traditional) for term in terms]


async def test_a_term_is_added_in_both_scripts_and_used_at_once(town: Town) -> None:
    result = await town.maya.slash(
        town.general, "glossary add", bridge=BRIDGE, english="cat tax", chinese="猫税"
    )
    assert "猫税 / 貓稅" in text_of(result)
    assert result.ephemeral
    assert terms_of(town) == [("cat tax", "猫税", "貓稅")]


async def test_a_term_given_in_traditional_characters_is_known_for_one(town: Town) -> None:
    await town.maya.slash(town.general, "glossary add", bridge=BRIDGE, english="cat tax", chinese="貓稅")
    assert terms_of(town) == [("cat tax", "猫税", "貓稅")]


async def test_a_name_is_kept_and_the_last_word_on_a_term_counts(town: Town) -> None:
    result = await town.maya.slash(town.general, "glossary add", bridge=BRIDGE, english="RedNote")
    assert "never translated" in text_of(result)
    await town.maya.slash(
        town.general, "glossary add", bridge=BRIDGE, english="rednote", chinese="小红书", traditional="小紅書"
    )
    assert terms_of(town) == [("rednote", "小红书", "小紅書")]


@pytest.mark.parametrize("english", ["<@1> hi", "**bold**", "look [here](https://a.b)", "🎉🎉", "..."])
async def test_what_could_break_a_message_is_no_term(town: Town, english: str) -> None:
    result = await town.maya.slash(town.general, "glossary add", bridge=BRIDGE, english=english)
    said = {
        town.say(Locale.EN_US, "error-term-markup"),
        town.say(Locale.EN_US, "error-term-empty"),
    }
    assert text_of(result) in said
    assert terms_of(town) == []


async def test_a_term_is_removed_by_either_side(town: Town) -> None:
    await town.maya.slash(town.general, "glossary add", bridge=BRIDGE, english="cat tax", chinese="猫税")
    await town.lin.slash(town.general, "glossary remove", bridge=BRIDGE, term="貓稅")
    assert terms_of(town) == []
    result = await town.lin.slash(town.general, "glossary remove", bridge=BRIDGE, term="貓稅")
    assert text_of(result) == town.say(Locale.ZH_TW, "error-term-unknown", term="貓稅")


async def test_the_other_server_of_the_bridge_may_change_it_and_strangers_may_not(town: Town) -> None:
    result = await town.wei.slash(town.far, "glossary add", bridge=BRIDGE, english="cat tax", chinese="猫税")
    assert text_of(result) == town.say(Locale.ZH_CN, "error-bridge-unknown", name=BRIDGE)
    maya = Moderator(user_id=UserId(town.maya.id), guild_id=GuildId(town.creators.id))
    code = await town.services.bridges.share(BRIDGE, by=maya)
    await town.wei.slash(town.far, "bridge join", code=code.code, channel=town.far, language="zh-Hans")
    await town.wei.slash(town.far, "glossary add", bridge=BRIDGE, english="cat tax", chinese="猫税")
    assert terms_of(town) == [("cat tax", "猫税", "貓稅")]


async def test_people_without_the_right_are_refused(town: Town) -> None:
    await town.let("glossary", town.tom)
    result = await town.tom.slash(town.general, "glossary add", bridge=BRIDGE, english="cat tax")
    assert "**Words**" in text_of(result)
    assert terms_of(town) == []


async def test_a_file_is_read_row_by_row_and_its_mistakes_are_told(town: Town) -> None:
    content = "\ufeffenglish,simplified,traditional\ncat tax,猫税,\n,空,\nRedNote\n<@1>,谁,\n'=SUM,求和\n"
    result = await town.maya.slash(
        town.general, "glossary import", bridge=BRIDGE, file=("terms.csv", content.encode())
    )
    told = text_of(result)
    assert "3 added" in told
    assert "Row 3" in told
    assert "Row 5" in told
    assert {english for english, _, _ in terms_of(town)} == {"cat tax", "RedNote", "=SUM"}


async def test_a_file_that_is_no_utf_8_is_refused(town: Town) -> None:
    result = await town.maya.slash(
        town.general,
        "glossary import",
        bridge=BRIDGE,
        file=("terms.csv", "cat tax,这是中文".encode("gb18030")),
    )
    assert text_of(result) == town.say(Locale.EN_US, "error-glossary-file-encoding")


async def test_what_is_exported_can_be_imported_and_runs_no_formula(town: Town) -> None:
    for english, chinese in (("=1+2", "公式"), ("cat tax", "猫税")):
        await town.maya.slash(town.general, "glossary add", bridge=BRIDGE, english=english, chinese=chinese)
    before = terms_of(town)
    result = await town.maya.slash(town.general, "glossary export", bridge=BRIDGE)
    assert result.response is not None
    [file] = result.response.attachments
    content = await file.read()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"'=1+2" in content
    for english, _, _ in before:
        await town.maya.slash(town.general, "glossary remove", bridge=BRIDGE, term=english)
    await town.maya.slash(town.general, "glossary import", bridge=BRIDGE, file=("terms.csv", content))
    assert sorted(terms_of(town)) == sorted(before)


async def test_the_list_says_what_there_is(town: Town) -> None:
    assert "empty" in text_of(await town.maya.slash(town.general, "glossary list", bridge=BRIDGE))
    await town.maya.slash(town.general, "glossary add", bridge=BRIDGE, english="May", case=True)
    told = text_of(await town.maya.slash(town.general, "glossary list", bridge=BRIDGE))
    assert "one term" in told
    assert "capitals included" in told


async def test_a_translation_on_request_knows_the_words_of_the_channel(town: Town) -> None:
    await town.maya.slash(town.general, "glossary add", bridge=BRIDGE, english="cat tax", chinese="猫税")
    await town.tom.slash(town.general, "translate", text="my cat tax", to="zh-Hans")
    scope = town.services.translator.scopes[-1]  # pyright: ignore[reportAttributeAccessIssue]
    assert scope.glossary.find("my cat tax", Language.SIMPLIFIED)
    assert scope.guild_id == town.creators.id
