"""Whether the checks against Discord's description of its API are made at all, and tell what is wrong."""

from pathlib import Path
from typing import Any

import pytest

from bot.playground.server import Observation
from tests.integration.playground.openapi import OpenApiChecker, description_path


@pytest.fixture
def description() -> Path:
    path = description_path()
    if path is None:
        pytest.skip("discord-openapi.json is not here (MAGPIE_OPENAPI names it): answers go unchecked")
    return path


def answer(**data: Any) -> Observation:
    button = {"type": 2, "style": 1, "label": "Next", "custom_id": "next"}
    return Observation(
        method="POST",
        template="/interactions/{interaction_id}/{interaction_token}/callback",
        query={},
        request={"type": 4, "data": {"components": [{"type": 1, "components": [button]}], **data}},
        status=204,
        response=None,
        by=None,
    )


def found(description: Path, seen: Observation) -> list[str]:
    checker = OpenApiChecker(description)
    checker(seen)
    return [line.partition(": ")[2] for line in checker.invalid_requests]


def test_a_file_may_be_numbered_in_an_answer_too(description: Path) -> None:
    assert found(description, answer(content="hi", attachments=[{"id": 0, "filename": "a.png"}])) == []


def test_what_is_wrong_is_told_of_the_kind_of_answer_that_was_meant(description: Path) -> None:
    assert found(description, answer(content="x" * 2001)) == ["$.data.content: maxLength 2000"]
