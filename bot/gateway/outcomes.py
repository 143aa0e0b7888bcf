"""Telling people who reported something what became of it, where they see it and nobody else does."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import aiohttp
import discord

from bot.model import CaseId

ALIVE = timedelta(minutes=14)
"""Discord lets an answer be changed for 15 minutes; afterwards ``/me reports`` tells."""


class Outcomes:
    """The answers that reporters are looking at, for as long as they can be changed."""

    def __init__(self, *, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._shown: dict[CaseId, tuple[datetime, discord.Interaction]] = {}

    def remember(self, case_ids: Iterable[CaseId], interaction: discord.Interaction) -> None:
        """The answer to this interaction is about these cases."""
        now = self._clock()
        self._shown = {case: kept for case, kept in self._shown.items() if kept[0] > now}
        for case_id in case_ids:
            self._shown[case_id] = (now + ALIVE, interaction)

    def answered(self, case_id: CaseId) -> discord.Interaction | None:
        """The interaction whose answer is about a case, while it can be changed."""
        kept = self._shown.get(case_id)
        return kept[1] if kept is not None and kept[0] > self._clock() else None

    async def show(self, case_id: CaseId, text: str) -> None:
        """Put something new into the reporter's answer; they may have dismissed it."""
        interaction = self.answered(case_id)
        if interaction is None:
            return
        try:
            await interaction.edit_original_response(content=text)
        except (discord.HTTPException, aiohttp.ClientError, OSError):
            self._shown.pop(case_id, None)
