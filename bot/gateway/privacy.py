"""What people are told of what is kept about them, and long works shown as they go on."""

import asyncio
import gzip
import shutil
from contextlib import aclosing, suppress
from io import BufferedIOBase
from tempfile import SpooledTemporaryFile
from typing import cast

import discord

from bot.gateway.answers import show
from bot.i18n import Speaker
from bot.model import UserId
from bot.moderation.privacy import Privacy, Summary

_ROWS = {
    "choices": "privacy-row-choices",
    "hidden": "privacy-row-hidden",
    "suggestions": "privacy-row-suggestions",
    "suggestions_approved": "privacy-row-suggestions-approved",
    "glossary_terms": "privacy-row-glossary-terms",
    "bridges": "privacy-row-bridges",
    "links": "privacy-row-links",
    "join_codes": "privacy-row-join-codes",
    "rules": "privacy-row-rules",
    "sanctions": "privacy-row-sanctions",
    "profile": "privacy-row-profile",
    "pairing": "privacy-row-pairing",
    "pairs": "privacy-row-pairs",
    "blocks": "privacy-row-blocks",
    "cases_about_me": "privacy-row-cases-about-me",
    "reports_about_me": "privacy-row-reports-about-me",
    "reports_and_appeals_by_me": "privacy-row-reports-and-appeals-by-me",
    "cases_by_me": "privacy-row-cases-by-me",
    "counted": "privacy-row-counted",
    "applause": "privacy-row-applause",
    "voices": "privacy-row-voices",
}
"""By section of ``bot.storage.dossier``."""

EVERY = 2.0
"""Seconds between two looks at how far it has come."""
IN_MEMORY = 1024 * 1024
PLAIN = 8 * 1024 * 1024
"""Bytes of an export that Discord takes as they are; a longer one is compressed."""


def summary_text(speaker: Speaker, summary: Summary) -> str:
    """Row by row, what there is and for how long; then what one can do."""
    say = speaker.say
    lines = [say("privacy-row-messages", count=summary.messages, copies=summary.copies, days=summary.days)]
    lines += [say(_ROWS[section], count=count) for section, count in summary.rows.items() if count]
    relayed = say("privacy-opted-out" if summary.opted_out else "privacy-opted-in")
    return "\n".join([say("privacy-show"), *lines, say("privacy-text"), "", relayed, say("privacy-ways")])


def what_stays(speaker: Speaker, summary: Summary) -> str:
    """What a deletion has left, and why."""
    stays = [
        *(["privacy-stays-optout"] if summary.opted_out else []),
        *(["privacy-stays-measure"] if summary.rows["sanctions"] else []),
        "privacy-stays-hidden",
    ]
    return "\n".join(speaker.say(text_id) for text_id in stays)


async def take_back(privacy: Privacy, interaction: discord.Interaction, speaker: Speaker) -> int:
    """Remove a person's copies while they watch; how many messages' there were."""
    loop = asyncio.get_running_loop()
    messages, shown_at = 0, loop.time()
    await _show(interaction, speaker.say("privacy-removing", percent=0, count=0))
    async with aclosing(privacy.remove_copies(UserId(interaction.user.id))) as steps:
        async for progress in steps:
            messages = progress.messages
            if loop.time() - shown_at >= EVERY:
                shown_at = loop.time()
                text = speaker.say("privacy-removing", percent=progress.percent, count=messages)
                await _show(interaction, text)
    return messages


async def _show(interaction: discord.Interaction, text: str) -> None:
    """Whoever closes the panel has not changed their mind."""
    with suppress(discord.HTTPException):
        await show(interaction, text, view=None)


async def exported(privacy: Privacy, user_id: UserId) -> tuple[str, BufferedIOBase]:
    """A file's name and what is in it, read from the beginning."""
    file = _scratch()
    async for piece in privacy.export(user_id):
        file.write(piece.encode("utf-8", "replace"))
    long = file.tell() > PLAIN
    file.seek(0)
    if not long:
        return "magpie-export.json", file
    return "magpie-export.json.gz", await asyncio.to_thread(_compressed, file)


def _compressed(file: BufferedIOBase) -> BufferedIOBase:
    smaller = _scratch()
    with file, gzip.GzipFile(fileobj=smaller, mode="wb", mtime=0) as packed:
        shutil.copyfileobj(file, packed)
    smaller.seek(0)
    return smaller


def _scratch() -> BufferedIOBase:
    """In memory while it is small; closed by whoever sends it."""
    return cast("BufferedIOBase", SpooledTemporaryFile(max_size=IN_MEMORY))
