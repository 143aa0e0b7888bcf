"""Buttons, selects, text inputs: what Discord accepts of them."""

from typing import Any, Final, cast

from bot.playground.validation import Form, Json

ROW, BUTTON, TEXT_SELECT, TEXT_INPUT = 1, 2, 3, 4
SELECTS: Final = frozenset({3, 5, 6, 7, 8})
LABEL: Final = 18
TEXT_DISPLAY: Final = 10
_CHILDREN: Final = frozenset({ROW, 9, 17, LABEL})
_PREMIUM, _LINK = 6, 5


def read_components(form: Form, key: str = "components", *, modal: bool = False) -> list[Json] | None:
    """Return checked components with an ``id`` each; None if the body does not speak of them."""
    if key not in form or form.body[key] is None:
        return [] if key in form else None
    seen: set[str] = set()
    found = [_one(one, seen, modal=modal) for one in form.forms(key, high=40)]
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
        found = {"min_values": 1, "max_values": 1, **found}
    if kind in _CHILDREN and "components" in form:
        high = 5 if kind == ROW else 40
        found["components"] = [
            _one(child, seen, modal=modal) for child in form.forms("components", high=high)
        ]
        if kind == ROW and not found["components"]:
            form.wrong("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
    for name in ("accessory", "component"):
        if (inner := form.form(name)) is not None:
            found[name] = _one(inner, seen, modal=modal)
    return {key: value for key, value in found.items() if value is not None}


def _check(form: Form, kind: int, *, in_modal: bool) -> None:
    if kind == BUTTON:
        _button(form)
    elif kind in SELECTS:
        form.require("custom_id")
        form.text("placeholder", high=150)
        form.integer("min_values", high=25)
        form.integer("max_values", low=1, high=25)
        if kind == TEXT_SELECT:
            _options(form)
    elif kind == TEXT_INPUT:
        _text_input(form, in_modal=in_modal)
    elif kind == LABEL:
        form.require("label")
        form.text("label", low=1, high=45)
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


def _options(form: Form) -> None:
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
