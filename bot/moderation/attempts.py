"""How often somebody may be wrong: nobody finds a code by trying."""

from collections import defaultdict, deque
from collections.abc import Callable
from datetime import datetime, timedelta
from math import ceil

from bot.errors import UserError
from bot.model import GuildId, Moderator, UserId

MOST = 5
"""Wrong codes of a person, and of a server, within ``WINDOW``."""
WINDOW = timedelta(minutes=10)


class Attempts:
    """Tries to join by a code. Held in memory: a restart forgives, and nobody outside can cause one."""

    def __init__(self, *, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._wrong: defaultdict[UserId | GuildId, deque[datetime]] = defaultdict(deque)

    def begin(self, by: Moderator) -> Callable[[], None]:
        """Count a try as a wrong one, before anything is waited for; the result takes that back.

        UserError while the person or their server has been wrong too often.
        """
        now = self._clock()
        self._forget(now)
        mine = [self._wrong[by.user_id], self._wrong[by.guild_id]]
        waits = [tries[0] + WINDOW - now for tries in mine if len(tries) >= MOST]
        if waits:
            raise UserError("error-code-wait", minutes=ceil(max(waits) / timedelta(minutes=1)))
        for tries in mine:
            tries.append(now)

        def right() -> None:
            for tries in mine:
                if now in tries:
                    tries.remove(now)

        return right

    def _forget(self, now: datetime) -> None:
        for key, tries in list(self._wrong.items()):
            while tries and tries[0] + WINDOW <= now:
                tries.popleft()
            if not tries:
                del self._wrong[key]
