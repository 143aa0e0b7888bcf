"""Polls, from the question to the result."""

from bot.playground.hub import Intent
from tests.integration.playground.people import Json, Person, Town

BOT = int(Intent.GUILDS | Intent.GUILD_MESSAGES | Intent.GUILD_MESSAGE_POLLS | Intent.MESSAGE_CONTENT)
POLL: Json = {
    "question": {"text": "Which tea?"},
    "answers": [
        {"poll_media": {"text": "Green", "emoji": {"name": "🍵"}}},
        {"poll_media": {"text": "Black"}},
    ],
    "duration": 1,
}


async def ask(person: Person, town: Town, **rest: object) -> str:
    """Post a poll in #general; returns its path."""
    general = town.channel("general")
    said = await person.ok("POST", f"/channels/{general.id}/messages", {"poll": {**POLL, **rest}})
    return f"/channels/{general.id}/polls/{said['id']}"


async def vote(person: Person, poll: str, *answers: int) -> None:
    await person.ok("PUT", f"{poll}/answers/@me", {"answer_ids": [str(one) for one in answers]})


async def test_votes_are_told_and_counted_once_a_person(town: Town, maya: Person, priya: Person):
    bot = await town.bot.connect(intents=BOT)
    path = await ask(maya, town)
    asked = await bot.event("MESSAGE_CREATE")
    assert asked["poll"]["answers"][0] == {
        "answer_id": 1,
        "poll_media": {"text": "Green", "emoji": {"id": None, "name": "🍵"}},
    }
    await vote(priya, path, 1)
    await vote(priya, path, 2)
    added, removed, moved = [
        await bot.event(name)
        for name in ("MESSAGE_POLL_VOTE_ADD", "MESSAGE_POLL_VOTE_REMOVE", "MESSAGE_POLL_VOTE_ADD")
    ]
    assert (added["answer_id"], removed["answer_id"], moved["answer_id"]) == (1, 1, 2)
    assert moved["user_id"] == str(priya.user.id)
    found = await priya.ok("GET", path.replace("polls", "messages"))
    assert found["poll"]["results"]["answer_counts"] == [
        {"id": 1, "count": 0, "me_voted": False},
        {"id": 2, "count": 1, "me_voted": True},
    ]
    assert [one["id"] for one in (await maya.ok("GET", f"{path}/answers/2"))["users"]] == [str(priya.user.id)]


async def test_a_poll_that_ends_is_final_and_its_result_is_posted(town: Town, maya: Person, priya: Person):
    bot = await town.bot.connect(intents=BOT)
    path = await ask(maya, town)
    await vote(priya, path, 1)
    assert (await priya.call("POST", f"{path}/expire"))[1]["code"] == 50005
    await maya.ok("POST", f"{path}/expire")
    assert (await bot.event("MESSAGE_UPDATE"))["poll"]["results"]["is_finalized"]
    result = await bot.event("MESSAGE_CREATE")
    assert (result["type"], result["author"]["id"]) == (46, str(maya.user.id))
    assert path.endswith(result["message_reference"]["message_id"])
    [embed] = result["embeds"]
    assert embed["type"] == "poll_result"
    assert {one["name"]: one["value"] for one in embed["fields"]} == {
        "poll_question_text": "Which tea?",
        "victor_answer_votes": "1",
        "total_votes": "1",
        "victor_answer_id": "1",
        "victor_answer_text": "Green",
        "victor_answer_emoji_name": "🍵",
        "victor_answer_emoji_animated": "false",
    }
    late = await priya.call("PUT", f"{path}/answers/@me", {"answer_ids": ["2"]})
    assert late[1]["code"] == 520001
    assert (await maya.call("POST", f"{path}/expire"))[1]["code"] == 520001


async def test_a_poll_closes_by_itself_when_its_time_is_over_and_a_tie_has_no_winner(
    town: Town, maya: Person
):
    bot = await town.bot.connect(intents=BOT)
    path = await ask(maya, town)
    await bot.event("MESSAGE_CREATE")
    poll = town.world.state.messages[town.channel("general").id][int(path.rpartition("/")[2])].poll
    assert poll is not None
    poll.expiry = town.world.clock()
    town.world.poll_opened.set()
    fields = (await bot.event("MESSAGE_CREATE"))["embeds"][0]["fields"]
    assert "victor_answer_id" not in {one["name"] for one in fields}


async def test_several_answers_only_where_the_poll_allows_them(town: Town, priya: Person, maya: Person):
    path = await ask(maya, town)
    both = {"answer_ids": ["1", "2"]}
    assert (await priya.call("PUT", f"{path}/answers/@me", both))[1]["code"] == 50035
    assert (await priya.call("PUT", f"{path}/answers/@me", {"answer_ids": ["3"]}))[1]["code"] == 50035
    path = await ask(maya, town, allow_multiselect=True)
    await vote(priya, path, 1, 2)
    await vote(priya, path)
    found = await maya.ok("GET", path.replace("polls", "messages"))
    assert [one["count"] for one in found["poll"]["results"]["answer_counts"]] == [0, 0]


async def test_bots_and_webhooks_ask_but_bots_do_not_vote(town: Town, maya: Person):
    path = await ask(town.bot, town)
    assert (await town.bot.call("PUT", f"{path}/answers/@me", {"answer_ids": ["1"]}))[1]["code"] == 20001
    hook = await town.bot.ok("POST", f"/channels/{town.channel('general').id}/webhooks", {"name": "Bridge"})
    said = await town.bot.ok("POST", f"/webhooks/{hook['id']}/{hook['token']}?wait=true", {"poll": POLL})
    assert said["poll"]["question"] == {"text": "Which tea?"}


async def test_a_poll_that_cannot_be_is_refused_and_none_is_edited(town: Town, maya: Person):
    path = f"/channels/{town.channel('general').id}/messages"
    wrong: list[Json] = [
        {**POLL, "question": {"text": "x" * 301}},
        {**POLL, "answers": []},
        {**POLL, "answers": [{"poll_media": {"text": "x" * 56}}]},
        {**POLL, "answers": [{"poll_media": {"text": "x"}}] * 11},
        {**POLL, "duration": 769},
        {"answers": POLL["answers"]},
    ]
    for poll in wrong:
        assert (await maya.call("POST", path, {"poll": poll}))[1]["code"] == 50035, poll
    asked = await ask(maya, town)
    status, refusal = await maya.call("PATCH", asked.replace("polls", "messages"), {"content": "x"})
    assert (status, refusal["code"]) == (400, 520003)
    said = await maya.say(town.channel("general"), "no poll")
    assert (await maya.call("POST", f"/channels/{town.channel('general').id}/polls/{said['id']}/expire"))[1][
        "code"
    ] == 520006
