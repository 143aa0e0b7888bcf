"""What the destination makes of Discord's answers."""

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from bot.gateway.downloads import Downloads
from bot.gateway.once import Once
from bot.gateway.webhook_api import MessageGone, ThreadAsleep, Upload, Webhook, WebhookApi
from bot.gateway.webhook_cache import WebhookCache
from bot.gateway.webhooks import UNRECORDED, Webhooks
from bot.model import Attachment, ChannelId, Copy, MessageId, Place, ThreadId, UserId, WebhookId
from bot.relay.ports import ChannelGone, Forbidden, Part, Unreachable
from tests.unit.gateway.failures import failure

if TYPE_CHECKING:
    import discord

    from bot.gateway.thread_api import Threads

CHANNEL, ELSEWHERE = ChannelId(21), ChannelId(22)
PLACE = Place(channel_id=CHANNEL)
PART = Part(name="Maya", avatar_url=None, content="hello")
DOG = Attachment(filename="dog.png", url="https://cdn.example/dog.png", size=4)
DOG_THERE = {"id": "2", "filename": "dog.png", "size": 4}
COPY = Copy(part=0, channel_id=CHANNEL, message_id=MessageId(7), webhook_id=WebhookId(1))


class FakeThreads:
    """Opens and closes threads."""

    def __init__(self) -> None:
        self.archived: list[bool] = []

    async def set_archived(self, place: Place, *, archived: bool) -> None:
        self.archived.append(archived)

    async def tag_ids(self, channel_id: ChannelId, names: Sequence[str]) -> list[int]:
        return [len(name) for name in names]


class FakeApi:
    """Posts where each webhook is."""

    def __init__(self) -> None:
        self.places: dict[WebhookId, ChannelId] = {}
        self.messages: dict[MessageId, ChannelId] = {}
        self.recalled: list[tuple[ChannelId, int]] = []
        self.edits: list[tuple[dict[str, Any], list[str]]] = []
        self.wait = 0.0

    def must_wait(self, webhook: Webhook) -> float:
        del webhook
        return self.wait

    async def execute(
        self, webhook: Webhook, body: Any, files: Sequence[Upload] = (), *, thread_id: ThreadId | None = None
    ) -> dict[str, str]:
        message_id, place = MessageId(100 + len(self.messages)), self.places[webhook.id]
        if thread_id is not None:
            if place != CHANNEL:
                raise ChannelGone("404 (10003)")
            place = ChannelId(thread_id)
        self.messages[message_id] = place
        return {"id": str(message_id), "channel_id": str(place)}

    def recall(self, channel_id: ChannelId, ages: Sequence[float]) -> None:
        self.recalled += [(channel_id, round(age)) for age in ages]

    async def message(
        self, webhook: Webhook, message_id: MessageId, *, thread_id: ThreadId | None = None
    ) -> dict[str, Any]:
        return {"attachments": [{"id": "1", "filename": "cat.png", "size": 3}, DOG_THERE]}

    async def edit(
        self,
        webhook: Webhook,
        message_id: MessageId,
        body: Any,
        files: Sequence[Upload] = (),
        *,
        thread_id: ThreadId | None = None,
    ) -> None:
        self.edits.append((body, [file.filename for file in files]))

    async def delete(
        self, webhook: Webhook, message_id: MessageId, *, thread_id: ThreadId | None = None
    ) -> None:
        del thread_id
        if self.messages.get(message_id) != self.places[webhook.id]:
            raise MessageGone
        del self.messages[message_id]


class FakeHttp:
    """discord.py's requests; ``failure`` is what each of them meets."""

    token = "t"

    def __init__(self) -> None:
        self.failure: discord.HTTPException | None = None
        self.may_read = True
        self.said: list[int] = []
        self.reads = 0
        self.deleted: list[int] = []
        self.may_delete = False

    async def get_channel(self, channel_id: int) -> dict[str, str]:
        self._fail()
        return {"id": str(channel_id)}

    async def logs_from(self, channel_id: int, limit: int, after: int) -> list[Any]:
        self._fail()
        self.reads += 1
        newer = [number for number in self.said if number > after][:limit]
        author = {"username": "Maya"}
        return [{"id": str(number), "webhook_id": "1", "author": author, "content": ""} for number in newer]

    async def get_message(self, channel_id: int, message_id: int) -> dict[str, str]:
        self._fail()
        if not self.may_read:
            raise failure(403, 50013)
        return {"content": "hello"}

    async def delete_message(self, channel_id: int, message_id: int) -> None:
        if not self.may_delete:
            raise failure(403, 50013)
        self.deleted.append(message_id)

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure


class FakeOnce(Once):
    """Makes a channel's webhooks and lists them."""

    def __init__(self, api: FakeApi) -> None:
        self.api = api
        self.is_there = True

    async def get(self, path: str, *, token: str) -> list[dict[str, str]]:
        if not self.is_there:
            raise ChannelGone("404 (10003)")
        mine = [webhook_id for webhook_id, place in self.api.places.items() if str(place) in path]
        return [{"id": str(webhook_id), "token": "t", "application_id": "9"} for webhook_id in mine]

    async def post(self, path: str, body: Any, *, token: str) -> dict[str, str]:
        webhook_id = WebhookId(len(self.api.places) + 1)
        self.api.places[webhook_id] = ChannelId(int(path.split("/")[2]))
        return {"id": str(webhook_id), "token": "t"}


class FakeDownloads(Downloads):
    """Every file is there at once."""

    def __init__(self) -> None:
        pass

    async def fetch(self, files: Sequence[Attachment], *, limit: int) -> list[Upload]:
        return [Upload(filename=file.filename, data=b"") for file in files]


class FakeOwn:
    """Remembers nothing."""

    async def webhook_ids(self) -> Sequence[tuple[ChannelId, WebhookId]]:
        return []

    async def remember_webhook(self, channel_id: ChannelId, webhook_id: WebhookId) -> None: ...


class FakePosts:
    """One post of an earlier process."""

    async def since(self, channel_id: ChannelId, oldest: MessageId) -> Sequence[MessageId]:
        return [MessageId(oldest + 1)]


@pytest.fixture
def api() -> FakeApi:
    return FakeApi()


@pytest.fixture
def http() -> FakeHttp:
    return FakeHttp()


@pytest.fixture
def once(api: FakeApi) -> FakeOnce:
    return FakeOnce(api)


@pytest.fixture
def threads() -> FakeThreads:
    return FakeThreads()


@pytest.fixture
def webhooks(api: FakeApi, http: FakeHttp, once: FakeOnce, threads: FakeThreads) -> Webhooks:
    own = WebhookCache(FakeOwn(), once)
    made = Webhooks(
        cast("WebhookApi", api),
        FakeDownloads(),
        own,
        cast("Threads", threads),
        FakePosts(),
    )
    client = cast("discord.Client", SimpleNamespace(http=http, application_id=9, get_channel=str))
    own.attach(client)
    made.attach(client)
    return made


async def test_a_webhook_that_was_moved_posts_to_nobody_else(webhooks: Webhooks, api: FakeApi) -> None:
    await webhooks.send(PLACE, PART)
    api.places[WebhookId(1)] = ELSEWHERE
    with pytest.raises(Unreachable):
        await webhooks.send(PLACE, PART)
    await webhooks.send(PLACE, PART)
    assert list(api.messages.values()) == [CHANNEL, CHANNEL]


async def test_a_thread_is_not_taken_for_gone_because_the_webhook_was_moved(
    webhooks: Webhooks, api: FakeApi
) -> None:
    thread = replace(PLACE, thread_id=ThreadId(77))
    await webhooks.send(thread, PART)
    api.places[WebhookId(1)] = ELSEWHERE
    with pytest.raises(Unreachable):
        await webhooks.send(thread, PART)
    await webhooks.send(thread, PART)
    assert list(api.messages.values()) == [77, 77]


async def test_posts_of_an_earlier_process_are_counted_once(webhooks: Webhooks, api: FakeApi) -> None:
    await webhooks.send(PLACE, PART)
    await webhooks.send(PLACE, PART)
    assert api.recalled == [(CHANNEL, 60), *[(CHANNEL, 0)] * UNRECORDED]


async def test_a_copy_whose_webhook_was_moved_is_deleted_all_the_same(
    webhooks: Webhooks, api: FakeApi, http: FakeHttp
) -> None:
    sent = await webhooks.send(PLACE, PART)
    api.places[sent.webhook_id] = ELSEWHERE
    http.may_delete = True
    await webhooks.delete([replace(COPY, message_id=sent.message_id)])
    assert http.deleted == [sent.message_id]


async def test_a_copy_that_may_not_be_deleted_stops_no_lane(webhooks: Webhooks, http: FakeHttp) -> None:
    await webhooks.delete([COPY])
    assert http.deleted == []


async def test_what_a_copy_shows_is_read_as_it_is_and_nothing_is_read_of_one_that_is_gone(
    webhooks: Webhooks, http: FakeHttp
) -> None:
    assert await webhooks.content(COPY) == "hello"
    http.failure = failure(404, 10008)
    assert await webhooks.content(COPY) is None
    http.failure = failure(404, 10003)
    assert await webhooks.content(replace(COPY, thread_id=ThreadId(77))) is None
    with pytest.raises(ChannelGone):
        await webhooks.content(COPY)


async def test_a_channel_knows_how_long_its_webhook_has_to_wait(webhooks: Webhooks, api: FakeApi) -> None:
    api.wait = 1.5
    assert webhooks.must_wait(CHANNEL) == 0.0
    await webhooks.send(PLACE, PART)
    assert webhooks.must_wait(CHANNEL) == 1.5


@pytest.mark.parametrize(("status", "code"), [(404, 0), (401, 0), (429, 0)])
async def test_no_message_and_no_channel_is_blamed_for_a_proxy_a_token_or_a_limit(
    webhooks: Webhooks, http: FakeHttp, status: int, code: int
) -> None:
    http.failure = failure(status, code)
    with pytest.raises(Unreachable) as raised:
        await webhooks.history(PLACE, after=MessageId(1))
    assert not raised.value.answered


async def test_a_channel_that_discord_does_not_know_is_gone(webhooks: Webhooks, once: FakeOnce) -> None:
    once.is_there = False
    with pytest.raises(ChannelGone):
        await webhooks.send(PLACE, PART)


async def test_a_history_that_may_not_be_read_is_not_taken_for_an_empty_one(
    webhooks: Webhooks, http: FakeHttp
) -> None:
    assert await webhooks.history(PLACE, after=MessageId(1)) == []
    http.may_read = False
    with pytest.raises(Forbidden):
        await webhooks.history(PLACE, after=MessageId(1))


async def test_no_post_is_overlooked_however_much_was_said_since(
    webhooks: Webhooks, api: FakeApi, http: FakeHttp
) -> None:
    await webhooks.send(PLACE, PART)
    http.said = list(range(1000, 1750))
    found = await webhooks.history(PLACE, after=MessageId(1))
    assert [sent.message_id for sent in found] == http.said
    assert http.reads == 8


async def test_a_file_that_its_author_removed_goes_and_the_others_stay(
    webhooks: Webhooks, api: FakeApi
) -> None:
    api.places[COPY.webhook_id] = CHANNEL
    assert await webhooks.edit(COPY, replace(PART, files=(DOG,)))
    ((body, uploaded),) = api.edits
    assert body["attachments"] == [{"id": "2"}]
    assert uploaded == []


async def test_a_file_that_did_not_get_through_is_brought_with_the_next_change(
    webhooks: Webhooks, api: FakeApi
) -> None:
    api.places[COPY.webhook_id] = CHANNEL
    bird = Attachment(filename="bird.png", url="https://cdn.example/bird.png", size=5)
    await webhooks.edit(COPY, replace(PART, files=(DOG, bird)))
    ((body, uploaded),) = api.edits
    assert body["attachments"] == [{"id": "2"}]
    assert uploaded == ["bird.png"]


async def test_files_are_left_alone_when_it_is_about_the_text_only(webhooks: Webhooks, api: FakeApi) -> None:
    api.places[COPY.webhook_id] = CHANNEL
    await webhooks.edit(COPY, PART, files_too=False)
    assert "attachments" not in api.edits[0][0]


async def test_with_the_last_file_of_a_message_the_copys_go(webhooks: Webhooks, api: FakeApi) -> None:
    api.places[COPY.webhook_id] = CHANNEL
    await webhooks.edit(COPY, PART)
    assert api.edits[0][0]["attachments"] == []


async def test_only_those_are_pinged_who_asked_for_it(webhooks: Webhooks, api: FakeApi) -> None:
    api.places[COPY.webhook_id] = CHANNEL
    await webhooks.edit(COPY, PART)
    await webhooks.edit(COPY, replace(PART, pings=frozenset({UserId(8)})))
    allowed = [body["allowed_mentions"] for body, _ in api.edits]
    assert allowed == [{"parse": []}, {"parse": [], "users": ["8"]}]


async def test_an_archived_thread_is_opened_for_an_edit_and_closed_again(
    webhooks: Webhooks, api: FakeApi, threads: FakeThreads, monkeypatch: pytest.MonkeyPatch
) -> None:
    api.places[WebhookId(1)] = CHANNEL
    edit = api.edit

    async def while_open(*args: Any, **options: Any) -> None:
        if not threads.archived:
            raise ThreadAsleep
        await edit(*args, **options)

    monkeypatch.setattr(api, "edit", while_open)
    assert await webhooks.edit(replace(COPY, thread_id=ThreadId(5)), PART)
    assert (len(api.edits), threads.archived) == (1, [False, True])
