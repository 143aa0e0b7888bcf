"""A world for the relay: its real outbox in SQLite, and a Discord and an engine of a few lines each."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.model import (
    Address,
    Attachment,
    Author,
    ChannelId,
    Copy,
    Deleted,
    Delivery,
    Emoji,
    GuildId,
    Incoming,
    Language,
    Locale,
    MessageId,
    Moderator,
    Pinned,
    Place,
    Reacted,
    Reply,
    Style,
    Thread,
    ThreadId,
    Trouble,
    UserId,
    WebhookId,
    message_id_at,
)
from bot.relay.aids import Aids, Explains
from bot.relay.bridges import Bridges
from bot.relay.build import build_relay
from bot.relay.catchup import Bounds, Past
from bot.relay.gate import Docket, Gate
from bot.relay.lanes import Lanes
from bot.relay.ports import Choices, Counting, Part, Post, Sent, ThreadGone
from bot.relay.scene import Say
from bot.relay.scenes import Pings, Venues
from bot.relay.service import Relay
from bot.relay.thread_names import Forum
from bot.relay.upgrades import Upgrades
from bot.stats.tallying import Tallying
from bot.storage.bridges import Bridges as BridgeStore
from bot.storage.engine import Database
from bot.storage.holds import Holds
from bot.storage.notes import NotesShown
from bot.storage.outbox import Outbox
from bot.storage.pins import Pins
from bot.storage.tallies import Tallies
from bot.storage.threads import Threads
from bot.translation import Detected, Quality, Scope, Translation
from tests.blank import blank
from tests.integration.relay.board import FakeBoard
from tests.integration.relay.gatekeeper import FakeChoices, FakeCounting, NoDocket, OpenGate, UtcDays

HARBOR, TEAHOUSE = GuildId(1), GuildId(2)
ENGLISH, CHINESE, TAIWANESE = ChannelId(11), ChannelId(21), ChannelId(22)
WEBHOOKS = {ENGLISH: WebhookId(911), CHINESE: WebhookId(921), TAIWANESE: WebhookId(922)}
MAYA = Author(id=UserId(101), name="Maya", avatar_url="https://cdn.example/maya.png")
LIN = Author(id=UserId(201), name="林小雨", avatar_url=None)
MODERATOR = Moderator(user_id=UserId(100), guild_id=HARBOR)
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
FIRST_ID = message_id_at(NOON)


@dataclass
class FakeDiscord:
    """Channels as lists of messages; ``faults`` are raised by the next calls, before or after they act."""

    messages: dict[ChannelId, dict[MessageId, tuple[str, Part]]] = field(default_factory=dict)
    faults: list[tuple[str, BaseException | None, bool]] = field(default_factory=list)
    posts: int = 0
    next_id: int = FIRST_ID + 1_000_000
    said: dict[ChannelId, dict[MessageId, Incoming]] = field(default_factory=dict)
    """What people wrote, heard or not."""
    hidden: dict[ChannelId, int] = field(default_factory=dict)
    """How many looks at a channel's past still fail."""
    remembered: list[Thread] | None = None
    """Threads as they were when the connection died, unnoticed."""
    unlisted: int = 0
    """How many listings of threads still fail."""
    board: FakeBoard = field(default_factory=FakeBoard)
    threads: dict[ThreadId, Thread] = field(default_factory=dict)
    forums: dict[ChannelId, Forum] = field(default_factory=dict)
    changes: int = 0
    """How often we changed a thread."""
    hold: asyncio.Event | None = None
    holds: int = 0
    pressed: bool = False
    full: bool = False
    waited_after: int = -1

    async def send(self, place: Place, part: Part) -> Sent:
        if place.thread_id is not None and place.thread_id not in self.threads:
            raise ThreadGone("unknown", thread_id=place.thread_id)
        after = self._fail("send")
        if self.hold is not None:
            self.holds += 1
            await self.hold.wait()
        return self._post(place, part, after)

    async def open(self, channel_id: ChannelId, post: Post, part: Part) -> Sent:
        after = self._fail("open")
        thread_id = ThreadId(self.next_id + 1)
        self.threads[thread_id] = Thread(
            id=thread_id, channel_id=channel_id, name=post.name, tags=post.tags, is_ours=True
        )
        return self._post(Place(channel_id=channel_id, thread_id=thread_id), part, after)

    def _post(self, place: Place, part: Part, after: BaseException | None) -> Sent:
        self.posts += 1
        self.next_id += 1
        message_id = MessageId(self.next_id)
        self.messages.setdefault(place.shown_in, {})[message_id] = (part.content, part)
        if after is not None:
            raise after
        return Sent(message_id=message_id, webhook_id=WEBHOOKS[place.channel_id], name=part.name)

    async def edit(self, copy: Copy, part: Part, *, files_too: bool = True) -> bool:
        after = self._fail("edit")
        shown = self.messages.get(copy.place.shown_in, {})
        there = shown.get(copy.message_id)
        if there is not None:
            files = part.files if files_too else there[1].files
            shown[copy.message_id] = (part.content, replace(there[1], content=part.content, files=files))
        if after is not None:
            raise after
        return there is not None

    async def delete(self, copies: Sequence[Copy]) -> None:
        self._fail("delete")
        for copy in copies:
            self.messages.get(copy.place.shown_in, {}).pop(copy.message_id, None)

    async def history(self, place: Place, *, after: MessageId) -> Sequence[Sent]:
        self._fail("history")
        return [
            Sent(
                message_id=message_id,
                webhook_id=WEBHOOKS[place.channel_id],
                name=part.name,
                content=part.content,
            )
            for message_id, (_, part) in self.messages.get(place.shown_in, {}).items()
            if message_id > after
        ]

    async def content(self, copy: Copy) -> str | None:
        self._fail("content")
        there = self.messages.get(copy.place.shown_in, {}).get(copy.message_id)
        return None if there is None else there[0]

    def must_wait(self, channel_id: ChannelId) -> float:
        """While ``full``, and once after each post where the channel is ``pressed``."""
        del channel_id
        if self.full:
            return 1.0
        if not self.pressed or self.waited_after == self.posts:
            return 0.0
        self.waited_after = self.posts
        return 1.0

    async def look(self, place: Place) -> Thread | None:
        self._fail("look")
        assert place.thread_id is not None
        return self.threads.get(place.thread_id)

    async def forum(self, channel_id: ChannelId) -> Forum | None:
        return self.forums.get(channel_id)

    async def start(self, channel_id: ChannelId, name: str, *, under: MessageId | None) -> ThreadId | None:
        after = self._fail("start")
        places = (self.messages.get(channel_id, {}), self.said.get(channel_id, {}))
        if under is not None and not any(under in there for there in places):
            return None
        if under is None:
            self.next_id += 1
        thread_id = ThreadId(self.next_id if under is None else under)
        self.threads.setdefault(
            thread_id, Thread(id=thread_id, channel_id=channel_id, name=name, is_ours=True)
        )
        if after is not None:
            raise after
        return thread_id

    async def opened(self, guild_id: GuildId, channel_id: ChannelId) -> Sequence[ThreadId]:
        mine = (thread for thread in self.threads.values() if thread.is_ours)
        return sorted(thread.id for thread in mine if thread.channel_id == channel_id)

    async def change(self, present: Thread, wanted: Thread) -> None:
        self._fail("change")
        self.changes += 1
        self.threads[present.id] = wanted

    async def remove(self, place: Place) -> None:
        self._fail("remove")
        if place.thread_id is None or place.thread_id not in self.threads:
            raise ThreadGone("unknown", thread_id=place.thread_id)
        del self.threads[place.thread_id]

    def in_channel(self, channel_id: ChannelId) -> list[Thread]:
        """The channel's threads, oldest first."""
        found = (thread for thread in self.threads.values() if thread.channel_id == channel_id)
        return sorted(found, key=lambda thread: thread.id)

    def shown(self, channel_id: ChannelId) -> list[str]:
        return [content for content, _ in self.messages.get(channel_id, {}).values()]

    def parts(self, channel_id: ChannelId) -> list[Part]:
        return [part for _, part in self.messages.get(channel_id, {}).values()]

    def fail(
        self, call: str, error: BaseException, *, after_effect: bool = False, times: int = 1, skip: int = 0
    ) -> None:
        """``skip``: how many calls go well before."""
        self.faults += [(call, None, False)] * skip + [(call, error, after_effect)] * times

    def _fail(self, call: str) -> BaseException | None:
        for at, (name, error, after_effect) in enumerate(self.faults):
            if name == call:
                del self.faults[at]
                if after_effect or error is None:
                    return error
                raise error
        return None


@dataclass
class FakePreviews:
    """Reads what people wrote and what was posted."""

    discord: FakeDiscord

    async def content(self, address: Address) -> str | None:
        posted = self.discord.messages.get(address.channel_id, {}).get(address.message_id)
        if posted is not None:
            return posted[0]
        said = self.discord.said.get(address.channel_id, {}).get(address.message_id)
        return None if said is None else said.content


@dataclass
class FakeHistory:
    """What people wrote and opened, as Discord remembers it."""

    _discord: FakeDiscord

    async def threads(
        self, channel_id: ChannelId, *, archived: bool, as_of_now: bool
    ) -> Sequence[Thread] | None:
        if as_of_now and self._discord.unlisted > 0:
            self._discord.unlisted -= 1
            return None
        there = self._discord.in_channel(channel_id)
        if not as_of_now and self._discord.remembered is not None:
            there = self._discord.remembered
        return [thread for thread in there if archived or not thread.archived]

    async def look(self, place: Place) -> Thread | None:
        return await self._discord.look(place)

    async def past(self, place: Place, *, back_to: MessageId, most: int) -> Past | None:
        channel_id = place.shown_in
        if self._discord.hidden.get(channel_id, 0) > 0:
            self._discord.hidden[channel_id] -= 1
            return None
        said, copied = self._discord.said.get(channel_id, {}), self._discord.messages.get(channel_id, {})
        newest = sorted(said.values(), key=lambda message: message.id)[-most:]
        ids = frozenset([*copied, *(message.id for message in newest)])
        whole = MessageId(0) if said else MessageId(back_to + 1)
        return Past(
            oldest=newest[0].id if len(newest) < len(said) else whole,
            ids=ids,
            messages=tuple(newest),
            reactions=self._discord.board.of(ids),
            pinned=ids & self._discord.board.pinned,
        )


@dataclass
class FakeTranslator:
    """``[zh-Hans] hello``; late while ``late`` is set, without an answer while ``down``."""

    late: asyncio.Event | None = None
    down: bool = False
    calls: list[tuple[str, Language]] = field(default_factory=list)
    improves: bool = True
    scopes: list[Scope | None] = field(default_factory=list)

    async def translate(
        self, text: str, *, target: Language, source: Language | None = None, scope: Scope | None = None
    ) -> Translation:
        self.scopes.append(scope)
        self.calls.append((text, target))
        if self.late is not None:
            await self.late.wait()
        if self.down:
            return self.provisional(text, target=target)
        if source is not None and source.is_chinese == target.is_chinese:
            return _translation(text, target, Quality.VERBATIM)
        return _translation(f"[{target}] {text}", target, Quality.MACHINE)

    def provisional(self, text: str, *, target: Language, scope: Scope | None = None) -> Translation:
        del scope
        return _translation("·".join(text.split()), target, Quality.GLOSS)


def _translation(text: str, target: Language, quality: Quality) -> Translation:
    return Translation(text=text, source=Detected.ENGLISH, target=target, quality=quality, engine="fake")


@dataclass
class FakeReports:
    """What moderators were told."""

    told: list[str] = field(default_factory=list)
    gone: Callable[[ChannelId], object] | None = None

    async def forbidden(self, channel_id: ChannelId) -> None:
        self.told.append(f"forbidden {channel_id}")

    async def threads_forbidden(self, channel_id: ChannelId) -> None:
        self.told.append(f"threads forbidden {channel_id}")

    async def allowed(self, channel_id: ChannelId, delivered: int) -> None:
        self.told.append(f"allowed {channel_id}: {delivered}")

    async def channel_gone(self, channel_id: ChannelId) -> None:
        self.told.append(f"gone {channel_id}")

    async def skipped(self, channel_id: ChannelId, *, count: int, and_more: bool) -> None:
        self.told.append(f"skipped {count}{'+' if and_more else ''} of {channel_id}")

    async def storage_failed(self) -> None:
        self.told.append("storage failed")

    async def storage_recovered(self) -> None:
        self.told.append("storage recovered")

    async def pins_full(self, channel_id: ChannelId) -> None:
        self.told.append(f"pins full {channel_id}")

    async def may_not_pin(self, channel_id: ChannelId) -> None:
        self.told.append(f"may not pin {channel_id}")

    async def set_aside(self, delivery: Delivery, trouble: Trouble) -> None:
        self.told.append(f"set aside {delivery.origin.message_id}: {trouble}")


def say(_: Locale) -> Say:
    def text(text_id: str, /, **args: str | int) -> str:
        return f"{text_id}({', '.join(str(value) for value in args.values())})"

    return text


@dataclass
class World:
    """One process of the bot, and what people do to it."""

    relay: Relay
    lanes: Lanes
    upgrades: Upgrades
    bridges: Bridges
    outbox: Outbox
    holds: Holds
    threads: Threads
    database: Database
    discord: FakeDiscord
    history: FakeHistory
    translator: FakeTranslator
    reports: FakeReports
    tallies: Tallies
    now: datetime = NOON
    pauses: list[float] = field(default_factory=list)
    last_id: int = FIRST_ID

    def clock(self) -> datetime:
        return self.now

    def incoming(
        self,
        content: str,
        *,
        channel: ChannelId = ENGLISH,
        thread: ThreadId | None = None,
        author: Author = MAYA,
        reply: Reply | None = None,
        attachments: tuple[Attachment, ...] = (),
    ) -> Incoming:
        self.last_id += 1
        return Incoming(
            id=MessageId(self.last_id),
            channel_id=channel,
            thread_id=thread,
            guild_id=HARBOR if channel == ENGLISH else TEAHOUSE,
            author=author,
            content=content,
            created_at=self.now,
            reply=reply,
            attachments=attachments,
        )

    async def say(self, content: str, **rest: object) -> Incoming:
        message = self.unheard(content, **rest)
        await self.relay.message(message)
        return message

    def unheard(self, content: str, **rest: object) -> Incoming:
        """Somebody writes while the bot is not there."""
        message = self.incoming(content, **rest)  # pyright: ignore[reportArgumentType] -- passed on as given
        place = Place(channel_id=message.channel_id, thread_id=message.thread_id)
        self.discord.said.setdefault(place.shown_in, {})[message.id] = message
        if message.thread_id is not None:
            there = self.discord.threads[message.thread_id]
            self.discord.threads[message.thread_id] = replace(there, newest=message.id)
        return message

    def later_than(self, ours: Thread) -> None:
        """What people do from now on has higher numbers than a thread of ours."""
        self.last_id = ours.id + 1_000

    async def edit(self, message: Incoming, content: str) -> Incoming:
        self.now += timedelta(seconds=1)
        edited = replace(message, content=content, edited_at=self.now)
        await self.relay.edited(edited)
        return edited

    async def delete(self, *messages: Incoming) -> None:
        ids = tuple(message.id for message in messages)
        await self.relay.deleted(Deleted(channel_id=messages[0].channel_id, message_ids=ids))

    async def react(self, message: MessageId, emoji: str, *, by: str, channel: ChannelId) -> None:
        self.discord.board.give(message, emoji, by)
        added = Emoji(key=emoji, name=emoji)
        await self.relay.reacted(Reacted(place=Place(channel_id=channel), message_id=message, added=added))

    async def unreact(self, message: MessageId, emoji: str, *, by: str, channel: ChannelId) -> None:
        self.discord.board.take(message, emoji, by)
        await self.relay.reacted(Reacted(place=Place(channel_id=channel), message_id=message))

    async def pin(self, message: MessageId, channel: ChannelId, *, pinned: bool = True) -> None:
        (self.discord.board.pinned.add if pinned else self.discord.board.pinned.discard)(message)
        await self.hear_pin(Place(channel_id=channel), message, pinned)

    async def hear_pin(self, place: Place, message: MessageId, pinned: bool) -> None:
        """The event of a pin, or of an edit."""
        await self.relay.pinned(Pinned(place=place, message_id=message, pinned=pinned))

    def copy(self, channel_id: ChannelId, at: int = -1) -> MessageId:
        """A copy in a channel, the newest unless said otherwise."""
        return list(self.discord.messages[channel_id])[at]

    async def thread(
        self,
        name: str,
        *,
        under: Incoming | MessageId | None = None,
        channel: ChannelId = ENGLISH,
        owner: Author = MAYA,
    ) -> Thread:
        """Somebody opens a thread."""
        thread = self.unheard_thread(name, under=under, channel=channel, owner=owner)
        await self.relay.thread(thread, new=True)
        return thread

    def unheard_thread(
        self,
        name: str,
        *,
        under: Incoming | MessageId | None = None,
        channel: ChannelId = ENGLISH,
        tags: tuple[str, ...] = (),
        owner: Author = MAYA,
    ) -> Thread:
        """Somebody opens a thread while the bot is not there, or a post in a forum."""
        if under is None:
            self.last_id += 1
            under = MessageId(self.last_id)
        thread_id = ThreadId(under.id if isinstance(under, Incoming) else under)
        thread = Thread(id=thread_id, channel_id=channel, name=name, tags=tags, owner_id=owner.id)
        self.discord.threads[thread_id] = thread
        return thread

    async def change(self, thread: Thread, **changes: object) -> Thread:
        """Somebody renames a thread, archives or locks it."""
        changed = replace(self.discord.threads[thread.id], **changes)  # pyright: ignore[reportArgumentType] -- as given
        self.discord.threads[thread.id] = changed
        await self.relay.thread(changed)
        return changed

    async def remove(self, thread: Thread) -> None:
        """Somebody deletes a thread."""
        del self.discord.threads[thread.id]
        await self.relay.thread_gone(thread.place)

    async def settle(self) -> None:
        await self.lanes.idle()


@asynccontextmanager
async def world(
    folder: Path,
    *,
    discord: FakeDiscord | None = None,
    translator: FakeTranslator | None = None,
    deadline: float = 5.0,
    now: datetime = NOON,
    last_id: int = FIRST_ID,
    aids: Explains | None = None,
    venues: Venues | None = None,
    pings: Pings | None = None,
    choices: Choices | None = None,
    previews: bool = True,
    gate: Gate | None = None,
    docket: Docket | None = None,
    texts: Callable[[Locale], Say] = say,
    bounds: Bounds | None = None,
    counting: Counting | None = None,
) -> AsyncGenerator[World]:
    """The bot's relay on the database in ``folder``; a second one on the same folder is a restart."""
    discord, translator, reports = discord or FakeDiscord(), translator or FakeTranslator(), FakeReports()
    async with Database.open(blank(folder / "magpie.db")) as database:
        pauses: list[float] = []

        async def no_sleep(seconds: float) -> None:
            pauses.append(seconds)
            await asyncio.sleep(0)

        def clock() -> datetime:
            return here.now

        bridges = Bridges(BridgeStore(database), clock=clock)
        history = FakeHistory(discord)
        outbox, threads = Outbox(database, clock=clock), Threads(database)
        tallies = Tallies(database)
        tallying = Tallying(tallies, days=UtcDays(), guilds_on=bridges.guilds_on, clock=clock)
        relay = build_relay(
            bridges=bridges,
            outbox=outbox,
            translator=translator,
            destination=discord,
            reaction_board=discord.board,
            pin_board=discord.board,
            pins=Pins(database),
            threads=threads,
            thread_gateway=discord,
            reports=reports,
            alarm=reports,
            history=history,
            say=texts,
            is_ours=lambda webhook_id: webhook_id in WEBHOOKS.values(),
            deadline=deadline,
            clock=clock,
            sleep=no_sleep,
            bounds=bounds,
            venues=venues,
            pings=pings,
            held=Holds(database, clock=clock),
            gate=gate or OpenGate(),
            docket=docket or NoDocket(),
            choices=choices or FakeChoices(),
            counting=counting or FakeCounting(),
            tallying=tallying,
            previews=FakePreviews(discord) if previews else None,
            aids=None if aids is None else Aids(aids, NotesShown(database, clock=clock), say, tallying),
        )
        here = World(
            relay=relay,
            lanes=relay._lanes,
            upgrades=relay._upgrades,
            bridges=bridges,
            outbox=outbox,
            holds=Holds(database, clock=clock),
            threads=threads,
            database=database,
            discord=discord,
            history=history,
            translator=translator,
            reports=reports,
            tallies=tallies,
            now=now,
            pauses=pauses,
            last_id=last_id,
        )
        await bridges.load()
        await relay.start()
        await relay.catch_up()
        try:
            yield here
        finally:
            await relay.aclose(grace=1.0)
            await tallies.aclose()


async def build_bridge(here: World, *, taiwan: bool = False, style: Style = Style.TRANSLATION) -> None:
    """An English channel and a Chinese one, or two."""
    await here.bridges.create("Harbour", by=MODERATOR, style=style)
    await here.bridges.link("Harbour", ENGLISH, Language.ENGLISH, by=MODERATOR)
    await here.bridges.link("Harbour", CHINESE, Language.SIMPLIFIED, by=MODERATOR)
    if taiwan:
        await here.bridges.link("Harbour", TAIWANESE, Language.TRADITIONAL, by=MODERATOR)


async def until(condition: Callable[[], bool]) -> None:
    """Let everybody else go on until it holds; TimeoutError after ten seconds."""
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.005)
