"""What processes of ours are told."""

import subprocess
import sys

import pytest

from bot.processes import environment


def test_a_process_gets_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = {"DISCORD_TOKEN": "t", "MAGPIE_STORAGE_KEY": "k", "MAGPIE_DATABASE_URL": "u", "AWS_SECRET": "s"}
    for name, value in secret.items():
        monkeypatch.setenv(name, value)
    assert not secret.keys() & environment().keys()


def test_a_process_finds_what_we_find_and_is_told_what_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, "/of/ours"])
    told = environment({"OWN": "1"})
    assert told["OWN"] == "1"
    code = "import os, sys; print('/of/ours' in sys.path, os.environ['OWN'])"
    found = subprocess.run([sys.executable, "-c", code], env=told, capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["True", "1"]
