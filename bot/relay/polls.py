"""Polls as text: people of the other side read them here and vote where they were asked."""

from collections.abc import Callable, Iterator

from bot.model import Poll, PollAnswer, PollResult
from bot.relay.marks import escape, url
from bot.relay.scene import Scene


def poll_lines(poll: Poll, scene: Scene, local: Callable[[str], str]) -> Iterator[str]:
    """The question, the answers, and where and until when to vote."""
    yield scene.say("relay-poll", question=escape(scene.said(poll.question)))
    for answer in poll.answers:
        yield f"• {_answer(answer, scene, local)}"
    if poll.several:
        yield scene.say("relay-poll-several")
    if scene.original is None:
        return
    where = url(scene.original)
    if poll.ends_at is None:
        yield scene.say("relay-poll-vote", url=where)
    else:
        yield scene.say("relay-poll-vote-until", url=where, end=f"<t:{int(poll.ends_at.timestamp())}:R>")


def result_lines(result: PollResult, scene: Scene, local: Callable[[str], str]) -> Iterator[str]:
    """Who won, and by how many votes."""
    yield scene.say("relay-poll-ended", question=escape(scene.said(result.question)))
    if result.winner is not None:
        winner = _answer(result.winner, scene, local)
        yield scene.say("relay-poll-winner", answer=winner, votes=result.votes, total=result.total)
    elif result.total:
        yield scene.say("relay-poll-draw", votes=result.votes)
    else:
        yield scene.say("relay-poll-no-votes")


def _answer(answer: PollAnswer, scene: Scene, local: Callable[[str], str]) -> str:
    emoji = "" if answer.emoji is None else f"{local(answer.emoji)} "
    return emoji + escape(scene.said(answer.text))
