"""A translator as the application builds it, with no network."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from shutil import copyfile
from threading import Event

import pytest
import pytest_asyncio

from bot.errors import ConfigError
from bot.model import Language
from bot.translation import ENGINE_NAMES, Quality, Translator, build_translator
from bot.translation.engines import cedict
from bot.translation.engines.remote import Remote

PHRASEBOOK = Path(__file__).parents[3] / "locales" / "culture" / "phrasebook.toml"


@pytest_asyncio.fixture
async def translator(cache_dir: Path) -> AsyncIterator[Translator]:
    made = build_translator(
        engines=["memory", "gloss"], phrasebook=PHRASEBOOK, cache_dir=cache_dir, timeout=60
    )
    yield made
    await made.aclose()


async def test_everyday_sentences_come_from_people_and_the_rest_word_by_word(translator: Translator) -> None:
    # Before the dictionary is there, the original stands in for the gloss; nothing waits.
    early = translator.provisional("I want dumplings", target=Language.SIMPLIFIED)
    assert (early.text, early.quality) == ("I want dumplings", Quality.GLOSS)

    await translator.warm_up()

    known = await translator.translate("Good morning! 😀 <@1>", target=Language.TRADITIONAL)
    assert (known.text, known.quality, known.engine) == ("早安！ 😀 <@1>", Quality.HUMAN, "memory")
    glossed = await translator.translate("I want **dumplings** <@1>", target=Language.SIMPLIFIED)
    assert (glossed.text, glossed.quality, glossed.engine) == (
        "我 · 想要 **饺子** <@1>",
        Quality.GLOSS,
        "gloss",
    )
    assert translator.provisional("我今天很开心", target=Language.ENGLISH).quality is Quality.HUMAN
    assert not translator.improves


async def test_closing_during_the_build_does_not_wait_for_it(
    tmp_path: Path, dictionary_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = Event()

    def build(path: Path) -> None:
        assert closed.wait(60)
        copyfile(cedict.path_in(dictionary_folder), path)

    monkeypatch.setattr(cedict, "build_apart", build)
    translator = build_translator(engines=["gloss"], phrasebook=PHRASEBOOK, cache_dir=tmp_path, timeout=0.01)
    out = await translator.translate("I want dumplings", target=Language.SIMPLIFIED)
    assert (out.text, out.quality) == ("I want dumplings", Quality.GLOSS)
    await translator.aclose()
    closed.set()


def test_unknown_engines_are_named_together_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        build_translator(engines=["memory", "babel", "fish"], phrasebook=PHRASEBOOK, cache_dir=tmp_path)
    assert "babel, fish" in str(caught.value)
    assert all(name in str(caught.value) for name in ENGINE_NAMES)


async def test_an_engine_named_twice_is_asked_once(tmp_path: Path) -> None:
    translator = build_translator(
        engines=["google", "memory", "google"], phrasebook=PHRASEBOOK, cache_dir=tmp_path
    )
    assert translator.improves
    await translator.aclose()


@pytest.mark.parametrize(
    ("name", "remote", "lack"),
    [
        ("deepl", Remote(), "MAGPIE_DEEPL_KEY is not set"),
        ("azure", Remote(), "MAGPIE_AZURE_KEY is not set"),
        ("openai", Remote(openai_key="key"), "MAGPIE_OPENAI_MODEL is not set"),
        ("openai", Remote(openai_model="m"), "neither MAGPIE_OPENAI_KEY nor MAGPIE_OPENAI_URL is set"),
        ("libretranslate", Remote(), "MAGPIE_LIBRETRANSLATE_URL is not set"),
    ],
)
async def test_an_engine_that_is_not_configured_is_left_out_and_named(
    name: str, remote: Remote, lack: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    translator = build_translator(
        engines=["memory", name], phrasebook=PHRASEBOOK, cache_dir=tmp_path, remote=remote
    )
    assert translator.skipped == {name: lack}
    assert f"Engine {name} is skipped: {lack}" in caplog.text
    assert not translator.improves
    out = await translator.translate("Good morning!", target=Language.SIMPLIFIED)
    assert out.engine == "memory"
    await translator.aclose()


@pytest.mark.parametrize("name", ["deepl", "azure", "openai"])
def test_an_engine_whose_library_is_missing_says_how_to_get_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, f"bot.translation.engines.{name}", None)
    remote = Remote(deepl_key="k", azure_key="k", openai_model="m", openai_key="k")
    translator = build_translator(
        engines=[name, "memory"], phrasebook=PHRASEBOOK, cache_dir=tmp_path, remote=remote
    )
    assert "pip install" in translator.skipped[name]


async def test_every_engine_that_is_configured_is_in_the_chain(tmp_path: Path) -> None:
    names = ["deepl", "azure", "openai", "libretranslate", "google", "mymemory"]
    remote = Remote(
        deepl_key="k",
        azure_key="k",
        openai_model="m",
        openai_key="k",
        libretranslate_url="http://127.0.0.1:9",
    )
    translator = build_translator(engines=names, phrasebook=PHRASEBOOK, cache_dir=tmp_path, remote=remote)
    assert translator.skipped == {}
    assert [report.name for report in translator.reports] == names
    await translator.aclose()
