"""Free hours are understood as people type them, and said back so that they are understood again."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UserError
from bot.i18n import Speaker, Texts
from bot.model import Locale
from bot.model.pairing import WEEK
from bot.pairing.times import LONGEST, MOST_STRETCHES, describe_hours, parse_hours

TEXTS = Texts.load(Path(__file__).parents[3] / "locales", strict=True)
ENGLISH = TEXTS(Locale.EN_US)
each_speaker = pytest.mark.parametrize("speaker", [TEXTS(locale) for locale in Locale], ids=list(Locale))


def said(typed: str) -> str:
    return describe_hours(parse_hours(typed), ENGLISH)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("Mon-Fri 19-22, Sat 10:30-18", "Mon–Fri 19:00–22:00, Sat 10:30–18:00"),
        ("Monday to Friday, 7pm to 10pm", "Mon–Fri 19:00–22:00"),
        ("weekdays evenings", "Mon–Fri 18:00–22:00"),
        ("weekends", "Sat, Sun all day"),
        ("Weekends, all day long", "Sat, Sun all day"),
        ("Sun 22-02", "Sun 22:00–02:00"),
        ("Mon, Wed and Fri 19-22", "Mon, Wed, Fri 19:00–22:00"),
        ("Mon/Wed/Fri: 7-9pm", "Mon, Wed, Fri 19:00–21:00"),
        ("M-F 9-5", "Mon–Fri 09:00–17:00"),
        ("Sat 10-2pm", "Sat 10:00–14:00"),
        ("Sat 11-1am", "Sat 23:00–01:00"),
        ("Sat 12-3pm", "Sat 12:00–15:00"),
        ("Sat 9am-5", "Sat 09:00–17:00"),
        ("Sat 10pm-2", "Sat 22:00–02:00"),
        ("Sat 7 p.m. till 9 p.m.", "Sat 19:00–21:00"),
        ("Sat 1900-2130", "Sat 19:00–21:30"),
        ("Sat 19h30-22h", "Sat 19:30–22:00"),
        ("Sat 7.30pm – 9.30pm", "Sat 19:30–21:30"),
        ("Sat noon - midnight", "Sat 12:00–24:00"),
        ("Sat midnight-2am", "Sat 00:00–02:00"),
        ("Sat after 7pm", "Sat 19:00–24:00"),
        ("Sat after 8", "Sat 20:00–24:00"),
        ("Sat am, Sun pm", "Sat 08:00–12:00, Sun 13:00–18:00"),
        ("Mo-Fr 19-22", "Mon–Fri 19:00–22:00"),
        ("周五晚", "Fri 18:00–22:00"),
        ("周一、周三晚7点-9点", "Mon, Wed 19:00–21:00"),
        ("週間早8點到10點", "Mon–Fri 08:00–10:00"),
        ("周末白天", "Sat, Sun 09:00–18:00"),
        ("Sat before 10am", "Sat 00:00–10:00"),
        ("Sat 19:00 onwards", "Sat 19:00–24:00"),
        ("between 7 and 9pm on Tuesdays", "Tue 19:00–21:00"),
        ("from 7 to 9 in the evening", "every day 19:00–21:00"),
        ("7-9 in the evening on Mondays and Thursdays", "Mon, Thu 19:00–21:00"),
        ("evenings on weekends", "Sat, Sun 18:00–22:00"),
        ("evenings and weekends", "Mon–Fri 18:00–22:00, Sat, Sun all day"),
        ("weekends and evenings", "Mon–Fri 18:00–22:00, Sat, Sun all day"),
        ("weekends and Friday evenings", "Fri–Sun 18:00–22:00"),
        ("weekends, weekdays 19-22", "Mon–Fri 19:00–22:00, Sat, Sun all day"),
        ("weekdays 19-22; weekends", "Mon–Fri 19:00–22:00, Sat, Sun all day"),
        ("7-10pm, weekdays", "Mon–Fri 19:00–22:00"),
        ("Mon 10-12, 14-16, Tue 9-10", "Mon 10:00–12:00 and 14:00–16:00, Tue 09:00–10:00"),
        ("Mon 10-12 Tue 14-16", "Mon 10:00–12:00, Tue 14:00–16:00"),
        ("10-12 Mon 14-16 Tue", "Mon 10:00–12:00, Tue 14:00–16:00"),
        ("- Mon 19-22\n- Sat 10-18", "Mon 19:00–22:00, Sat 10:00–18:00"),
        ("Mon-Fri:\n19-22\nSat:\n10-18", "Mon–Fri 19:00–22:00, Sat 10:00–18:00"),
        ("Fri-Mon 8-9", "Mon, Fri–Sun 08:00–09:00"),
        ("I'm usually free every evening", "every day 18:00–22:00"),
        ("weeknights", "Mon–Fri 18:00–22:00"),
        ("19-22", "every day 19:00–22:00"),
        ("24/7", "any time"),
        ("anytime", "any time"),
        ("weekends any time", "Sat, Sun all day"),
        ("morning to evening", "every day 08:00–22:00"),
        ("Mon 19:10-21:50", "Mon 19:15–21:45"),
        ("Sat 0:00-24:00", "Sat all day"),
        ("Mon 22-24, Tue 0-2", "Mon 22:00–02:00"),
        ("周一至周五 19-22点，周末 10点-18点", "Mon–Fri 19:00–22:00, Sat, Sun 10:00–18:00"),
        ("每天晚上", "every day 18:00–22:00"),
        ("每晚8点到10点", "every day 20:00–22:00"),
        ("平日晚上8点到10点", "Mon–Fri 20:00–22:00"),
        ("周一三五晚上七点半到九点", "Mon, Wed, Fri 19:30–21:00"),
        ("周一、三、五 19:00-21:00", "Mon, Wed, Fri 19:00–21:00"),
        ("周一到五下午3点到5点半", "Mon–Fri 15:00–17:30"),
        ("周1-5 19-22", "Mon–Fri 19:00–22:00"),
        ("星期六日 上午十点至下午两点", "Sat, Sun 10:00–14:00"),
        ("周日晚上10点到凌晨2点", "Sun 22:00–02:00"),
        ("周六晚上7点-12点", "Sat 19:00–24:00"),
        ("周六中午12点到2点", "Sat 12:00–14:00"),
        ("周六凌晨1点到3点", "Sat 01:00–03:00"),
        ("周三晚上八点以后", "Wed 20:00–24:00"),
        ("晚上8点后都可以", "every day 20:00–24:00"),
        ("周末全天，平日晚上", "Mon–Fri 18:00–22:00, Sat, Sun all day"),
        ("周末", "Sat, Sun all day"),
        ("周末和晚上", "Mon–Fri 18:00–22:00, Sat, Sun all day"),
        ("下午到晚上", "every day 13:00–22:00"),
        ("随时都可以", "any time"),
        ("週一至週五 １９：００～２２：００", "Mon–Fri 19:00–22:00"),
        ("禮拜一、禮拜三 晚上八點到十點", "Mon, Wed 20:00–22:00"),
        ("每個週末早上九點到十二點", "Sat, Sun 09:00–12:00"),
        ("假日下午，星期二晚上９點半－１１點", "Tue 21:30–23:00, Sat, Sun 13:00–18:00"),
        ("Mon–Fri 晚上8点到10点 and Sat afternoon", "Mon–Fri 20:00–22:00, Sat 13:00–18:00"),
        ("8pm到10pm", "every day 20:00–22:00"),
    ],
)
def test_free_hours_are_understood_as_people_type_them(typed: str, understood: str) -> None:
    assert said(typed) == understood


@pytest.mark.parametrize("typed", ["", "  ", "\n"])
def test_nothing_typed_is_nothing_said(typed: str) -> None:
    assert parse_hours(typed) == 0
    assert describe_hours(0, ENGLISH) == ""


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("whenever Maya is free", "error-hours"),
        ("every day except Sunday", "error-hours"),
        ("Mon 25-26", "error-hours"),
        ("Mon 19:75-20", "error-hours"),
        ("下班以后", "error-hours"),
        ("next Monday 19-22", "error-hours"),
        ("Mon 19", "error-hours-until"),
        ("晚上8点", "error-hours-until"),
        ("Mon 19-", "error-hours-until"),
        ("weekdays to weekends", "error-hours-until"),
        ("Mon 19:05-19:10", "error-hours-until"),
        ("x" * (LONGEST + 1), "error-hours-long"),
        (
            ", ".join(f"{day} {hour}:00-{hour}:30" for day in ("Mon", "Tue") for hour in range(24)),
            "error-hours-many",
        ),
    ],
)
@each_speaker
def test_what_is_not_understood_is_explained_with_a_good_example(
    typed: str, text: str, speaker: Speaker
) -> None:
    with pytest.raises(UserError) as refused:
        parse_hours(typed)
    assert refused.value.message_id == text
    explained = speaker.say(text, **refused.value.args_for_text)
    example = explained.split("`")[1]
    assert said(example) == "Mon–Fri 19:00–22:00, Sat 10:30–18:00"


def test_the_word_that_was_not_understood_is_shown_without_its_markup() -> None:
    with pytest.raises(UserError) as refused:
        parse_hours("Mon 19-22, **sometimes** Sat")
    assert refused.value.args_for_text["part"] == r"\*\*sometimes\*\*"


@pytest.mark.parametrize(
    ("locale", "described"),
    [
        (Locale.EN_US, "Mon–Fri 19:00–22:00, Sat 10:30–12:00 and 13:00–18:00, Sun all day"),
        (Locale.ZH_CN, "周一至周五 19:00–22:00，周六 10:30–12:00、13:00–18:00，周日 全天"),
        (Locale.ZH_TW, "週一至週五 19:00–22:00，週六 10:30–12:00、13:00–18:00，週日 整天"),
    ],
)
def test_hours_are_described_in_the_readers_language(locale: Locale, described: str) -> None:
    hours = parse_hours("Mon-Fri 19-22, Sat 10:30-12, 13-18, Sun")
    assert describe_hours(hours, TEXTS(locale)) == described


_stretches = st.lists(
    st.tuples(st.integers(0, WEEK - 1), st.integers(1, 96)), min_size=0, max_size=MOST_STRETCHES // 2
)
_daily = st.tuples(
    st.sets(st.integers(0, 6), min_size=1),
    st.lists(st.tuples(st.integers(0, 95), st.integers(1, 96)), min_size=1, max_size=3),
).map(lambda days: [(day * 96 + at, long) for day in days[0] for at, long in days[1]])


def _mask(stretches: list[tuple[int, int]]) -> int:
    hours = 0
    for start, length in stretches:
        for quarter in range(start, start + length):
            hours |= 1 << quarter % WEEK
    return hours


@each_speaker
@given(hours=st.one_of(_stretches, _daily).map(_mask))
@settings(max_examples=150, deadline=None)
def test_what_is_described_is_understood_as_the_same_hours(hours: int, speaker: Speaker) -> None:
    described = describe_hours(hours, speaker)
    assert len(described) <= LONGEST
    assert parse_hours(described) == hours


@each_speaker
def test_the_most_that_may_be_free_fits_into_what_may_be_typed(speaker: Speaker) -> None:
    odd = _mask([(day * 96 + at * 8 + day % 3, 1 + day) for day in range(7) for at in range(6)])
    described = describe_hours(odd, speaker)
    assert len(described) <= LONGEST
    assert parse_hours(described) == odd


@given(typed=st.text(alphabet="Mon-Fri 19:22,周一至五点晚上apm和", max_size=40))
@settings(max_examples=300, deadline=None)
def test_whatever_is_typed_is_understood_or_explained(typed: str) -> None:
    try:
        hours = parse_hours(typed)
    except UserError:
        return
    assert 0 <= hours < 1 << WEEK
