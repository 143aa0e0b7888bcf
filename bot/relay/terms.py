"""A term of a glossary out of what a moderator typed."""

import re

from bot.errors import UserError
from bot.model import Language, Term
from bot.translation.markup import sanitise
from bot.translation.script import convert, script_of
from bot.translation.tokens import tokenise

MAX_TERM = 80
_MARKUP = re.compile(r"[*`~|\\<>\[\]⟦⟧]|(?:^|\s)[#>_-]|_(?:\s|$)")
_has_word = re.compile(r"[^\W_]").search


def make_term(english: str, chinese: str = "", traditional: str = "", *, match_case: bool = False) -> Term:
    """Without Chinese it is a name that stays as it is; the script that is not given is derived.

    UserError for what could not stand in a message: too long, without a letter, or markup.
    """
    english, chinese, traditional = (_checked(text) for text in (english, chinese, traditional))
    if not english:
        raise UserError("error-term-empty")
    if not chinese and not traditional:
        return Term(english=english, simplified=english, traditional=english, match_case=match_case)
    simplified = chinese
    if not chinese or (not traditional and script_of(chinese) is Language.TRADITIONAL):
        traditional = traditional or chinese
        simplified = convert(traditional, Language.SIMPLIFIED)
    return Term(
        english=english,
        simplified=simplified,
        traditional=traditional or convert(simplified, Language.TRADITIONAL),
        match_case=match_case,
    )


def _checked(text: str) -> str:
    text = " ".join(sanitise(text).split())
    if len(text) > MAX_TERM:
        raise UserError("error-term-long", max=MAX_TERM)
    if text and not _has_word(text):
        raise UserError("error-term-empty")
    if _MARKUP.search(text) or tokenise(text):
        raise UserError("error-term-markup")
    return text
