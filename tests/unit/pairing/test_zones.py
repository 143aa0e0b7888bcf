"""A time zone is found by whatever people call it, or asked back."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import available_timezones

import hanzidentifier
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UserError
from bot.i18n import Texts
from bot.model import Language, Locale
from bot.pairing.zones import MOST_OFFERS, Zones

LOCALES = Path(__file__).parents[3] / "locales"
ZONES = Zones.load(LOCALES / "culture")
TEXTS = Texts.load(LOCALES, strict=True)
SUMMER = datetime(2026, 7, 1, tzinfo=UTC)
WINTER = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Asia/Shanghai", "Asia/Shanghai"),
        ("asia/shanghai", "Asia/Shanghai"),
        ("america/new york", "America/New_York"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("Australia/Lord_Howe", "Australia/Lord_Howe"),
        ("lord howe", "Australia/Lord_Howe"),
        ("kathmandu", "Asia/Kathmandu"),
        ("Shanghai", "Asia/Shanghai"),
        ("上海", "Asia/Shanghai"),
        ("北京时间", "Asia/Shanghai"),
        ("中國北京", "Asia/Shanghai"),
        ("Beijing time", "Asia/Shanghai"),
        ("台北", "Asia/Taipei"),
        ("臺北市", "Asia/Taipei"),
        ("台灣", "Asia/Taipei"),
        ("New York", "America/New_York"),
        (" new york, USA ", "America/New_York"),
        ("纽约", "America/New_York"),
        ("紐約", "America/New_York"),
        ("美国东部时间", "America/New_York"),
        ("Eastern Standard Time", "America/New_York"),
        ("EST", "America/New_York"),
        ("PST", "America/Los_Angeles"),
        ("舊金山", "America/Los_Angeles"),
        ("伦敦", "Europe/London"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Xi'an", "Asia/Shanghai"),
        ("ＨＫ", "Asia/Hong_Kong"),
        ("雪梨", "Australia/Sydney"),
        ("UTC+8", "Etc/GMT-8"),
        ("utc +08:00", "Etc/GMT-8"),
        ("UTC 8", "Etc/GMT-8"),
        ("＋８", "Etc/GMT-8"),
        ("GMT-5", "Etc/GMT+5"),
        ("GMT−5", "Etc/GMT+5"),
        ("UTC", "Etc/UTC"),
        ("UTC+0", "Etc/UTC"),
        ("东八区", "Etc/GMT-8"),
        ("西五區", "Etc/GMT+5"),
        ("UTC+5:30", "Asia/Kolkata"),
        ("UTC+5:45", "Asia/Kathmandu"),
        ("Etc/GMT-8", "Etc/GMT-8"),
    ],
)
def test_a_zone_is_found_by_what_people_call_it(typed: str, zone: str) -> None:
    assert ZONES.read(typed) == zone


@pytest.mark.parametrize(
    "typed", ["", "nowhere", "UTC+15", "UTC-13", "UTC+10:30", "火星", "x" * 61, "-", "**"]
)
@pytest.mark.parametrize("locale", Locale)
def test_what_is_no_zone_is_explained_with_examples_that_are(typed: str, locale: Locale) -> None:
    with pytest.raises(UserError) as refused:
        ZONES.read(typed)
    explained = TEXTS(locale).say(refused.value.message_id, **refused.value.args_for_text)
    assert all(ZONES.read(example) for example in explained.split("`")[1::2])


def test_cst_is_asked_back_because_it_is_china_and_chicago() -> None:
    with pytest.raises(UserError) as refused:
        ZONES.read("CST")
    assert refused.value.message_id == "error-zone-several"
    assert refused.value.args_for_text["zones"] == "Asia/Shanghai, Asia/Taipei, America/Chicago"
    for locale in Locale:
        explained = TEXTS(locale).say(refused.value.message_id, **refused.value.args_for_text)
        assert all(ZONES.read(example) for example in explained.split("`")[1::2])


@pytest.mark.parametrize(
    ("zone", "names"),
    [
        ("Asia/Shanghai", ("Shanghai", "上海", "上海")),
        ("Australia/Sydney", ("Sydney", "悉尼", "雪梨")),
        ("Etc/GMT-8", ("UTC+8", "UTC+8", "UTC+8")),
        ("Etc/UTC", ("UTC", "UTC", "UTC")),
        ("Australia/Lord_Howe", ("Lord Howe", "Lord Howe", "Lord Howe")),
    ],
)
def test_a_zone_has_a_name_in_every_language(zone: str, names: tuple[str, ...]) -> None:
    assert tuple(ZONES.name(zone, language) for language in Language) == names


@pytest.mark.parametrize("language", Language)
def test_every_zone_is_found_by_the_name_that_it_is_shown_with(language: Language) -> None:
    # US/Eastern is called like New York's time, which it is.
    people = [zone for zone in available_timezones() if "/" in zone and zone[:3] not in {"Etc", "US/"}]
    people += [f"Etc/GMT{west:+}" for west in (*range(-14, 0), *range(1, 13))]
    wrong = {zone for zone in people if ZONES.read(ZONES.name(zone, language)) != zone}
    assert not wrong


def test_offers_begin_with_what_is_asked_for_most_and_tell_the_time() -> None:
    offers = ZONES.offers("", Language.TRADITIONAL, now=SUMMER)
    assert len(offers) == MOST_OFFERS
    assert [offer.name for offer in offers[:3]] == ["上海 (UTC+8)", "紐約 (UTC-4)", "台北 (UTC+8)"]
    assert len({offer.zone for offer in offers}) == MOST_OFFERS


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("lon", "London (UTC)"),
        ("new", "New York (UTC-5)"),
        ("纽", "New York (UTC-5)"),
        ("san f", "San Francisco (UTC-8)"),
        ("kathm", "Kathmandu (UTC+5:45)"),
        ("lord", "Lord Howe (UTC+11)"),
        ("utc+8", "UTC+8"),
        ("Asia/Almaty", "Almaty (UTC+5)"),
    ],
)
def test_offers_fit_what_is_being_typed(typed: str, first: str) -> None:
    assert ZONES.offers(typed, Language.ENGLISH, now=WINTER)[0].name == first


def test_nothing_is_offered_for_what_nothing_fits() -> None:
    assert ZONES.offers("zzzz", Language.ENGLISH, now=WINTER) == []


@given(typed=st.text(max_size=70))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_gives_a_zone_or_a_question(typed: str) -> None:
    assert all(len(offer.name) <= 100 for offer in ZONES.offers(typed, Language.ENGLISH, now=WINTER))
    with suppress(UserError):
        assert ZONES.read(typed)


def test_cities_have_zones_that_exist_and_names_in_their_own_script() -> None:
    cities = [city for city, _ in ZONES._named]
    assert len(cities) >= 60
    assert {city.zone for city in cities} <= available_timezones()
    for city in cities:
        assert hanzidentifier.is_simplified(city.name[Language.SIMPLIFIED]), city
        assert hanzidentifier.is_traditional(city.name[Language.TRADITIONAL]), city
