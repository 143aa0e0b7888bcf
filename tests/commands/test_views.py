"""A panel belongs to the person who asked for it."""

from types import SimpleNamespace
from typing import cast

import discord
import pytest

from bot.app import EXTENSIONS
from bot.errors import UserError
from bot.gateway.client import Magpie
from bot.gateway.views.base import PersonalView
from bot.i18n import Texts
from bot.model import Locale
from tests.commands.town import Town, text_of


def _interaction(user_id: int) -> discord.Interaction:
    return cast("discord.Interaction", SimpleNamespace(user=SimpleNamespace(id=user_id), extras={}))


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


async def test_a_panel_from_before_a_restart_says_so(town: Town) -> None:
    asked = await town.maya.slash(town.general, "setup")
    assert asked.response is not None
    restarted = Magpie(town.services, extensions=EXTENSIONS)
    restarted.run_id = "another"
    await town.env.restart_bot(restarted)
    result = await town.maya.click(asked.response, label="Next")
    assert text_of(result) == town.say(Locale.EN_US, "error-panel-old")
    await restarted.close()
