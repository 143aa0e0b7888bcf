"""Whatever an engine does, what people marked up comes out as it went in."""

import asyncio
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.model import Language
from bot.translation.cache import Cache
from bot.translation.markup import protect, sanitise, shape
from bot.translation.result import Translation
from bot.translation.translator import Translator
from tests.unit.translation.fakes import HOSTILE, FakeEngine

# A failing example is printed with the blob that repeats it.
fast = settings(max_examples=40, deadline=None, print_blob=True)
thorough = settings(max_examples=300, deadline=None, print_blob=True)

ATOMS = [
    *("<@123456789012345678>", "<@!23>", "<@&42>", "<#77>", "</help topic:99>", "<:cat:12>", "<a:dance:13>"),
    *("<t:1700000000:R>", "<t:1700000000>", "<id:customize>", "<id:guide>"),
    *("https://example.com/a_b?c=d&e=f", "<https://example.org/x>", "someone@example.com"),
    *("`let x = 1`", "``a ` b``", "```py\nprint('hello')\n```", "\\*", "\\_"),
    *(":wave:", "😀", "👩‍👩‍👧‍👦", "🇨🇳", "👍🏽", "1️⃣", "❤️", "¯\\_(ツ)_/¯"),
    *("$CASH", "@everyone", "@here"),
]
WORDS = [
    *("hello", "the cat", "我喜欢", "今天天气", "貓很可愛", "שלום", "مرحبا"),
    *("zero\u200bwidth", "naïve", "3.14", "don't"),
]
MARKS = [
    *(("**", "**"), ("*", "*"), ("__", "__"), ("~~", "~~"), ("||", "||"), ("***", "***")),
    ("[", "](https://example.net/p)"),
]
STARTS = ["", "- ", "  - ", "1. ", "> ", "> - ", "# ", "## ", "-# ", ">>> ", "* ", "   ", "- [ ] "]

atoms = st.sampled_from(ATOMS)
words = st.sampled_from(WORDS)
inline = st.recursive(
    st.lists(st.one_of(atoms, words, words), min_size=1, max_size=4).map(" ".join),
    lambda inner: st.tuples(st.sampled_from(MARKS), inner, words).map(
        lambda made: f"{made[0][0]}{made[2]} {made[1]}{made[0][1]}"
    ),
    max_leaves=3,
)
lines = st.tuples(st.sampled_from(STARTS), st.lists(inline, min_size=1, max_size=3).map(" ".join)).map(
    "".join
)
messages = st.lists(st.one_of(lines, st.just("")), min_size=1, max_size=5).map("\n".join)
anything = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs"]),
        st.sampled_from("*_~`|<>[]()\\@#:$-> \n\t⟦⟧【】0123①家猫😀\u200d\ufe0f\u202e\u200bשaם"),
    ),
    max_size=80,
)
targets = st.sampled_from(list(Language))


def translated(text: str, target: Language, *behaviours: str) -> Translation:
    async def run() -> Translation:
        engines = [FakeEngine(HOSTILE[name], name=name) for name in behaviours]
        translator = Translator(engines, cache=Cache(), clock=lambda: 0.0)
        try:
            return await translator.translate(text, target=target)
        finally:
            await translator.aclose()

    return asyncio.run(run())


def occurrences(text: str) -> Counter[str]:
    """How often each atom of the vocabulary occurs, by plain search."""
    return Counter({atom: text.count(atom) for atom in ATOMS if atom in text})


@pytest.mark.parametrize("behaviour", HOSTILE)
@fast
@given(text=messages, target=targets)
def test_each_piece_of_markup_comes_out_exactly_once(behaviour: str, text: str, target: Language) -> None:
    out = translated(text, target, behaviour).text
    assert occurrences(out) == occurrences(text)
    assert shape(out) == shape(text)


@pytest.mark.parametrize("behaviour", HOSTILE)
@fast
@given(text=messages, target=targets)
def test_lines_keep_their_place_and_their_markers(behaviour: str, text: str, target: Language) -> None:
    before = text.split("\n")
    after = translated(text, target, behaviour).text.split("\n")
    assert len(after) == len(before)
    for was, is_now in zip(before, after, strict=True):
        for start in STARTS:
            if start.strip() and was.startswith(start):
                assert is_now.startswith(start)


@pytest.mark.parametrize("behaviour", HOSTILE)
@fast
@given(text=anything, target=targets)
@example(text="\ud83d", target=Language.ENGLISH)
@example(text="hello \ud83d <@1> you", target=Language.SIMPLIFIED)
@example(text="\u202eolleh **\u200f** \u200d😀\u200d", target=Language.SIMPLIFIED)
@example(text="⟦0⟧ hello ⟦1⟧ **you** [0] 【1】", target=Language.SIMPLIFIED)
def test_any_text_at_all_survives(behaviour: str, text: str, target: Language) -> None:
    out = translated(text, target, behaviour, "faithful").text
    out.encode()
    assert shape(out) == shape(sanitise(text))


@thorough
@given(text=st.one_of(messages, anything))
def test_taking_apart_and_putting_together_changes_nothing(text: str) -> None:
    text = sanitise(text)
    plan = protect(text)
    assert plan.render([segment.original for segment in plan.segments]) == text
    for segment in plan.segments:
        assert segment.assemble(segment.pieces) is not None


@fast
@given(text=messages)
def test_the_other_script_leaves_markup_alone(text: str) -> None:
    out = translated(text, Language.TRADITIONAL, "nothing").text
    assert shape(out) == shape(text)
