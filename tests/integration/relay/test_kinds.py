"""Every kind of message through the whole relay: translated text by text, and brought up to date."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from bot.model import (
    Attachment,
    Author,
    Card,
    ChannelId,
    Forward,
    GuildId,
    Language,
    Mentions,
    Poll,
    PollAnswer,
    Sticker,
    UserId,
)
from bot.relay.scene import Venue
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    HARBOR,
    LIN,
    MAYA,
    MODERATOR,
    World,
    build_bridge,
    world,
)

LOBBY = ChannelId(29)
HELPER = Author(id=UserId(500), name="Helper", avatar_url=None, is_bot=True)
CAT = Attachment(filename="cat.png", url="https://cdn.example/cat.png", size=1000, description="a cat")
DOG = Attachment(filename="dog.png", url="https://cdn.example/dog.png", size=2000)
LUNCH = Poll(question="Lunch?", answers=(PollAnswer(text="Noodles"), PollAnswer(text="Rice")))


@dataclass
class FakeVenues:
    """A server of which Lin is a member, and nobody else."""

    looked_up: list[UserId] = field(default_factory=list[UserId])

    def of(self, channel_id: ChannelId) -> Venue:
        return Venue(guild_id=HARBOR)

    def guild_of(self, channel_id: ChannelId) -> GuildId | None:
        return HARBOR if channel_id == LOBBY else None

    async def is_member(self, guild_id: GuildId, user_id: UserId) -> bool:
        self.looked_up.append(user_id)
        return guild_id == HARBOR and user_id == LIN.id


class EverybodyAsked:
    """Nobody minds being pinged."""

    async def pinged(self, user_ids: Collection[UserId], *, by: UserId) -> Collection[UserId]:
        return user_ids


async def test_somebody_who_is_in_both_servers_is_mentioned_and_pinged_if_they_asked(tmp_path: Path) -> None:
    people = Mentions(users={LIN.id: "Lin", MAYA.id: "Maya"})
    for pings, pinged in ((None, frozenset[UserId]()), (EverybodyAsked(), frozenset({LIN.id}))):
        folder = tmp_path / str(bool(pings))
        folder.mkdir()
        async with world(folder, venues=FakeVenues(), pings=pings) as here:
            await build_bridge(here)
            said = here.incoming(f"<@{LIN.id}> <@{MAYA.id}>")
            await here.relay.message(replace(said, mentions=people))
            await here.settle()
            (part,) = here.discord.parts(CHINESE)
            assert part.content.endswith(f"<@{LIN.id}> @Maya")
            assert part.pings == pinged


async def test_only_those_are_looked_up_whom_the_text_mentions(tmp_path: Path) -> None:
    venues = FakeVenues()
    async with world(tmp_path, venues=venues) as here:
        await build_bridge(here)
        await here.relay.message(replace(here.incoming("hi"), mentions=Mentions(users={LIN.id: "Lin"})))
        await here.settle()
    assert venues.looked_up == []


async def test_a_linked_channel_a_visible_one_and_a_message_are_found_on_the_other_side(
    tmp_path: Path,
) -> None:
    async with world(tmp_path, venues=FakeVenues()) as here:
        await build_bridge(here)
        first = await here.say("first")
        await here.settle()
        (copy_id,) = here.discord.messages[CHINESE]
        link = f"https://discord.com/channels/{HARBOR}/{ENGLISH}/{first.id}"
        said = here.incoming(f"<#{ENGLISH}> <#{LOBBY}> <#99> {link}")
        await here.relay.message(replace(said, mentions=Mentions(channels={ChannelId(99): "attic"})))
        await here.settle()
        assert here.discord.shown(CHINESE)[1] == (
            f"[zh-Hans] <#{CHINESE}> <#{LOBBY}> #attic "
            f"https://discord.com/channels/{HARBOR}/{CHINESE}/{copy_id}"
        )


async def test_each_text_of_a_message_is_translated_once(here: World) -> None:
    await here.relay.message(replace(here.incoming("look", attachments=(CAT,)), poll=LUNCH))
    await here.settle()
    asked = [text for text, target in here.translator.calls if target is Language.SIMPLIFIED]
    assert sorted(asked) == ["Lunch?", "Noodles", "Rice", "a cat", "look"]
    (part,) = here.discord.parts(CHINESE)
    assert part.files[0].description == "[zh-Hans] a cat"
    assert "• \\[zh-Hans\\] Noodles" in part.content


async def test_a_poll_without_a_translation_is_brought_up_to_date_later(here: World) -> None:
    here.translator.down = True
    await here.relay.message(replace(here.incoming(""), poll=LUNCH))
    await here.settle()
    assert here.discord.shown(CHINESE)[0].endswith("relay-waiting()")
    here.translator.down = False
    here.now += timedelta(minutes=1)
    here.upgrades.wake()
    while "zh-Hans" not in here.discord.shown(CHINESE)[0]:
        await asyncio.sleep(0)


async def test_files_follow_their_author_in_and_out(here: World) -> None:
    message = await here.say("two of them", attachments=(CAT, DOG))
    await here.settle()
    edited = await here.edit(replace(message, attachments=(DOG,)), "")
    await here.settle()
    (part,) = here.discord.parts(CHINESE)
    assert (part.content, [file.filename for file in part.files]) == ("", ["dog.png"])
    await here.edit(replace(edited, attachments=()), "none any more")
    await here.settle()
    (part,) = here.discord.parts(CHINESE)
    assert (part.content, part.files) == ("[zh-Hans] none any more", ())


async def test_the_preview_of_a_link_that_resolves_changes_nothing(here: World) -> None:
    message = await here.say("https://example.org")
    await here.settle()
    calls = len(here.translator.calls)
    await here.relay.edited(message)
    await here.settle()
    assert len(here.translator.calls) == calls


async def test_a_sticker_and_what_is_passed_on_go_over(here: World) -> None:
    wave = Sticker(name="Wave", url="https://cdn.example/stickers/7.png")
    await here.relay.message(replace(here.incoming(""), stickers=(wave,)))
    await here.relay.message(replace(here.incoming("news"), forward=Forward(channel_id=ChannelId(77))))
    await here.settle()
    sticker, passed_on = here.discord.parts(CHINESE)
    assert [file.filename for file in sticker.files] == ["Wave.png"]
    assert passed_on.content == "relay-forward()\n[zh-Hans] news"


async def test_a_bot_that_thinks_first_is_relayed_when_it_has_answered(here: World) -> None:
    await here.bridges.set_allow_bots("Harbour", allow=True, by=MODERATOR)
    thinking = replace(here.incoming("", author=HELPER), answers_command=True)
    await here.relay.message(thinking)
    answered = replace(thinking, content="sunny", edited_at=here.now + timedelta(seconds=5))
    await here.relay.edited(answered)
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] sunny"]
    await here.relay.edited(replace(answered, content="rainy", edited_at=here.now + timedelta(seconds=9)))
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] rainy"]


async def test_a_bots_answer_is_relayed_even_if_discord_calls_it_no_edit(here: World) -> None:
    await here.bridges.set_allow_bots("Harbour", allow=True, by=MODERATOR)
    card = Card(title="Weather", description="Sunny")
    answer = replace(here.incoming("", author=HELPER), answers_command=True, cards=(card,))
    await here.relay.edited(answer)
    await here.relay.edited(answer)
    await here.settle()
    assert here.discord.shown(CHINESE) == ["> **\\[zh-Hans\\] Weather**\n> [zh-Hans] Sunny"]


async def test_bots_are_not_relayed_where_nobody_allowed_them(here: World) -> None:
    answer = replace(here.incoming("sunny", author=HELPER), answers_command=True)
    await here.relay.message(answer)
    await here.relay.edited(replace(answer, edited_at=here.now + timedelta(seconds=5)))
    await here.settle()
    assert here.discord.shown(CHINESE) == []


async def test_an_old_answer_that_is_edited_is_no_news(here: World) -> None:
    await here.bridges.set_allow_bots("Harbour", allow=True, by=MODERATOR)
    answer = replace(here.incoming("sunny", author=HELPER, channel=ENGLISH), answers_command=True)
    await here.relay.edited(replace(answer, edited_at=here.now + timedelta(hours=1)))
    await here.settle()
    assert here.discord.shown(CHINESE) == []
