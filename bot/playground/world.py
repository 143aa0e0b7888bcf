"""The loopback Discord as a whole: its state and everything that works on it."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from bot.playground.faults import Faults
from bot.playground.files import Files
from bot.playground.hub import Hub, Intent
from bot.playground.objects import AuditEntry, Change, Guild, User
from bot.playground.pending import Pending, PendingInteractions
from bot.playground.ratelimits import RateLimits
from bot.playground.serialize import Serializer
from bot.playground.sessions import Session, Sessions, compact
from bot.playground.snowflake import Snowflakes
from bot.playground.state import PRESENCE_INTENT, State
from bot.playground.traffic import Traffic
from bot.playground.validation import Json


class Resident(Protocol):
    """A bot that lives in this process."""

    def meet(self, pending: Pending) -> None:
        """See an interaction, and answer it if it is one's own."""
        ...


class World:
    """Holds the parts together; ``address`` is known once the server listens."""

    def __init__(self, state: State, clock: Callable[[], float], folder: Path | None = None) -> None:
        self.state = state
        self.clock = clock
        self.address = "http://127.0.0.1"
        self.snowflakes = Snowflakes(clock, state.last_snowflake)
        self.files = Files(folder / "attachments" if folder else None)
        self.sessions = Sessions(clock)
        self.serialize = Serializer(
            state, lambda: self.address, clock, lambda: self.sessions.online(state.application_id)
        )
        self.hub = Hub(state, self.sessions, self.serialize, clock)
        self.limits = RateLimits(clock)
        self.faults = Faults()
        self.traffic = Traffic()
        self.pending = PendingInteractions(clock)
        self.resident: Resident | None = None
        self.changes = 0
        self.bot_ready = asyncio.Event()
        self.commands_synced = asyncio.Event()
        self.poll_opened = asyncio.Event()

    @property
    def gateway(self) -> str:
        """Return the address of the gateway."""
        return self.address.replace("http", "ws", 1) + "/gateway"

    async def until_bot_gone(self) -> None:
        """Wait until the bot's connections have been noticed to be closed."""
        await self.sessions.gone(self.state.application_id)

    def presence(self, user: User) -> None:
        """Tell people whether the bot is online."""
        for guild in self.state.guilds.values():
            if user.id in guild.members:
                data: Json = {**self.presence_of(user), "guild_id": str(guild.id)}
                self.hub.to_guild(guild, "PRESENCE_UPDATE", data, Intent.GUILD_PRESENCES)

    def presence_of(self, user: User) -> Json:
        """Return whether somebody is online."""
        return self.serialize.presence(user, online=self.sessions.online(user.id))

    def hello(self, session: Session) -> None:
        """Send READY and the guilds: to a bot one by one, to a person at once."""
        user, state = session.user, self.state
        mine = [one for one in state.guilds.values() if user.id in one.members]
        ready: Json = {
            "v": 10,
            "user": self.serialize.me(user),
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.gateway,
            "private_channels": [],
            "_trace": ["loopback"],
        }
        if user.bot:
            mine = [one for one in mine if session.covers(one.id)]
            flags = self.serialize.application(user)["flags"]
            ready |= {
                "guilds": [{"id": str(one.id), "unavailable": True} for one in mine],
                "application": {"id": str(user.id), "flags": flags},
                "shard": list(session.shard),
                "geo_ordered_rtc_regions": [],
            }
        else:
            private = [one for one in state.channels.values() if user.id in one.recipients]
            ready |= {
                "guilds": [self.serialize.guild_create(one, user, all_members=True) for one in mine],
                "private_channels": [self.serialize.channel(one, viewer=user) for one in private],
                "relationships": [],
                "users": [],
            }
        session.push("READY", compact(ready))
        if user.bot:
            for guild in mine:
                everyone = bool(session.intents & PRESENCE_INTENT)
                data = self.serialize.guild_create(guild, user, all_members=everyone)
                session.push("GUILD_CREATE", compact(data))
            self.awake(user)

    def awake(self, user: User) -> None:
        """Note that a bot is on the gateway."""
        if user.id == self.state.application_id:
            self.bot_ready.set()
        self.presence(user)

    def audit(
        self,
        guild: Guild,
        user: User,
        action: int,
        target: int | None,
        reason: str | None,
        *,
        changes: Sequence[Change] = (),
    ) -> None:
        """Note an act of moderation in the guild's audit log, and tell those who may read that."""
        entry = AuditEntry(
            id=self.snowflakes.next(),
            user_id=user.id,
            action=action,
            target_id=target,
            reason=reason,
            changes=list(changes),
        )
        guild.audit.append(entry)
        del guild.audit[:-500]
        data: Json = {**self.serialize.audit_entry(entry), "guild_id": str(guild.id)}
        self.hub.to_auditors(guild, "GUILD_AUDIT_LOG_ENTRY_CREATE", data)
