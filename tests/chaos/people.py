"""People who carry out the plan through the ordinary API, and note down what they did."""

import asyncio
from collections import defaultdict
from urllib.parse import quote

from tests.chaos.model import Model, Room, Said
from tests.chaos.places import Places, Side
from tests.chaos.plan import Act, Delete, Edit, OpenThread, React, Say
from tests.chaos.speech import marks_in, text_of, thread_name
from tests.chaos.tempo import Note, Tempo
from tests.e2e.town import Json, Person


class People:
    """Everybody. Each bridge's people take turns; the bridges do not wait for one another."""

    def __init__(self, places: Places, model: Model, tempo: Tempo, note: Note) -> None:
        self._places = places
        self._model = model
        self._tempo = tempo
        self._note = note
        self._says: dict[int, Say] = {}
        self._threads: dict[int, str] = {}
        self.done = 0

    async def carry_out(self, acts: tuple[Act, ...]) -> None:
        """All acts, each not before its time."""
        bridges = range(len(self._places.sides))
        parts = [[act for act in acts if act.bridge == bridge] for bridge in bridges]
        async with asyncio.TaskGroup() as group:
            for part in parts:
                group.create_task(self._in_turn(part))

    async def _in_turn(self, acts: list[Act]) -> None:
        for act in acts:
            await self._tempo.until(act.at, life=act.life)
            self._note(f"begins {act}")
            await self._act(act)
            self._note(f"has done {type(act).__name__} {getattr(act, 'number', '')}")
            self.done += 1

    async def _act(self, act: Act) -> None:
        side = self._places.side(act.bridge, act.side)
        person = side.people[act.by % len(side.people)]
        match act:
            case Say():
                await self._say(act, side, person)
            case Edit():
                await self._edit(act)
            case Delete():
                await self._delete(act)
            case React():
                await self._react(act, person)
            case OpenThread():
                await self._open_thread(act, side, person)
            case _:
                raise TypeError(act)

    async def _say(self, say: Say, side: Side, person: Person) -> None:
        room = Room(say.bridge, say.side, say.thread)
        channel_id = await self._channel(room)
        if channel_id is None:
            # The thread has not arrived on this side: it is said where it was opened.
            room = Room(say.bridge, self._model.threads[say.thread or 0].side, say.thread)
            channel_id = self._threads[say.thread or 0]
            side = self._places.of(room)
            person = side.people[say.by % len(side.people)]
        answered = None if say.answers is None else await self._seen(say.answers, room, alone=True)
        # Where a copy shows several messages nobody can tell which of them is answered.
        # Should a part of a copy vanish at that very moment, it is said without answering.
        reference = {"message_id": answered, "fail_if_not_exists": False}
        rest: Json = {} if answered is None else {"message_reference": reference}
        posted = await person.say(channel_id, text_of(say, side.language), **rest)
        self._note(f"message {say.number} is {posted['id']} in {channel_id}")
        self._says[say.number] = say
        self._model.said(
            Said(
                number=say.number,
                room=room,
                message_id=int(posted["id"]),
                author=person.name,
                long=say.long,
                answers=say.answers if posted.get("message_reference") else None,
            )
        )

    async def _edit(self, edit: Edit) -> None:
        said, say = self._model.messages[edit.number], self._says[edit.number]
        side = self._places.of(said.room)
        person = side.people[say.by % len(side.people)]
        content = text_of(say, side.language, edit.revision, edit.phrase)
        await person.edit(await self._address(said), content)
        self._model.edited(edit.number, edit.revision)

    async def _delete(self, delete: Delete) -> None:
        gone: defaultdict[Room, list[Said]] = defaultdict(list)
        for number in delete.numbers:
            said = self._model.messages[number]
            gone[said.room].append(said)
        for room, messages in gone.items():
            side = self._places.of(room)
            author = side.people[self._says[messages[0].number].by % len(side.people)]
            person = side.moderator if delete.by_moderator else author
            if len(messages) == 1:
                await person.delete(await self._address(messages[0]))
            else:
                path = f"/channels/{await self._channel(room)}/messages/bulk-delete"
                await person.call("POST", path, {"messages": [str(said.message_id) for said in messages]})
            for said in messages:
                self._model.deleted(said.number)

    async def _react(self, react: React, person: Person) -> None:
        said = self._model.messages[react.number]
        room = Room(said.room.bridge, react.side, said.room.thread)
        channel_id = await self._channel(room)
        message_id = None if channel_id is None else await self._seen(react.number, room, alone=True)
        if message_id is None:
            return
        path = f"/channels/{channel_id}/messages/{message_id}/reactions/{quote(react.emoji)}/@me"
        status, _ = await person.try_call("PUT" if react.added else "DELETE", path)
        if status >= 300:
            # The part of a copy that was looked at is gone: its text has become shorter.
            return
        who = str(person.user["id"])
        self._model.reacted(react.number, react.side, who, react.emoji, added=react.added)

    async def _open_thread(self, act: OpenThread, side: Side, person: Person) -> None:
        name = thread_name(act.thread, side.language)
        path, body = f"/channels/{side.channel_id}/threads", {"name": name, "type": 11}
        if act.under is not None:
            message_id = self._model.messages[act.under].message_id
            path, body = f"/channels/{side.channel_id}/messages/{message_id}/threads", {"name": name}
        thread = await person.call("POST", path, body)
        self._threads[act.thread] = str(thread["id"])
        self._model.opened(act.thread, Room(act.bridge, act.side))

    async def _address(self, said: Said) -> Json:
        return {"id": str(said.message_id), "channel_id": await self._channel(said.room)}

    async def _channel(self, room: Room) -> str | None:
        if room.thread is not None and self._model.threads[room.thread].side == room.side:
            return self._threads[room.thread]
        return await self._places.channel_id(room)

    async def _seen(self, number: int, room: Room, *, alone: bool = False) -> str | None:
        """The message as that room shows it, ``alone`` or with others; nothing as long as it does not."""
        said = self._model.messages[number]
        if said.room == room:
            return str(said.message_id)
        channel_id = await self._channel(room)
        if channel_id is None:
            return None
        reader = self._places.of(room).moderator
        for message in await reader.call("GET", f"/channels/{channel_id}/messages?limit=100"):
            numbers = {mark.number for mark in marks_in(message["content"])}
            if message.get("webhook_id") and number in numbers and (not alone or len(numbers) == 1):
                return str(message["id"])
        return None
