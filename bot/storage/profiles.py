"""What people say of themselves to those they may be paired with."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import RowMapping, delete, select

from bot.model import WEEK, Level, Profile, Tongue, UserId, Want
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import profiles, seekers
from bot.storage.sealing import WrongKey

_AT_ONCE = 1_000
"""Profiles that one statement asks for: databases know no longer lists than some ten thousand."""
_HOURS_BYTES = WEEK // 8


class Profiles:
    """``bot.pairing.profiles.ProfileStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, user_id: UserId) -> Profile | None:
        return (await self.many([user_id])).get(user_id)

    async def many(self, user_ids: Collection[UserId]) -> Mapping[UserId, Profile]:
        """Those who have one."""
        wanted = sorted(user_ids)
        found: dict[UserId, Profile] = {}
        async with self._database.read() as connection:
            for at in range(0, len(wanted), _AT_ONCE):
                statement = select(profiles).where(profiles.c.user_id.in_(wanted[at : at + _AT_ONCE]))
                for row in (await connection.execute(statement)).mappings():
                    profile = self._profile(row)
                    found[profile.user_id] = profile
        return found

    async def put(self, profile: Profile) -> None:
        values: dict[str, Any] = {
            "offers": " ".join(sorted(profile.offers)),
            "level": None if profile.level is None else profile.level.value,
            "zone": profile.zone,
            "hours": profile.hours.to_bytes(_HOURS_BYTES, "little") if profile.hours else None,
            "tags": " ".join(sorted(profile.tags)),
            "words": self._sealed("\n".join(profile.words)),
            "wants": profile.wants.value,
            "capacity": profile.capacity,
            "groups": profile.groups,
            "line": self._sealed(profile.line),
        }
        async with self._database.begin() as connection:
            await connection.execute(
                insert_into(connection, profiles)
                .values(user_id=profile.user_id, **values)
                .on_conflict_do_update(index_elements=[profiles.c.user_id], set_=values)
            )

    async def delete(self, user_id: UserId) -> bool:
        """And with it their place in every server's pairing; False when there is none."""
        gone = delete(profiles).where(profiles.c.user_id == user_id).returning(profiles.c.user_id)
        async with self._database.begin() as connection:
            await connection.execute(delete(seekers).where(seekers.c.user_id == user_id))
            return (await connection.execute(gone)).one_or_none() is not None

    def _profile(self, row: RowMapping) -> Profile:
        words = self._opened(row["words"])
        return Profile(
            user_id=UserId(row["user_id"]),
            offers=frozenset(Tongue(tongue) for tongue in row["offers"].split()),
            level=None if row["level"] is None else Level(row["level"]),
            zone=row["zone"],
            hours=0 if row["hours"] is None else int.from_bytes(row["hours"], "little"),
            tags=frozenset(row["tags"].split()),
            words=tuple(words.split("\n")) if words else (),
            wants=Want(row["wants"]),
            capacity=row["capacity"],
            groups=row["groups"],
            line=self._opened(row["line"]),
        )

    def _sealed(self, text: str) -> str | None:
        return self._database.sealer.seal_text(text) if text else None

    def _opened(self, sealed: str | None) -> str:
        """With another key their own words cannot be read; whom they can meet still can."""
        if sealed is None:
            return ""
        try:
            return self._database.sealer.open_text(sealed)
        except WrongKey:
            return ""
