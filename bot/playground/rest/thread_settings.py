"""What is changed about a thread: its name, its lock, its archive, its tags."""

from dataclasses import dataclass

from bot.playground import posting, threads
from bot.playground.drafts import Draft
from bot.playground.errors import ApiError
from bot.playground.hub import Intent
from bot.playground.objects import Channel, ThreadState
from bot.playground.permissions import Permission
from bot.playground.routing import Call
from bot.playground.state import FORUM, PRIVATE_THREAD
from bot.playground.validation import Json

_FOR_MODERATORS = frozenset({"locked", "flags"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    name: str | None
    archived: bool
    locked: bool
    invitable: bool
    duration: int | None
    slowmode: int | None
    tags: list[int] | None
    flags: int | None


def edit_thread(call: Call, thread: Channel) -> Json:
    """Change a thread within the rights of who asks; returns its JSON."""
    state = thread.thread
    if state is None:
        raise ApiError(50024)
    bits = call.world.state.permissions(thread, call.user.id, now=call.world.clock())
    moderator = bool(bits & Permission.MANAGE_THREADS)
    wanted = _read(call, state)
    _refuse(call, thread, state, wanted, moderator=moderator)
    parent = call.world.state.channels[thread.parent_id or 0]
    if wanted.tags is not None:
        if parent.type != FORUM:
            raise ApiError(50024)
        threads.check_tags(parent, wanted.tags, moderator=moderator, before=thread.applied_tags)
    renamed = wanted.name is not None and wanted.name != thread.name
    _apply(call, thread, state, wanted)
    call.world.audit(call.world.state.guild_of(thread), call.user, 111, thread.id, call.reason)
    answer = call.world.serialize.channel(thread)
    call.world.hub.to_channel(thread, "THREAD_UPDATE", answer, Intent.GUILDS)
    if renamed:
        said = Draft(content=thread.name)
        posting.create(call.world, thread, call.user, said, kind=posting.NAME_CHANGED)
    return answer


def _read(call: Call, state: ThreadState) -> _Wanted:
    form = call.form()
    duration = form.integer("auto_archive_duration", high=10_080)
    if duration is not None and duration not in threads.DURATIONS:
        message = f"Value must be one of {threads.DURATIONS}."
        form.wrong("auto_archive_duration", "BASE_TYPE_CHOICES", message)
    wanted = _Wanted(
        name=form.text("name", low=1, high=100),
        archived=form.flag("archived", default=state.archived),
        locked=form.flag("locked", default=state.locked),
        invitable=form.flag("invitable", default=state.invitable),
        duration=duration,
        slowmode=form.integer("rate_limit_per_user", high=21_600),
        tags=form.snowflakes("applied_tags", high=5),
        flags=form.integer("flags"),
    )
    form.check()
    return wanted


def _refuse(call: Call, thread: Channel, state: ThreadState, wanted: _Wanted, *, moderator: bool) -> None:
    """Refuse what is a moderator's, another owner's, or within an archive that stays closed."""
    asked = set(call.body)
    if not moderator:
        # Whoever may write there may open an archived thread again, and only that.
        opens = asked == {"archived"} and not wanted.archived and not state.locked
        own = thread.owner_id == call.user.id and not state.locked and not asked & _FOR_MODERATORS
        if not opens and not own:
            raise ApiError(50013)
        call.channel(Permission.SEND_MESSAGES_IN_THREADS)
    if "invitable" in asked and thread.type != PRIVATE_THREAD:
        raise ApiError(50024)
    if state.archived and wanted.archived and asked - {"archived"}:
        raise ApiError(50083)


def _apply(call: Call, thread: Channel, state: ThreadState, wanted: _Wanted) -> None:
    if wanted.archived != state.archived or wanted.duration not in {None, state.auto_archive_duration}:
        state.archive_timestamp = call.world.clock()
    thread.name = wanted.name or thread.name
    state.archived, state.locked, state.invitable = wanted.archived, wanted.locked, wanted.invitable
    state.auto_archive_duration = wanted.duration or state.auto_archive_duration
    thread.slowmode = thread.slowmode if wanted.slowmode is None else wanted.slowmode
    thread.applied_tags = thread.applied_tags if wanted.tags is None else wanted.tags
    if wanted.flags is not None:
        thread.flags = wanted.flags & threads.PINNED_POST
