"""A panel belongs to the person who asked for it."""

from types import SimpleNamespace
from typing import cast

import discord
import pytest

from bot.errors import UserError
from bot.gateway.views.base import PersonalView
from bot.i18n import Texts
from bot.model import Locale


def _interaction(user_id: int) -> discord.Interaction:
    return cast("discord.Interaction", SimpleNamespace(user=SimpleNamespace(id=user_id)))


async def test_somebody_elses_panel_is_refused(texts: Texts) -> None:
    panel = PersonalView(_interaction(1), texts(Locale.EN_US))
    with pytest.raises(UserError) as refusal:
        await panel.interaction_check(_interaction(2))
    assert refusal.value.message_id == "error-not-your-panel"


async def test_the_newest_interaction_keeps_the_panel_alive(texts: Texts) -> None:
    panel = PersonalView(_interaction(1), texts(Locale.EN_US))
    newer = _interaction(1)
    assert await panel.interaction_check(newer)
    assert panel.asked_by is newer
