"""What people said is sealed before it reaches the disk, and where the key to it is kept.

A sealed text is a mark, the key's number, a nonce and AES-GCM's output (its tag included). What begins with
no mark was written by a version that sealed nothing, and is read as it is.
"""

import base64
import binascii
import hashlib
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.errors import StorageError

KEY_BYTES = 32
_MARK = b"\x01"
_NONCE_BYTES = 12
_HEAD = 2 + _NONCE_BYTES
_TEXT_MARK = "\ue000"
"""Begins a sealed text in a column for text; of private use, so that nothing people write begins with it."""


class WrongKey(StorageError):
    """Sealed with a key that is not this one, or damaged."""


class Sealer:
    """Seals and opens with one key; a nonce is random, which is safe for billions of messages."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)
        self._head = _MARK + hashlib.sha256(b"magpie key number" + key).digest()[:1]

    def seal(self, plain: bytes) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        return self._head + nonce + self._cipher.encrypt(nonce, plain, self._head)

    def open(self, sealed: bytes) -> bytes:
        """WrongKey when this is not the key."""
        if sealed[:1] != _MARK:
            return sealed
        if sealed[:2] != self._head:
            raise WrongKey("it was sealed with another key")
        try:
            return self._cipher.decrypt(sealed[2:_HEAD], sealed[_HEAD:], self._head)
        except (InvalidTag, ValueError) as error:
            raise WrongKey("it was sealed with another key, or is damaged") from error

    def seal_text(self, plain: str) -> str:
        """For a column that holds text."""
        sealed = self.seal(plain.encode("utf-8", "surrogatepass"))
        return _TEXT_MARK + base64.b64encode(sealed).decode()

    def open_text(self, sealed: str) -> str:
        """WrongKey when this is not the key."""
        if not sealed.startswith(_TEXT_MARK):
            return sealed
        try:
            opened = self.open(base64.b64decode(sealed[1:], validate=True))
        except binascii.Error as error:
            raise WrongKey("it is damaged") from error
        return opened.decode("utf-8", "surrogatepass")


def key_file(database: Path) -> Path:
    """Where the key of a database file is kept, unless the settings name one."""
    return database.with_name(f"{database.name}.key")


def key_beside(database: Path) -> bytes:
    """The key of a database file, made at its first use; StorageError says what is wrong with it."""
    path = key_file(database)
    try:
        if not path.exists():
            _write_new(path)
        key = _read(path)
    except OSError as error:
        raise StorageError(
            f"The key {path} cannot be used ({error.strerror}). Give Magpie the right to read and write it, "
            "or set MAGPIE_STORAGE_KEY."
        ) from error
    if len(key) != KEY_BYTES:
        raise StorageError(
            f"{path} holds no key. Put the right one back, or move the file away to begin with a new key: "
            "messages that wait are then lost."
        )
    return key


def _read(path: Path) -> bytes:
    try:
        return base64.b64decode(path.read_bytes().strip(), validate=True)
    except binascii.Error:
        return b""


def _write_new(path: Path) -> None:
    """Whole or not at all, and never over another process's."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.b64encode(os.urandom(KEY_BYTES)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            return
    finally:
        draft.unlink(missing_ok=True)
