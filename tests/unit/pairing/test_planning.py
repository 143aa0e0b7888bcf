"""Rounds are worked out in a process of their own."""

import subprocess
import sys

import pytest

from bot.errors import PlanError
from bot.pairing.matching import plan_round
from bot.pairing.planning import PlanningProcess
from bot.pairing.wire import read_question, write_question
from tests.unit.pairing.crowds import BOTH, CHINESE, ENGLISH, asked, met, somebody

QUESTION = asked(
    [
        somebody(1, ENGLISH, zone="Europe/London", hours=1 << 300, tags=["cats"], capacity=2, places=1),
        somebody(2, CHINESE, words=["鹊桥"], waited=3, groups=True),
        somebody(3, BOTH),
    ],
    past=[met(1, 2, weeks=2.5, disliked=True)],
    blocks=[(1, 3)],
)


def test_the_question_arrives_as_it_was_asked() -> None:
    assert read_question(write_question(QUESTION)) == QUESTION


async def test_the_process_plans_what_would_be_planned_here() -> None:
    assert await PlanningProcess().plan(QUESTION) == plan_round(QUESTION)


@pytest.mark.parametrize("broken", ["raise SystemExit(3)", "print('{')", "print('[1]')"])
async def test_a_process_that_fails_is_told_of_in_one_way(broken: str) -> None:
    with pytest.raises(PlanError):
        await PlanningProcess([sys.executable, "-c", broken]).plan(QUESTION)


async def test_the_process_is_not_told_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    code = """
import os, sys
sys.stdin.read()
assert "DISCORD_TOKEN" not in os.environ
print('{"seed": 7, "matches": [], "waiting": []}')
"""
    assert (await PlanningProcess([sys.executable, "-c", code]).plan(QUESTION)).seed == 7


async def test_a_process_that_hangs_is_ended() -> None:
    with pytest.raises(PlanError, match="within"):
        await PlanningProcess([sys.executable, "-c", "import time; time.sleep(60)"], timeout=0.05).plan(
            QUESTION
        )


def test_the_bot_itself_never_loads_what_rounds_are_solved_with() -> None:
    code = """
import pkgutil, sys
import bot.app, bot.pairing.planning, cogs
for module in pkgutil.iter_modules(cogs.__path__, "cogs."):
    __import__(module.name)
print(sorted({"numpy", "scipy", "rustworkx"} & {*sys.modules}))
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
