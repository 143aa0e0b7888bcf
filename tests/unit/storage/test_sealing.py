"""What waits is sealed, and only its key opens it."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StorageError
from bot.storage.sealing import Sealer, WrongKey, key_beside, key_file

KEY, OTHER = bytes(32), bytes([1] * 32)


@given(st.binary(max_size=4000))
def test_what_was_sealed_comes_back(plain: bytes) -> None:
    sealed = Sealer(KEY).seal(plain)
    assert Sealer(KEY).open(sealed) == plain
    assert len(plain) < 8 or plain not in sealed


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_so_does_text_half_characters_included(plain: str) -> None:
    sealed = Sealer(KEY).seal_text(plain)
    assert Sealer(KEY).open_text(sealed) == plain
    sealed.encode()


def test_nothing_is_sealed_the_same_way_twice() -> None:
    sealer = Sealer(KEY)
    assert sealer.seal(b"hello") != sealer.seal(b"hello")


def test_what_an_earlier_version_wrote_is_read_as_it_is() -> None:
    assert Sealer(KEY).open(b'{"v":1}') == b'{"v":1}'
    assert Sealer(KEY).open_text("真的") == "真的"


def test_another_key_opens_nothing() -> None:
    sealed = Sealer(OTHER).seal(b"hello")
    with pytest.raises(WrongKey):
        Sealer(KEY).open(sealed)
    # Not even one that happens to have the same number.
    same_number = sealed[:1] + Sealer(KEY).seal(b"")[1:2] + sealed[2:]
    with pytest.raises(WrongKey):
        Sealer(KEY).open(same_number)
    with pytest.raises(WrongKey):
        Sealer(KEY).open_text(Sealer(OTHER).seal_text("hello"))


@pytest.mark.parametrize("length", [1, 2, 13, 14, 20])
def test_what_was_cut_short_is_told_from_what_was_sealed(length: int) -> None:
    with pytest.raises(WrongKey):
        Sealer(KEY).open(Sealer(KEY).seal(b"hello")[:length])


def test_a_databases_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    database = tmp_path / "magpie.db"
    key = key_beside(database)
    assert len(key) == 32
    assert key_beside(database) == key
    path = key_file(database)
    assert path == tmp_path / "magpie.db.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("content", [b"", b"not base64!", b"c2hvcnQ="])
def test_a_file_without_a_key_is_never_overwritten(tmp_path: Path, content: bytes) -> None:
    path = key_file(tmp_path / "magpie.db")
    path.write_bytes(content)
    with pytest.raises(StorageError, match="holds no key"):
        key_beside(tmp_path / "magpie.db")
    assert path.read_bytes() == content
