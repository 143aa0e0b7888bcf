"""Checks requests and answers of the loopback against Discord's own OpenAPI description."""

import json
import os
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from bot.playground.server import Observation

_URI = "urn:discord-api"
_ROOT = Path(__file__).resolve().parents[3]
_IDS = re.compile(r"{[^}]+}")


def description_path() -> Path | None:
    """Return where the description lies; None if it is not on this machine."""
    named = os.environ.get("MAGPIE_OPENAPI")
    path = Path(named) if named else _ROOT.parent / "shared" / "discord-openapi.json"
    return path if path.is_file() else None


class OpenApiChecker:
    """An observer for ``Server.observers`` that keeps a line for everything that breaks the description."""

    def __init__(self, path: Path) -> None:
        self._document = _document(path)
        self._registry = _registry(path)
        self._paths = {_IDS.sub("{}", template): template for template in self._document["paths"]}
        self._validators: dict[str, Draft202012Validator] = {}
        self.invalid_requests: list[str] = []
        self.invalid_responses: list[str] = []
        self.checked: Counter[str] = Counter()
        self.undescribed: Counter[str] = Counter()

    def __call__(self, seen: Observation) -> None:
        """Check one request and its answer."""
        template = self._paths.get(_IDS.sub("{}", seen.template))
        method = seen.method.lower()
        operation = self._document["paths"].get(template, {}).get(method) if template else None
        if operation is None:
            self.undescribed[f"{seen.method} {seen.template}"] += 1
            return
        base = f"#/paths/{_escape(template or '')}/{method}"
        self.checked[f"{seen.method} {seen.template}"] += 1
        # What was refused before it was read is nothing to check.
        if (seen.by is None or seen.by.bot) and seen.request is not None:
            self._request(seen, operation, base)
        self._response(seen, operation, base)

    def _request(self, seen: Observation, operation: dict[str, Any], base: str) -> None:
        content = operation.get("requestBody", {}).get("content", {})
        if "application/json" not in content or not (
            seen.request or operation["requestBody"].get("required")
        ):
            return
        pointer = f"{base}/requestBody/content/application~1json/schema"
        self._check(
            self.invalid_requests, pointer, _with_text_ids(seen.request), f"{seen.method} {seen.template}"
        )

    def _response(self, seen: Observation, operation: dict[str, Any], base: str) -> None:
        if seen.status >= 500:
            return
        responses = operation.get("responses", {})
        for key in (str(seen.status), f"{seen.status // 100}XX", "default"):
            if key in responses:
                break
        else:
            self.invalid_responses.append(
                f"{seen.method} {seen.template}: status {seen.status} is not described"
            )
            return
        if "$ref" in responses[key]:
            pointer = f"{responses[key]['$ref']}/content/application~1json/schema"
        elif "application/json" in responses[key].get("content", {}):
            pointer = f"{base}/responses/{key}/content/application~1json/schema"
        else:
            if seen.response is not None:
                self.invalid_responses.append(
                    f"{seen.method} {seen.template} {seen.status}: a body where none belongs"
                )
            return
        self._check(
            self.invalid_responses, pointer, seen.response, f"{seen.method} {seen.template} {seen.status}"
        )

    def _check(self, found: list[str], pointer: str, value: Any, what: str) -> None:
        validator = self._validators.get(pointer)
        if validator is None:
            validator = Draft202012Validator({"$ref": _URI + pointer}, registry=self._registry)
            self._validators[pointer] = validator
        if (error := next(validator.iter_errors(value), None)) is not None:
            found.append(f"{what}: {_explain(error)}")


def _with_text_ids(body: Any) -> Any:
    """A body whose files' ids are strings, in an answer's ``data`` too; Discord takes numbers, too."""
    if not isinstance(body, dict):
        return body
    found = cast("dict[str, Any]", body)
    if isinstance(found.get("data"), dict):
        found = {**found, "data": _with_text_ids(found["data"])}
    if isinstance(found.get("attachments"), list):
        found = {**found, "attachments": [{**one, "id": str(one.get("id"))} for one in found["attachments"]]}
    return found


def _explain(error: ValidationError) -> str:
    while error.context:
        error = max(_of_the_meant(error.context), key=lambda one: len(one.relative_path))
    # The value itself is left out: it may be what somebody wrote.
    return f"{error.json_path}: {error.validator} {str(error.validator_value)[:120]}"


def _of_the_meant(errors: Sequence[ValidationError]) -> Sequence[ValidationError]:
    """What is wrong with the alternatives that have the value's ``type``; with all where none has it."""
    others = {error.relative_schema_path[0] for error in errors if list(error.relative_path) == ["type"]}
    return [error for error in errors if error.relative_schema_path[0] not in others] or errors


def _escape(template: str) -> str:
    return (
        template.replace("~", "~0")
        .replace("/", "~1")
        .replace("{", "%7B")
        .replace("}", "%7D")
        .replace("@", "%40")
    )


@cache
def _document(path: Path) -> dict[str, Any]:
    document = cast("dict[str, Any]", json.loads(path.read_bytes()))
    # The description says integer; Discord sends words, as its own documentation of errors shows.
    schemas = document["components"]["schemas"]
    schemas["Error"]["properties"]["code"] = {"type": ["integer", "string"]}
    # It knows replies only; the documentation of messages has forwards (1) as well.
    schemas["MessageReferenceType"]["oneOf"].append({"title": "FORWARD", "const": 1})
    # The documentation of channels has media channels, and discord.py offers them wherever it offers forums.
    schemas["ChannelTypes"]["oneOf"].append({"title": "GUILD_MEDIA", "const": 16})
    return document


@cache
def _registry(path: Path) -> Any:
    resource = Resource[Any](contents=_document(path), specification=DRAFT202012)
    return Registry[Any]().with_resource(_URI, resource)
