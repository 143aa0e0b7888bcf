"""Rules as a file that people edit: CSV, TOML, or simply one term a line."""

import csv
import io
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from bot.errors import UserError
from bot.model import Action, BridgeId, Rule, RuleKind
from bot.moderation.values import RULES_LIMIT, parse

MAX_BYTES = 1024 * 1024
COLUMNS = ("kind", "value", "action", "bridge")
DEFAULT_ACTION = Action.HOLD
"""Of a line that names none."""

_KINDS = {kind.value: kind for kind in RuleKind}
_ACTIONS = {action.name.lower(): action for action in Action}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A rule that somebody wants to have; its value is as it will be stored."""

    kind: RuleKind
    value: str
    action: Action = DEFAULT_ACTION
    bridge: str = ""
    """Its name; empty for all of them."""
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A row that was left out, and why."""

    row: int
    error: UserError


def read_rules(data: bytes) -> tuple[Sequence[Draft], Sequence[Problem]]:
    """UserError when the file as a whole cannot be read."""
    if len(data) > MAX_BYTES:
        raise UserError("error-rules-file-big", kilobytes=MAX_BYTES // 1024)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError("error-rules-file-encoding") from None
    if "\0" in text:
        raise UserError("error-rules-file-encoding")
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for row, fields in _rows(text):
        if len(drafts) + len(problems) >= RULES_LIMIT:
            raise UserError("error-rules-full", max=RULES_LIMIT)
        try:
            drafts.append(_draft(row, fields))
        except UserError as error:
            problems.append(Problem(row=row, error=error))
    return drafts, problems


def write_rules(rules: Iterable[Rule], bridges: Mapping[BridgeId, str]) -> bytes:
    """CSV that a spreadsheet opens, and that ``read_rules`` reads."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for rule in rules:
        bridge = "" if rule.bridge_id is None else bridges.get(rule.bridge_id, "")
        writer.writerow([rule.kind.value, rule.value, rule.action.name.lower(), bridge])
    return out.getvalue().encode("utf-8-sig")


def _rows(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    if text.lstrip().startswith("[["):
        yield from _toml(text)
        return
    first = next((line for line in text.splitlines() if line.strip()), "")
    header = [name.strip().lower() for name in next(csv.reader([first]), list[str]())]
    if "value" in header and "kind" in header:
        reader = csv.reader(io.StringIO(text))
        for fields in reader:
            named = dict(zip(header, fields, strict=False))
            is_header = [field.strip().lower() for field in fields] == header
            if not is_header and any(field.strip() for field in fields):
                yield reader.line_num, named
        return
    for row, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield row, {"value": line}


def _toml(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise UserError("error-rules-file-toml") from None
    rules = document.get("rule", [])
    for row, entry in enumerate(cast("list[Any]", rules) if isinstance(rules, list) else [], start=1):
        fields = cast("dict[str, Any]", entry) if isinstance(entry, dict) else {}
        yield row, {name: str(fields.get(name, "")) for name in COLUMNS}


def _draft(row: int, fields: Mapping[str, str]) -> Draft:
    kind = _KINDS.get(fields.get("kind", "").strip().lower() or RuleKind.WORD.value)
    if kind is None:
        raise UserError("error-rule-kind", kinds=", ".join(_KINDS))
    action = _ACTIONS.get(fields.get("action", "").strip().lower() or DEFAULT_ACTION.name.lower())
    if action is None:
        raise UserError("error-rule-action", actions=", ".join(_ACTIONS))
    return Draft(
        kind=kind,
        value=parse(kind, fields.get("value", "")),
        action=action,
        bridge=" ".join(fields.get("bridge", "").split()),
        row=row,
    )
