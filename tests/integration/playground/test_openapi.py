"""Whether the checks against Discord's description of its API are made at all."""

import pytest

from tests.integration.playground.openapi import OpenApiChecker, description_path


def test_discords_description_is_at_hand() -> None:
    path = description_path()
    if path is None:
        pytest.skip("discord-openapi.json is not here (MAGPIE_OPENAPI names it): answers go unchecked")
    assert OpenApiChecker(path).invalid_requests == []
