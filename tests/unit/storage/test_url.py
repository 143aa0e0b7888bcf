from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.storage import url as url_module
from bot.storage.url import file_of, normalise, shown


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("sqlite:///magpie.db", "sqlite:///magpie.db"),
        ("sqlite:////var/lib/magpie.db", "sqlite:////var/lib/magpie.db"),
        ("sqlite+aiosqlite:///magpie.db", "sqlite:///magpie.db"),
        ("postgres://a:b@db:5433/magpie", "postgresql+asyncpg://a:b@db:5433/magpie"),
        ("postgresql://db/magpie", "postgresql+asyncpg://db/magpie"),
        ("postgresql+asyncpg://db/magpie", "postgresql+asyncpg://db/magpie"),
        ("postgresql://db/magpie?sslmode=require", "postgresql+asyncpg://db/magpie?ssl=require"),
    ],
)
def test_every_common_way_to_write_an_address_is_understood(address: str, expected: str) -> None:
    assert normalise(address).render_as_string(hide_password=False) == expected


@pytest.mark.parametrize(
    "address",
    [
        "",
        "magpie.db",
        "mysql://db/magpie",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:x?mode=memory",
        "postgresql://db:port/magpie",
    ],
)
def test_an_address_that_cannot_serve_is_explained_by_an_example(address: str) -> None:
    with pytest.raises(ConfigError, match=r"for example sqlite|use sqlite"):
        normalise(address)


def test_a_home_folder_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/maomao")

    assert file_of(normalise("sqlite:///~/magpie.db")) == Path("/home/maomao/magpie.db")


def test_a_password_is_never_shown() -> None:
    assert "hunter2" not in shown(normalise("postgres://magpie:hunter2@db/magpie"))


def test_without_its_driver_postgresql_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_nothing(_name: str) -> None:
        return None

    monkeypatch.setattr(url_module, "find_spec", find_nothing)

    with pytest.raises(ConfigError, match=r"pip install asyncpg"):
        normalise("postgresql://db/magpie")
