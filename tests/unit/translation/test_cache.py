"""What is remembered, and for how long."""

from bot.model import Language
from bot.translation.cache import Cache, Key
from bot.translation.result import Detected, Quality, Translation


def key(text: str) -> Key:
    return Key(text, None, Language.ENGLISH)


def translation(text: str) -> Translation:
    return Translation(
        text=text, source=Detected.SIMPLIFIED, target=Language.ENGLISH, quality=Quality.MACHINE, engine="fake"
    )


def test_the_least_recently_used_goes_first() -> None:
    cache = Cache(2)
    cache.put(key("a"), translation("A"))
    cache.put(key("b"), translation("B"))
    assert cache.get(key("a")) is not None
    cache.put(key("c"), translation("C"))
    assert cache.get(key("b")) is None
    assert cache.get(key("a")) is not None


def test_long_messages_do_not_fill_the_memory() -> None:
    cache = Cache(100, characters=50)
    for number in range(10):
        cache.put(key(f"{number}" * 10), translation("x" * 10))
    assert len(cache) == 2


def test_a_source_hint_keeps_translations_apart() -> None:
    cache = Cache()
    cache.put(Key("a", Language.TRADITIONAL, Language.ENGLISH), translation("A"))
    assert cache.get(key("a")) is None


def test_everything_can_be_forgotten() -> None:
    cache = Cache()
    cache.put(key("a"), translation("A"))
    cache.clear()
    assert cache.get(key("a")) is None
    assert len(cache) == 0
