"""One playground for all tests of a worker; each test bridges channels of its own."""

from collections.abc import AsyncIterator, Generator, Iterator
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from tests.e2e.page import bridged, browser, loopback, visit
from tests.e2e.playground import broken_rules, last_words, playground
from tests.e2e.town import Bridge, Json, Person, Town

__all__ = ["bridged", "browser", "loopback", "visit"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What the bot said last stands below a test that failed."""
    report = yield
    if report.failed and (said := last_words()):
        report.sections.append(("The bot's log", said))
    return report


@pytest.fixture(scope="session", autouse=True)
def _one_dictionary(dictionary_folder: Path) -> Iterator[None]:
    """For all bots that these tests start: what they say must not depend on who builds it first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MAGPIE_CACHE_DIR", str(dictionary_folder))
        yield


@pytest.fixture(autouse=True)
def _by_the_rules() -> Iterator[None]:
    yield
    broken = broken_rules()
    assert not broken, "\n".join(broken)


@pytest.fixture(scope="session")
def running() -> Iterator[Json]:
    with playground() as info:
        yield info


@pytest_asyncio.fixture
async def town(running: Json) -> AsyncIterator[Town]:
    async with aiohttp.ClientSession() as session:
        people = {
            user["name"]: Person(
                session=session, api=running["api"], user=user, application_id=running["bot"]["id"]
            )
            for user in running["users"]
        }
        yield Town(info=running, session=session, people=people)


@pytest_asyncio.fixture
async def bridge(town: Town) -> Bridge:
    return await town.new_bridge()


@pytest_asyncio.fixture
async def maya(town: Town) -> Person:
    """Somebody of the English-speaking community."""
    return (await town.members(town.english_guild))[0]


@pytest_asyncio.fixture
async def lin(town: Town, maya: Person) -> Person:
    """Somebody of the Chinese-speaking community."""
    return next(person for person in await town.members(town.chinese_guild) if person.name != maya.name)
