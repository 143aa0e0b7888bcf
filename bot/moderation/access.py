"""Who may do what in a server: Discord's own rights, and what the server has granted its roles."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from bot.model import Grant, GuildId, Power, RoleId


class GrantStore(Protocol):
    """The durable side."""

    async def all(self) -> Sequence[Grant]: ...

    async def add(self, grant: Grant) -> bool:
        """False when the role has the power already."""
        ...

    async def remove(self, grant: Grant) -> bool:
        """False when the role does not have it."""
        ...


class Access:
    """All grants, held in memory: it is asked for every command and every button."""

    def __init__(self, store: GrantStore) -> None:
        self._store = store
        self._grants: defaultdict[GuildId, set[Grant]] = defaultdict(set)

    async def load(self) -> None:
        """Read everything from the store; called once before the first event."""
        self._grants.clear()
        for grant in await self._store.all():
            self._grants[grant.guild_id].add(grant)

    def granted(self, guild_id: GuildId, roles: Iterable[RoleId]) -> Collection[Power]:
        """What somebody with these roles may do, beside what Discord itself lets them do."""
        mine = frozenset(roles)
        return {grant.power for grant in self._grants.get(guild_id, ()) if grant.role_id in mine}

    def grants(self, guild_id: GuildId) -> Sequence[Grant]:
        """A server's, by power and role."""
        order = list(Power)
        return sorted(
            self._grants.get(guild_id, ()), key=lambda grant: (order.index(grant.power), grant.role_id)
        )

    async def grant(self, grant: Grant) -> bool:
        """False when the role has the power already."""
        added = await self._store.add(grant)
        self._grants[grant.guild_id].add(grant)
        return added

    async def revoke(self, grant: Grant) -> bool:
        """False when the role does not have it."""
        removed = await self._store.remove(grant)
        self._grants[grant.guild_id].discard(grant)
        return removed

    async def forget_role(self, guild_id: GuildId, role_id: RoleId) -> None:
        """It is gone, and so are its powers."""
        for grant in self.grants(guild_id):
            if grant.role_id == role_id:
                await self.revoke(grant)

    async def keep_only(self, guild_id: GuildId, roles: Collection[RoleId]) -> None:
        """Forget the powers of roles that a server no longer has."""
        for grant in self.grants(guild_id):
            if grant.role_id not in roles:
                await self.revoke(grant)
