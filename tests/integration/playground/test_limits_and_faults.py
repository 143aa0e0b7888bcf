"""What the loopback refuses, fails and counts on purpose."""

import aiohttp
import pytest

from tests.integration.playground.people import Json, Person, Town


async def hook(town: Town, name: str = "general") -> Json:
    return await town.bot.ok("POST", f"/channels/{town.channel(name).id}/webhooks", {"name": "Magpie"})


def path_of(webhook: Json) -> str:
    return f"/webhooks/{webhook['id']}/{webhook['token']}"


async def test_a_webhook_takes_five_posts_in_two_seconds(town: Town):
    path = path_of(await hook(town)) + "?wait=true"
    remaining: list[str] = []
    for number in range(5):
        await town.bot.ok("POST", path, {"content": str(number)})
        remaining.append(town.bot.headers["X-RateLimit-Remaining"])
    assert remaining == ["4", "3", "2", "1", "0"]
    status, refusal = await town.bot.call("POST", path, {"content": "too fast"}, patient=False)
    assert status == 429
    assert 0 < refusal["retry_after"] <= 2
    assert refusal["global"] is False
    assert town.bot.headers["X-RateLimit-Scope"] == "user"
    assert float(town.bot.headers["Retry-After"]) == refusal["retry_after"]
    counts = await town.ask("GET", "/requests")
    assert (counts["rate_limited"], counts["limit_violations"]) == (1, 0)
    await town.bot.call("POST", path, {"content": "again"}, patient=False)
    assert (await town.ask("GET", "/requests"))["limit_violations"] == 1


async def test_a_channel_takes_thirty_posts_a_minute_and_says_so_too_late(town: Town):
    path = path_of(await hook(town)) + "?wait=true"
    await town.ask("POST", "/limits", {"webhook": {"calls": 100, "seconds": 2}})
    statuses = [(await town.bot.call("POST", path, {"content": "x"}, patient=False))[0] for _ in range(31)]
    assert statuses == [200] * 30 + [429]
    assert town.bot.headers["X-RateLimit-Scope"] == "shared"
    counts = await town.ask("GET", "/requests")
    assert counts["violations"] == {"hidden webhook limit": 1}


async def test_other_limits_can_be_set_and_taken_back(town: Town):
    path = path_of(await hook(town)) + "?wait=true"
    before = await town.ask("GET", "/limits")
    assert before == {
        "global": {"calls": 50, "seconds": 1.0},
        "webhook": None,
        "hidden": {"calls": 30, "seconds": 60.0},
    }
    await town.ask("POST", "/limits", {"hidden": {"calls": 2, "seconds": 30}})
    statuses = [(await town.bot.call("POST", path, {"content": "x"}, patient=False))[0] for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert 29 < float(town.bot.headers["Retry-After"]) <= 30
    await town.ask("POST", "/limits", {"global": {"calls": 1000, "seconds": 1}, "hidden": None})
    assert await town.ask("GET", "/limits") == {**before, "global": {"calls": 1000, "seconds": 1.0}}
    await town.bot.ok("POST", path, {"content": "x"})
    await town.ask("DELETE", "/limits")
    assert await town.ask("GET", "/limits") == before


@pytest.mark.parametrize("wrong", [{"calls": 0, "seconds": 1}, {"calls": 5}, {"calls": 5, "seconds": 0}, 5])
async def test_a_limit_that_makes_no_sense_is_refused(town: Town, wrong: object):
    async with town.http.post(town.control + "/limits", json={"hidden": wrong}) as response:
        assert (response.status, (await response.json())["code"]) == (400, 50035)


async def test_a_person_in_a_hurry_is_not_counted_against_the_bot(town: Town, maya: Person):
    path = f"/channels/{town.channel('general').id}/messages"
    answers = [(await maya.call("POST", path, {"content": str(n)}, patient=False))[0] for n in range(9)]
    assert answers.count(429) > 1
    counts = await town.ask("GET", "/requests")
    assert (counts["rate_limited"], counts["limit_violations"]) == (0, 0)


async def test_a_webhook_called_again_after_its_404_is_a_violation(town: Town):
    webhook = await hook(town)
    await town.bot.ok("DELETE", f"/webhooks/{webhook['id']}")
    for expected in (0, 1):
        status, refusal = await town.bot.call("POST", path_of(webhook), {"content": "x"})
        assert (status, refusal["code"]) == (404, 10015)
        assert (await town.ask("GET", "/requests"))["dead_webhook_calls"] == expected
    await town.ask("DELETE", "/requests")
    assert (await town.ask("GET", "/requests"))["total"] == 0


async def test_a_wrong_webhook_token_is_refused(town: Town):
    webhook = await hook(town)
    status, refusal = await town.bot.call("POST", f"/webhooks/{webhook['id']}/wrong", {"content": "x"})
    assert (status, refusal["code"]) == (401, 50027)


async def test_requests_are_counted_by_route_and_status(town: Town, maya: Person):
    await maya.say(town.channel("general"), "hello")
    await maya.call("GET", "/channels/123")
    routes = (await town.ask("GET", "/requests"))["routes"]
    assert routes["POST /channels/{channel_id}/messages"] == {"200": 1}
    assert routes["GET /channels/{channel_id}"] == {"404": 1}


async def test_a_fault_answers_instead_of_the_work(town: Town, maya: Person):
    general = town.channel("general")
    before = len(town.world.state.messages[general.id])
    await town.ask("POST", "/faults", {"match": "POST /channels/*/messages", "status": 502})
    assert (await maya.call("POST", f"/channels/{general.id}/messages", {"content": "x"}))[0] == 502
    assert len(town.world.state.messages[general.id]) == before
    await maya.say(general, "x")


@pytest.mark.parametrize("fault", [{"status": 500}, {"drop": True}])
async def test_a_fault_after_the_effect_does_the_work_and_loses_the_answer(
    town: Town, maya: Person, fault: Json
):
    general = town.channel("general")
    before = len(town.world.state.messages[general.id])
    await town.ask("POST", "/faults", {"match": "POST *", "after_effect": True, **fault})
    try:
        status, _ = await maya.call("POST", f"/channels/{general.id}/messages", {"content": "x"})
        assert status == 500
    except aiohttp.ClientConnectionError:
        assert "drop" in fault
    assert len(town.world.state.messages[general.id]) == before + 1


async def test_a_fault_may_be_a_429_with_its_own_wait(town: Town, maya: Person):
    await town.ask("POST", "/faults", {"match": "GET /users/@me", "status": 429, "retry_after": 7})
    status, refusal = await maya.call("GET", "/users/@me", patient=False)
    assert (status, refusal["retry_after"], maya.headers["Retry-After"]) == (429, 7, "7")
    assert await town.ask("GET", "/faults") == []


@pytest.mark.parametrize("fault", [{"status": 429}, {"status": 401}, {"status": 429, "after_effect": True}])
async def test_what_was_injected_is_nobodys_fault(town: Town, fault: Json):
    path = path_of(await hook(town))
    await town.ask("POST", "/faults", {"match": "POST /webhooks/*", "times": 2, **fault})
    for _ in range(2):
        status, _ = await town.bot.call("POST", path, {"content": "x"}, patient=False)
        assert status == fault["status"]
    counts = await town.ask("GET", "/requests")
    assert counts["injected"] == 2
    assert (counts["rate_limited"], counts["limit_violations"], counts["invalid_requests"]) == (0, 0, 0)


async def test_other_names_and_other_origins_are_refused(town: Town):
    address = f"{town.world.address}/control/info"
    for headers in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}):
        async with town.http.get(address, headers=headers) as response:
            assert response.status == 403
    async with town.http.get(address, headers={"Origin": town.world.address}) as response:
        assert response.status == 200


async def test_nothing_outside_the_page_is_served(town: Town):
    for path in ("/../command.py", "/%2e%2e/command.py", "/nothing.html"):
        async with town.http.get(town.world.address + path) as response:
            assert response.status == 404


async def test_everybody_has_a_face_and_a_copy_has_its_authors(town: Town, maya: Person):
    face = f"{town.world.address}/avatars/{maya.user.id}/{maya.user.avatar}.png?size=128"
    async with town.http.get(face) as response:
        assert response.content_type == "image/svg+xml"
        original = await response.text()
    copy = await town.bot.ok(
        "POST",
        path_of(await hook(town)) + "?wait=true",
        {"content": "x", "username": "Maya", "avatar_url": face},
    )
    author = copy["author"]
    assert (author["username"], author["bot"], copy["application_id"]) == (
        "Maya",
        True,
        str(town.bot.user.id),
    )
    async with town.http.get(
        f"{town.world.address}/avatars/{author['id']}/{author['avatar']}.png"
    ) as response:
        assert await response.text() == original
