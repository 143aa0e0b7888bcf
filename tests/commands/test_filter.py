"""/filter and /bridge trust, and the buttons beside what is held."""

import discord
import pytest

from bot.model import (
    Action,
    Author,
    CaseId,
    CaseKind,
    ChannelId,
    Finding,
    GuildId,
    Incoming,
    Locale,
    MessageId,
    Moderator,
    RuleKind,
    Trust,
    UserId,
    Verdict,
)
from bot.relay.gate import Ruling
from bot.storage import Database, Outbox
from tests.commands.town import Town, text_of


@pytest.fixture
def outbox(town: Town) -> Outbox:
    database = getattr(town.services.problems._store, "_database", None)
    assert isinstance(database, Database)
    return Outbox(database)


async def held(town: Town, outbox: Outbox, content: str = "buy now", number: int = 1001) -> CaseId:
    """A message of #general that waits for the moderators of its own server."""
    incoming = Incoming(
        id=MessageId(number),
        channel_id=ChannelId(town.general.id),
        guild_id=GuildId(town.creators.id),
        author=Author(id=UserId(town.tom.id), name="Tom", avatar_url=None),
        content=content,
        created_at=discord.utils.utcnow(),
    )
    guild_id = GuildId(town.creators.id)
    finding = Finding(guild_id=guild_id, kind=RuleKind.WORD, action=Action.HOLD, matched="buy")
    there = ChannelId(town.chat.id)
    ruling = Ruling(
        guild_id=guild_id, incoming=incoming, verdict=Verdict(findings=[finding]), channels=(there,)
    )
    case_id = await town.services.docket.open(ruling)
    assert await outbox.accept(incoming, [there], held={there: {guild_id: case_id}})
    town.services.docket.tell(ruling, case_id)
    await town.services.docket.settle()
    return case_id


def labels(post: discord.Message) -> list[str | None]:
    rows = [row for row in post.components if isinstance(row, discord.ActionRow)]
    return [button.label for row in rows for button in row.children if isinstance(button, discord.Button)]


def _moderator(town: Town) -> Moderator:
    return Moderator(user_id=UserId(town.maya.id), guild_id=GuildId(town.creators.id))


async def test_a_rule_is_added_listed_and_removed(town: Town) -> None:
    added = await town.maya.slash(town.general, "filter add", kind="word", value="free nitro")
    assert "`free nitro`" in text_of(added)
    assert "hold for review" in text_of(added)
    assert added.ephemeral
    listed = text_of(await town.lin.slash(town.general, "filter list"))
    assert "`free nitro`" in listed
    assert "等待審核" in listed
    again = await town.maya.slash(town.general, "filter add", kind="word", value="Free Nitro", action="drop")
    assert text_of(again).startswith("🛡️ Changed:")
    removed = await town.maya.slash(town.general, "filter remove", rule="free nitro")
    assert "No longer a rule" in text_of(removed)
    assert "no rules yet" in text_of(await town.maya.slash(town.general, "filter list"))
    await town.maya.slash(town.general, "filter remove", rule="free nitro")
    assert town.services.rules.of(GuildId(town.creators.id)) == []


async def test_what_is_no_rule_is_explained_and_nothing_changes(town: Town) -> None:
    for kind, value in (("pattern", "(unclosed"), ("flood", "many"), ("file-size", "huge")):
        result = await town.maya.slash(town.general, "filter add", kind=kind, value=value)
        assert result.ephemeral
        assert "🛡️" not in text_of(result)
    unknown = await town.maya.slash(
        town.general, "filter add", kind="word", value="free nitro", bridge="Nowhere"
    )
    assert text_of(unknown) == town.say(Locale.EN_US, "error-bridge-unknown", name="Nowhere")
    assert town.services.rules.of(GuildId(town.creators.id)) == []


async def test_nobody_without_the_power_touches_rules(town: Town) -> None:
    await town.let("filter", town.tom)
    for command, options in (
        ("filter add", {"kind": "word", "value": "free nitro"}),
        ("filter list", {}),
        ("filter remove", {"rule": "1"}),
        ("filter test", {"text": "free nitro"}),
        ("filter export", {}),
        ("filter held", {}),
    ):
        result = await town.tom.slash(town.general, command, **options)
        assert "🛡️" not in text_of(result), command
        assert result.ephemeral
    assert town.services.rules.of(GuildId(town.creators.id)) == []


async def test_another_servers_rules_are_none_of_ones_business(town: Town) -> None:
    await town.maya.slash(town.general, "filter add", kind="word", value="free nitro")
    assert text_of(await town.wei.slash(town.far, "filter list")) == town.say(Locale.ZH_CN, "filter-empty")
    await town.wei.slash(town.far, "filter remove", rule="free nitro")
    assert len(town.services.rules.of(GuildId(town.creators.id))) == 1


async def test_a_text_is_tried_as_it_is_and_in_translation(town: Town) -> None:
    await town.maya.slash(town.general, "filter add", kind="word", value="free nitro")
    tried = text_of(await town.maya.slash(town.general, "filter test", text="get fr3e n1tro here"))
    assert "hold for review" in tried
    assert "`free nitro`" in tried
    assert "in the translation" in tried
    assert text_of(await town.maya.slash(town.general, "filter test", text="good morning")).count("✅") == 2


async def test_rules_come_from_a_file_and_go_back_into_one(town: Town) -> None:
    await town.maya.slash(town.general, "filter add", kind="word", value="free nitro")
    lines = "代购\n加微信\n\n# a remark\nx\n".encode()
    result = await town.maya.slash(town.general, "filter import", file=("words.txt", lines))
    text = text_of(result)
    assert "2 added, 0 changed, 0 removed" in text
    assert "Row 5" in text
    values = [rule.value for rule in town.services.rules.of(GuildId(town.creators.id))]
    assert values == ["free nitro", "代购", "加微信"]


async def test_moderators_read_what_is_held_in_both_languages_and_let_it_through(
    town: Town, outbox: Outbox
) -> None:
    await town.linked()
    await town.maya.slash(town.general, "bridge log", channel=town.reports)
    await held(town, outbox)
    post = town.reports.last_message
    assert post is not None
    assert "> buy now" in post.content
    assert "> <buy now>" in post.content
    assert "Tom" in post.content
    assert labels(post) == ["Approve", "Reject", "Reject and mute 24 h"]
    await town.tom.click(post, label="Approve")
    assert await outbox.channels_with_work() == []
    await town.lin.click(post, label="Approve")
    assert await outbox.channels_with_work() == [town.chat.id]
    decided = town.reports.last_message
    assert decided is not None
    assert "✅ Approved by **lin**" in decided.content
    assert labels(decided) == []


async def test_what_is_rejected_is_gone_and_its_author_may_be_muted(town: Town, outbox: Outbox) -> None:
    await town.linked()
    await town.maya.slash(town.general, "bridge log", channel=town.reports)
    case_id = await held(town, outbox)
    post = town.reports.last_message
    assert post is not None
    await town.maya.click(post, label="Reject and mute 24 h")
    guild_id = GuildId(town.creators.id)
    assert await town.services.review.get(case_id, guild_id) is None
    assert town.services.sanctions.in_force(guild_id, UserId(town.tom.id), discord.utils.utcnow()) is not None
    kinds = [case.kind for case in await town.services.cases.search(guild_id)]
    assert {CaseKind.REJECTED, CaseKind.MUTED, CaseKind.HELD} <= set(kinds)


async def test_whose_message_is_rejected_with_a_mute_has_no_other_question_left_open(
    town: Town, outbox: Outbox
) -> None:
    await town.linked()
    await town.maya.slash(town.general, "bridge log", channel=town.reports)
    cases, posts = list[CaseId](), list[discord.Message]()
    for number in (1001, 1002, 1003):
        cases.append(await held(town, outbox, number=number))
        post = town.reports.last_message
        assert post is not None
        posts.append(post)
    await town.maya.click(posts[1], label="Reject and mute 24 h")
    await town.services.docket.settle()
    first, second, third = (
        next(one for one in town.reports.history() if one.id == post.id) for post in posts
    )
    assert second.content.endswith(town.say(Locale.EN_US, "hold-muted-others", count=2))
    for other in (first, third):
        assert other.content.endswith(town.say(Locale.EN_US, "hold-silenced"))
        assert labels(other) == []
    found = [await town.services.cases.get(case_id) for case_id in cases]
    assert [case is not None and case.closed for case in found] == [True, True, True]
    assert await town.services.review.get(cases[0], GuildId(town.creators.id)) is None


async def test_a_rule_that_mutes_leaves_no_question_open_about_its_author(town: Town, outbox: Outbox) -> None:
    await town.linked()
    await town.maya.slash(town.general, "bridge log", channel=town.reports)
    case_id = await held(town, outbox)
    post = town.reports.last_message
    assert post is not None
    guild_id = GuildId(town.creators.id)
    finding = Finding(guild_id=guild_id, kind=RuleKind.FLOOD, action=Action.MUTE, matched="5/10")
    before = await town.services.review.get(case_id, guild_id)
    assert before is not None
    await town.services.docket.open(
        Ruling(
            guild_id=guild_id,
            incoming=before.incoming,
            verdict=Verdict(findings=[finding]),
            channels=before.channels,
        )
    )
    await town.services.docket.settle()
    [asked] = [message for message in town.reports.history() if message.id == post.id]
    assert asked.content.endswith(town.say(Locale.EN_US, "hold-silenced"))
    assert labels(asked) == []
    assert await town.services.review.get(case_id, guild_id) is None


async def test_what_would_not_go_over_is_not_approved_until_its_author_is_heard_again(
    town: Town, outbox: Outbox
) -> None:
    await town.linked()
    await town.maya.slash(town.general, "bridge log", channel=town.reports)
    case_id = await held(town, outbox)
    post = town.reports.last_message
    assert post is not None
    guild_id, author = GuildId(town.creators.id), UserId(town.tom.id)
    await town.services.sanctions.mute(guild_id, author)
    refused = await town.maya.click(post, label="Approve")
    assert text_of(refused) == town.say(Locale.EN_US, "error-hold-kept-out")
    assert await town.services.review.get(case_id, guild_id) is not None
    await town.services.sanctions.unmute(guild_id, author)
    await town.maya.click(post, label="Approve")
    assert await outbox.channels_with_work() == [town.chat.id]


@pytest.mark.parametrize("how", ["mute", "opting out"])
async def test_what_is_dropped_with_its_author_is_no_question_any_more(
    town: Town, outbox: Outbox, how: str
) -> None:
    await town.linked()
    await town.maya.slash(town.general, "bridge log", channel=town.reports)
    case_id = await held(town, outbox)
    post = town.reports.last_message
    assert post is not None
    if how == "mute":
        await town.maya.slash(town.general, "moderate mute", person=str(town.tom.id))
    else:
        await town.tom.slash(town.general, "privacy optout")
    await town.services.docket.settle()
    [asked] = [message for message in town.reports.history() if message.id == post.id]
    ended = "hold-silenced" if how == "mute" else "hold-gone"
    assert asked.content.endswith(town.say(Locale.EN_US, ended))
    assert labels(asked) == []
    case = await town.services.cases.get(case_id)
    assert case is not None
    assert case.closed


async def test_without_a_log_channel_what_is_held_is_found_by_command(town: Town, outbox: Outbox) -> None:
    await town.linked()
    await held(town, outbox, "buy one", 1001)
    await held(town, outbox, "buy two", 1002)
    result = await town.maya.slash(town.general, "filter held")
    assert result.ephemeral
    panel = result.followups[0] if result.followups else result.response
    assert panel is not None
    assert "> buy one" in panel.content
    await town.maya.click(panel, label="Next")
    assert "> buy two" in panel.content
    await town.maya.click(panel, label="Approve")
    assert await outbox.channels_with_work() == [town.chat.id]
    assert (await town.services.review.page(0, by=_moderator(town))).count == 1


async def test_a_channel_that_joined_is_new_until_the_bridges_home_trusts_it(town: Town) -> None:
    await town.linked()
    code = await town.services.bridges.share("Plaza", by=_moderator(town))
    await town.wei.slash(town.far, "bridge join", code=code.code, channel=town.far, language="zh-Hans")
    link = town.services.bridges.link_of(ChannelId(town.far.id))
    assert link is not None
    assert link.trust is Trust.NEW
    refused = await town.wei.slash(town.far, "bridge trust", channel=str(town.far.id), level="trusted")
    assert "Plaza" in text_of(refused)
    link = town.services.bridges.link_of(ChannelId(town.far.id))
    assert link is not None
    assert link.trust is Trust.NEW
    done = await town.maya.slash(town.general, "bridge trust", channel=str(town.far.id), level="trusted")
    assert "英语角" in text_of(done)
    link = town.services.bridges.link_of(ChannelId(town.far.id))
    assert link is not None
    assert link.trust is Trust.TRUSTED
