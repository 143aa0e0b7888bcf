"""``magpie doctor``: one line for each thing the bot needs, saying what to do where it is not right."""

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from bot.errors import MagpieError
from bot.model import Language
from bot.settings import Settings
from bot.storage.backup import key_file_of
from bot.storage.engine import Database
from bot.translation import Quality, Translator

_MESSAGE_CONTENT = 1 << 18 | 1 << 19
"""Flags of an application: the intent is granted, or switched on for a small bot."""


class Ailment(Exception):
    """Something is not as it must be; the text says what to do."""


async def examine(settings: Settings, translator: Translator, *, say: Callable[[str], object]) -> int:
    """Check everything; 0 when the bot can run, else 1."""
    checks: list[tuple[str, Awaitable[str]]] = [
        ("database", _database(settings)),
        ("translation", _translation(settings, translator)),
        ("discord", _discord(settings)),
    ]
    healthy = True
    say("✓ settings: read")
    for name, lack in translator.skipped.items():
        say(f"– engine {name}: skipped, {lack}")
    for name, check in checks:
        try:
            say(f"✓ {name}: {await check}")
        except (Ailment, MagpieError) as error:
            healthy = False
            say(f"✗ {name}: {error}")
    return 0 if healthy else 1


async def _database(settings: Settings) -> str:
    url = settings.database_url.get_secret_value()
    async with Database.open(url, key=settings.sealing_key) as database:
        database.require_key()
        file = key_file_of(url) if settings.sealing_key is None else None
    where = "MAGPIE_STORAGE_KEY" if file is None else str(file)
    return (
        f"opens and is up to date (messages that wait are sealed with the key in {where}: keep a copy of it)"
    )


async def _translation(settings: Settings, translator: Translator) -> str:
    try:
        await translator.warm_up()
        answer = await translator.translate("The bridge stands, come over.", target=Language.SIMPLIFIED)
    finally:
        await translator.aclose()
    chain = ", ".join(name for name in settings.engines if name not in translator.skipped)
    if answer.quality is Quality.GLOSS and translator.improves:
        raise Ailment(f"no engine of {chain} gives full sentences at the moment; people would get a gloss")
    if answer.quality is Quality.GLOSS:
        return f"{chain} (no engine for full sentences is chosen, so most messages get a word-by-word gloss)"
    return f"{chain} (answered by {answer.engine})"


async def _discord(settings: Settings) -> str:
    token = settings.discord_token.get_secret_value()
    headers = {"Authorization": f"Bot {token}"}
    url = f"{settings.discord_api.rstrip('/')}/applications/@me"
    try:
        timeout = aiohttp.ClientTimeout(total=15)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(url, headers=headers) as response,
        ):
            if response.status == 401:
                raise Ailment("DISCORD_TOKEN is not accepted; reset it in the developer portal (Bot)")
            if response.status != 200:
                raise Ailment(f"{settings.discord_api} answers {response.status}; try again later")
            application: dict[str, Any] = await response.json()
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise Ailment(f"{settings.discord_api} cannot be reached ({type(error).__name__})") from None
    if not int(application.get("flags", 0)) & _MESSAGE_CONTENT:
        raise Ailment("switch on Message Content Intent in the developer portal (Bot)")
    return f"logs in as {application.get('name', 'the bot')}"
