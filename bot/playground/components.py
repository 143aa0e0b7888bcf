"""Buttons, selects, text inputs: what Discord accepts of them."""

from collections.abc import Collection
from typing import Any, Final, cast

from bot.playground.errors import ApiError
from bot.playground.validation import Form, Json

ROW, BUTTON, TEXT_SELECT, TEXT_INPUT = 1, 2, 3, 4
SELECTS: Final = frozenset({3, 5, 6, 7, 8})
LABEL: Final = 18
TEXT_DISPLAY: Final = 10
_CHILDREN: Final = frozenset({ROW, 9, 17})
_IN_MODAL: Final = (ROW, TEXT_DISPLAY, LABEL)
_IN_LABEL: Final = frozenset({TEXT_INPUT, *SELECTS})
_ELSEWHERE: Final = frozenset({19, 21, 22, 23})
"""Files, radio buttons and check boxes: a label can hold them on Discord, and none here."""
_PREMIUM, _LINK = 6, 5
_MOST_CHOSEN = 25


def read_components(form: Form, key: str = "components", *, modal: bool = False) -> list[Json] | None:
    """Return checked components with an ``id`` each; None if the body does not speak of them."""
    if key not in form or form.body[key] is None:
        return [] if key in form else None
    seen: set[str] = set()
    listed = form.forms(key, high=40)
    if modal:
        for one in listed:
            _allow(one, _IN_MODAL)
    found = [_one(one, seen, modal=modal) for one in listed]
    used = {one["id"] for one in walk(found) if "id" in one}
    number = 0
    for one in walk(found):
        if "id" not in one:
            number = next(candidate for candidate in range(number + 1, 10_000) if candidate not in used)
            one["id"] = number
    return found


def walk(components: list[Json]) -> list[Json]:
    """Return components and all within them, outer ones first."""
    found: list[Json] = []
    for one in components:
        found.append(one)
        found += walk(objects_in(one.get("components")))
        for name in ("accessory", "component"):
            if isinstance(one.get(name), dict):
                found += walk([one[name]])
    return found


def objects_in(values: Any) -> list[Json]:
    """Return the objects of a list that may hold anything, or be none."""
    listed = cast("list[Any]", values) if isinstance(values, list) else []
    return [cast("Json", one) for one in listed if isinstance(one, dict)]


def _one(form: Form, seen: set[str], *, modal: bool) -> Json:
    kind = form.integer("type", low=1, high=30)
    found = dict(form.body)
    if kind is None:
        form.require("type")
        return found
    custom_id = form.text("custom_id", low=1, high=100)
    if custom_id is not None:
        if custom_id in seen:
            form.wrong(
                "custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"
            )
        seen.add(custom_id)
    _check(form, kind, in_modal=modal)
    if kind == BUTTON:
        found["style"] = form.body.get("style", 2)
    if kind in SELECTS:
        required = {"required": True} if modal else {}
        found = {"min_values": 1, "max_values": 1, **required, **found}
    found |= _within(form, kind, seen, modal=modal)
    return {key: value for key, value in found.items() if value is not None}


def _within(form: Form, kind: int, seen: set[str], *, modal: bool) -> Json:
    """Return what a component holds, by where it holds it."""
    found: Json = {}
    if kind in _CHILDREN and "components" in form:
        children = form.forms("components", high=_most_children(kind, modal=modal))
        if modal:
            for child in children:
                _allow(child, (TEXT_INPUT,))
        found["components"] = [_one(child, seen, modal=modal) for child in children]
        if kind == ROW and not found["components"]:
            form.wrong("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
    for name in ("accessory", "component"):
        if (inner := form.form(name)) is not None:
            if kind == LABEL:
                _in_label(inner)
            found[name] = _one(inner, seen, modal=modal)
    return found


def _most_children(kind: int, *, modal: bool) -> int:
    if kind != ROW:
        return 40
    return 1 if modal else 5


def _allow(form: Form, kinds: Collection[int]) -> None:
    if form.body.get("type") not in kinds:
        form.wrong("type", "UNION_TYPE_CHOICES", f'Value of field "type" must be one of {tuple(kinds)}.')


def _in_label(form: Form) -> None:
    if form.body.get("type") in _ELSEWHERE:
        message = f"501: components of type {form.body['type']} are not implemented by the loopback"
        raise ApiError(0, status=501, message=message)
    _allow(form, sorted(_IN_LABEL))
    if form.body.get("label") is not None:
        form.wrong("label", "BASE_TYPE_CHOICES", "A component within a label has none of its own.")


def _check(form: Form, kind: int, *, in_modal: bool) -> None:
    if kind == BUTTON:
        _button(form)
    elif kind in SELECTS:
        _select(form, kind, in_modal=in_modal)
    elif kind == TEXT_INPUT:
        _text_input(form, in_modal=in_modal)
    elif kind == LABEL:
        if not in_modal:
            form.wrong("type", "UNION_TYPE_CHOICES", "Labels are for modals only.")
        for key in ("label", "component"):
            form.require(key)
        form.text("label", low=1, high=45)
        form.text("description", low=1, high=100)
    elif kind == TEXT_DISPLAY:
        form.require("content")
        form.text("content", low=1, high=4_000)


def _button(form: Form) -> None:
    style = form.integer("style", low=1, high=6)
    if style == _LINK:
        form.require("url")
        form.text("url", low=1, high=512)
    elif style != _PREMIUM:
        form.require("custom_id")
    form.text("label", high=80)
    if style != _PREMIUM and not form.body.get("label") and not form.body.get("emoji"):
        form.wrong("label", "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A label or an emoji is required")


def _select(form: Form, kind: int, *, in_modal: bool) -> None:
    form.require("custom_id")
    form.text("placeholder", high=150)
    low = form.integer("min_values", high=_MOST_CHOSEN)
    high = form.integer("max_values", low=1, high=_MOST_CHOSEN) or 1
    if low is not None and low > high:
        form.wrong("min_values", "NUMBER_TYPE_MAX", f"int value should be less than or equal to {high}.")
    if form.flag("required", default=in_modal) and low == 0:
        message = "Select menus marked as required cannot have a min_values of 0"
        form.wrong("min_values", "SELECT_COMPONENT_REQUIRED_ZERO_MIN_VALUES", message)
    if form.flag("disabled") and in_modal:
        form.wrong("disabled", "BASE_TYPE_CHOICES", "Modals cannot have disabled components in them.")
    if kind == TEXT_SELECT:
        _options(form, chosen=high)


def _options(form: Form, *, chosen: int) -> None:
    """``chosen``: how many may be chosen, and so be chosen from the beginning."""
    form.require("options")
    options = form.forms("options", high=25)
    values: set[str] = set()
    for option in options:
        option.require("label")
        option.require("value")
        option.text("label", low=1, high=100)
        option.text("description", high=100)
        value = option.text("value", low=1, high=100)
        if value in values:
            option.wrong(
                "value",
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used",
            )
        values.add(value or "")
    if not options:
        form.wrong("options", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.")
    if sum(option.flag("default") for option in options) > chosen:
        form.wrong("options", "BASE_TYPE_MAX_LENGTH", f"At most {chosen} can be the default.")


def _text_input(form: Form, *, in_modal: bool) -> None:
    if not in_modal:
        form.wrong("type", "UNION_TYPE_CHOICES", "Text inputs are for modals only.")
    form.require("custom_id")
    form.require("style")
    form.text("label", high=45)
    form.text("placeholder", high=100)
    form.text("value", high=4_000)
    form.integer("min_length", high=4_000)
    form.integer("max_length", low=1, high=4_000)
