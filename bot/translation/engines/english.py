"""English words brought to the form a dictionary lists them in."""

from collections.abc import Iterator


def _table(listed: str) -> dict[str, str]:
    rows = (row.split("=") for row in listed.strip().rstrip(";").split(";"))
    return {form.strip(): meaning.strip() for form, meaning in rows}


_CONTRACTIONS = _table("""
    i'm=i am; im=i am; i've=i have; i'll=i will; i'd=i would; you're=you are; you've=you have;
    you'll=you will; he's=he is; she's=she is; it's=it is; we're=we are; we've=we have; we'll=we will;
    they're=they are; they've=they have; they'll=they will; that's=that is; there's=there is;
    what's=what is; who's=who is; where's=where is; how's=how is; let's=let us; won't=will not;
    wouldn't=would not; couldn't=could not; shouldn't=should not; didn't=did not; wanna=want;
    gonna=will; gotta=must; dont=don't; cant=can't; didnt=did not; u=you; ur=your; r=are; tmr=tomorrow;
    tho=though; cuz=because; bc=because; idk=i don't know; omg=oh my god; btw=by the way
""")
_IRREGULAR = _table("""
    went=go; gone=go; ate=eat; eaten=eat; came=come; saw=see; seen=see; made=make; took=take;
    taken=take; gave=give; given=give; got=get; said=say; told=tell; thought=think; knew=know;
    known=know; found=find; bought=buy; brought=bring; felt=feel; left=leave; met=meet; ran=run;
    slept=sleep; spoke=speak; spoken=speak; wrote=write; written=write; won=win; lost=lose;
    began=begin; begun=begin; drank=drink; drunk=drink; drove=drive; forgot=forget; forgotten=forget;
    heard=hear; kept=keep; sang=sing; sent=send; sat=sit; stood=stand; taught=teach;
    understood=understand; woke=wake; wore=wear; paid=pay; people=person; men=man; women=woman;
    kids=child; children=child; feet=foot; teeth=tooth; mice=mouse; lives=life; better=good; best=good;
    worse=bad; worst=bad; studied=study; dying=die; lying=lie; tried=try; done=do
""")
SILENT = frozenset({"a", "an", "the", "does", "did"})
"""Words Chinese has nothing for."""


def expand(word: str) -> list[str]:
    """A contraction as the words it stands for."""
    plain = word.lower().replace("’", "'")
    return _CONTRACTIONS.get(plain, word).split()


def forms(word: str) -> Iterator[str]:
    """The word itself, then what it may be a form of, likeliest first."""
    word = word.lower().replace("’", "'")
    yield word
    if word in _IRREGULAR:
        yield _IRREGULAR[word]
    if word.endswith("'s"):
        yield word[:-2]
    for suffix, replacements in _SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix) + 1:
            stem = word[: -len(suffix)]
            yield from (stem + replacement for replacement in replacements)
            if suffix in {"ing", "ed", "er", "est"} and len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]


_SUFFIXES = (
    ("ies", ("y", "ie")),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ily", ("y",)),
    ("ly", ("",)),
    ("iest", ("y",)),
    ("est", ("", "e")),
    ("ier", ("y",)),
    ("er", ("", "e")),
    ("in'", ("ing",)),
)
