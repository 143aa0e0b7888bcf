"""Having a round worked out in a process of its own, so that messages do not wait for it."""

import asyncio
from collections.abc import Sequence

from bot.errors import PlanError
from bot.model import Match, RoundPlan, UserId
from bot.pairing.now import best_partner
from bot.pairing.question import Question
from bot.pairing.wire import read_plan, write_question
from bot.processes import environment, own_module

LONGEST = 1_800.0
"""Seconds; on a busy machine, fifty thousand people may take a third of it."""
WORKER = own_module("bot.pairing.worker")


class PlanningProcess:
    """A planner whose rounds are worked out apart from the bot; one partner at once it finds by itself."""

    def __init__(self, command: Sequence[str] = WORKER, *, timeout: float = LONGEST) -> None:
        self._command = command
        self._timeout = timeout

    async def plan(self, question: Question) -> RoundPlan:
        """PlanError if it takes too long, or fails."""
        written = await asyncio.to_thread(write_question, question)
        answer = await self._ask(written)
        try:
            return await asyncio.to_thread(read_plan, answer)
        except (ValueError, KeyError, TypeError) as error:
            raise PlanError("the planning process speaks no sense") from error

    async def plan_now(self, newcomer: UserId, question: Question) -> Match | None:
        """The best partner for one of the people, at once."""
        return best_partner(newcomer, question)

    async def _ask(self, question: bytes) -> bytes:
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=pipe, stdout=pipe, env=environment()
        )
        try:
            async with asyncio.timeout(self._timeout):
                answer, _ = await process.communicate(question)
        except TimeoutError:
            raise PlanError(f"no plan within {self._timeout:.0f} s") from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode:
            raise PlanError(f"the planning process ended with {process.returncode}")
        return answer
