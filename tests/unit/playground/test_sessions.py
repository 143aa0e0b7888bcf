import json

from bot.playground.objects import User
from bot.playground.sessions import BUFFER, Session, Sessions

USER = User(id=1, username="magpie", token="t", bot=True)


def session(shard: tuple[int, int] = (0, 1)) -> Session:
    return Session(USER, 0, shard)


def test_what_was_missed_is_what_came_after():
    one = session()
    for number in range(3):
        one.push("TYPING_START", json.dumps({"number": number}))
    missed = one.missed(1)
    assert missed is not None
    assert [json.loads(frame)["s"] for frame in missed] == [2, 3]
    assert one.missed(3) == []


def test_who_missed_more_than_is_kept_cannot_resume():
    one = session()
    for _ in range(BUFFER + 2):
        one.push("TYPING_START", "{}")
    assert one.missed(0) is None
    assert one.missed(1) is None
    assert len(one.missed(2) or []) == BUFFER


def test_who_claims_to_have_seen_the_future_cannot_resume():
    assert session().missed(1) is None


def test_guilds_are_split_among_shards_and_private_talk_goes_to_the_first():
    guild = 5 << 22
    assert not session((0, 2)).covers(guild)
    assert session((1, 2)).covers(guild)
    assert session((0, 2)).covers(None)
    assert not session((1, 2)).covers(None)


def test_a_session_that_nobody_resumed_in_time_is_gone():
    now = [0.0]
    sessions = Sessions(lambda: now[0])

    class Wire:
        def send(self, frame: str) -> None: ...

    one = sessions.open(USER, 0, (0, 1))
    wire = Wire()
    one.outlet = wire
    sessions.detach(one, wire, resumable=True)
    assert sessions.resume(one.id, USER) is one
    now[0] = 301.0
    assert sessions.resume(one.id, USER) is None
