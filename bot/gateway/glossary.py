"""Glossaries as moderators read them, and the files they hand in."""

from collections.abc import Sequence

import aiohttp
import discord

from bot.errors import UserError
from bot.i18n import Speaker
from bot.model import Term
from bot.relay.bridges import BridgeView
from bot.relay.glossaries import Imported
from bot.relay.glossary_file import MAX_BYTES, write_glossary
from bot.relay.marks import escape

MAX_SHOWN = 40
"""Terms of a list; the whole of it is a file."""
MAX_PROBLEMS = 10


async def read_upload(attachment: discord.Attachment) -> bytes:
    """Its bytes; UserError when it is too big, which is known before it is fetched, or gone."""
    if attachment.size > MAX_BYTES:
        raise UserError("error-glossary-file-big", kilobytes=MAX_BYTES // 1024)
    try:
        return await attachment.read()
    except (discord.HTTPException, aiohttp.ClientError, OSError):
        raise UserError("error-glossary-file-gone") from None


def term_line(speaker: Speaker, term: Term) -> str:
    """One term, both scripts."""
    english = escape(term.english)
    if term.is_name:
        line = speaker.say("glossary-name", name=english)
    else:
        simplified, traditional = escape(term.simplified), escape(term.traditional)
        chinese = simplified if simplified == traditional else f"{simplified} / {traditional}"
        line = speaker.say("glossary-term", english=english, chinese=chinese)
    return speaker.say("glossary-case", term=line) if term.match_case else line


def list_terms(speaker: Speaker, view: BridgeView, terms: Sequence[Term]) -> str:
    """The first of a bridge's terms, and how many there are."""
    bridge = escape(view.bridge.name)
    if not terms:
        return speaker.say("glossary-empty", bridge=bridge)
    lines = [speaker.say("glossary-title", bridge=bridge, count=len(terms))]
    lines += [f"- {term_line(speaker, term)}" for term in terms[:MAX_SHOWN]]
    if len(terms) > MAX_SHOWN:
        lines.append(speaker.say("glossary-more", count=len(terms) - MAX_SHOWN))
    return "\n".join(lines)


def import_report(speaker: Speaker, imported: Imported) -> str:
    """What a file changed, and which of its rows could not be used."""
    lines = [
        speaker.say(
            "glossary-imported",
            bridge=escape(imported.view.bridge.name),
            added=imported.added,
            changed=imported.changed,
        )
    ]
    if imported.problems:
        lines.append(speaker.say("glossary-problems", count=len(imported.problems)))
    for problem in imported.problems[:MAX_PROBLEMS]:
        reason = speaker.say(problem.error.message_id, **problem.error.args_for_text)
        lines.append(speaker.say("glossary-problem", row=problem.row, reason=reason))
    if len(imported.problems) > MAX_PROBLEMS:
        lines.append(speaker.say("glossary-more-problems", count=len(imported.problems) - MAX_PROBLEMS))
    return "\n".join(lines)


def glossary_file(terms: Sequence[Term]) -> tuple[str, bytes]:
    """Name and content of the file that ``/glossary import`` reads."""
    return "glossary.csv", write_glossary(terms)


def term_suggestions(terms: Sequence[Term], typed: str) -> list[str]:
    """Terms to offer while somebody types, by any of their sides."""
    wanted = typed.strip().casefold()
    found = [
        term.english
        for term in terms
        if any(wanted in side.casefold() for side in (term.english, term.simplified, term.traditional))
    ]
    return found[:25]
