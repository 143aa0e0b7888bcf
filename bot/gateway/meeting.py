"""What people of a pair do in their thread: press its buttons, and say how it went."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import discord

from bot.errors import UserError
from bot.gateway.pair_languages import PairLanguages
from bot.gateway.pair_threads import PairThreads
from bot.gateway.saying import Words
from bot.i18n import Speaker
from bot.model import Language, Onward, Pair, PairId, ThreadId, UserId
from bot.pairing.partners import Partners
from bot.pairing.sessions import Sessions


class Questions(Protocol):
    """``bot.pairing.icebreakers.Icebreakers``: the words of the keys."""

    def text(self, key: str, language: Language) -> str | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What the buttons and commands of pairs' threads ask."""

    partners: Partners
    sessions: Sessions
    languages: PairLanguages
    threads: PairThreads
    questions: Questions
    wake: Callable[[], None]
    """Something is to be done at once; ``bot.pairing.keeper.Keeper.wake``."""

    async def here(self, interaction: discord.Interaction) -> Pair:
        """The pair in whose thread somebody is, if it is theirs; UserError."""
        pair = await self.partners.of_thread(ThreadId(interaction.channel_id or 0))
        if pair is None:
            raise UserError("error-meet-where")
        return await self.partners.own(pair.id, UserId(interaction.user.id))

    async def own(self, interaction: discord.Interaction, pair_id: PairId) -> Pair:
        """A pair that is not over, for one of its people, in its thread; UserError for everybody else."""
        pair = await self.partners.own(pair_id, UserId(interaction.user.id))
        if pair.thread_id != interaction.channel_id:
            raise UserError("error-pair-not-yours")
        return pair

    async def question(
        self, interaction: discord.Interaction, pair_id: PairId
    ) -> tuple[Sequence[Speaker], str]:
        """Another one that they have not had, in the languages of both."""
        pair = await self.own(interaction, pair_id)
        key = await self.partners.another(pair.id, UserId(interaction.user.id))
        speakers = await self.languages.speakers(pair)
        lines = [self.questions.text(key, speaker.locale.language) or key for speaker in speakers]
        return speakers, "\n".join(f"💬 {line}" for line in lines)

    async def answer(
        self,
        interaction: discord.Interaction,
        pair_id: PairId,
        *,
        met: bool | None = None,
        liked: bool | None = None,
        onward: Onward | None = None,
    ) -> Pair:
        """How it went. Nobody learns what anybody said, but that all of them want to go on."""
        user_id = UserId(interaction.user.id)
        before = await self.partners.find(pair_id)
        pair = await self.partners.answer(pair_id, user_id, met=met, liked=liked, onward=onward)
        if onward is Onward.AGAIN and _all_go_on(pair) and (before is None or not _all_go_on(before)):
            await self._tell_both(pair)
        return pair

    async def _tell_both(self, pair: Pair) -> None:
        assert pair.thread_id is not None, "they are asked in their thread"
        texts = [speaker.say("meet-go-on") for speaker in await self.languages.speakers(pair)]
        await self.threads.say(pair.thread_id, Words(text="\n".join(texts), nonce=f"pair{pair.id}:go-on"))


def _all_go_on(pair: Pair) -> bool:
    return all(member.onward is Onward.AGAIN for member in pair.members)
