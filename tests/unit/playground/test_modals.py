"""What Discord accepts of a form's components, and what it says of the others."""

from typing import Any

import pytest

from bot.playground.components import read_components
from bot.playground.errors import ApiError
from bot.playground.validation import Form, Json

OPTIONS = [{"label": "tea", "value": "tea"}, {"label": "rice", "value": "rice"}]


def select(**rest: Any) -> Json:
    return {"type": 3, "custom_id": "pick", "options": OPTIONS, **rest}


def label(component: Json, **rest: Any) -> Json:
    return {"type": 18, "label": "Pick", "component": component, **rest}


def read(*components: Json, modal: bool = True) -> list[Json]:
    form = Form({"components": list(components)})
    found = read_components(form, modal=modal)
    form.check()
    return found or []


def codes(*components: Json, modal: bool = True) -> list[str]:
    """Every code in what is said of them."""
    with pytest.raises(ApiError) as caught:
        read(*components, modal=modal)
    assert caught.value.code == 50035
    return _codes(caught.value.body()["errors"])


def _codes(tree: Json) -> list[str]:
    found = [error["code"] for error in tree.get("_errors", [])]
    for key, branch in tree.items():
        if key != "_errors":
            found += _codes(branch)
    return found


def test_a_select_in_a_label_is_required_unless_it_says_otherwise() -> None:
    [first, second] = read(label(select()), label(select(custom_id="other", required=False, min_values=0)))
    assert first["component"]["required"] is True
    assert (second["component"]["required"], second["component"]["min_values"]) == (False, 0)


def test_a_required_select_cannot_be_content_with_nothing() -> None:
    for component in (select(min_values=0), select(min_values=0, required=True)):
        assert codes(label(component)) == ["SELECT_COMPONENT_REQUIRED_ZERO_MIN_VALUES"]


def test_in_a_message_a_select_may_be_content_with_nothing() -> None:
    row = {"type": 1, "components": [select(min_values=0)]}
    assert read(row, modal=False)[0]["components"][0]["min_values"] == 0


def test_nothing_in_a_form_is_disabled() -> None:
    assert codes(label(select(disabled=True))) == ["BASE_TYPE_CHOICES"]
    assert read(label(select(disabled=False)))


@pytest.mark.parametrize(
    "component",
    [
        select(),
        {"type": 1, "components": [select()]},
        {"type": 2, "custom_id": "press", "label": "Press"},
        label({"type": 2, "custom_id": "press", "label": "Press"}),
        label({"type": 10, "content": "text"}),
    ],
)
def test_what_stands_where_it_cannot_stand_is_refused(component: Json) -> None:
    assert "UNION_TYPE_CHOICES" in codes(component)


def test_a_label_is_for_forms_and_holds_something() -> None:
    assert "UNION_TYPE_CHOICES" in codes(label(select()), modal=False)
    assert codes({"type": 18, "label": "Pick"}) == ["BASE_TYPE_REQUIRED"]
    assert codes(label(select(), description="x" * 101)) == ["BASE_TYPE_BAD_LENGTH"]


def test_a_text_input_in_a_label_has_no_label_of_its_own() -> None:
    written = {"type": 4, "custom_id": "text", "style": 1}
    assert read(label(written))
    assert codes(label({**written, "label": "Twice"})) == ["BASE_TYPE_CHOICES"]


def test_the_bounds_of_a_select_make_sense() -> None:
    assert codes(label(select(min_values=2))) == ["NUMBER_TYPE_MAX"]
    preselected = [{**option, "default": True} for option in OPTIONS]
    assert codes(label(select(options=preselected))) == ["BASE_TYPE_MAX_LENGTH"]
    assert read(label(select(options=preselected, max_values=2)))


def test_what_is_not_implemented_says_so() -> None:
    with pytest.raises(ApiError) as caught:
        read(label({"type": 21, "custom_id": "radio", "options": OPTIONS}))
    assert caught.value.status == 501
