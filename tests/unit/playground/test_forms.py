"""What is wrong with a body is said where it is wrong, in Discord's own shape."""

from typing import Any

import pytest

from bot.playground.drafts import Draft, read_draft
from bot.playground.errors import ApiError
from bot.playground.rest.applications import read_command
from bot.playground.rest.webhooks import read_name
from bot.playground.routing import Upload
from bot.playground.validation import Form, Json


def errors_of(body: Json, **rest: Any) -> Json:
    with pytest.raises(ApiError) as caught:
        read_draft(body, [], **rest)
    assert caught.value.code == 50035
    assert caught.value.body()["message"] == "Invalid Form Body"
    return caught.value.body()["errors"]


def test_too_long_a_text_is_named_with_its_limit():
    errors = errors_of({"content": "x" * 2_001})
    assert errors == {
        "content": {
            "_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 2000 or fewer in length."}]
        }
    }


def test_everything_that_is_wrong_is_said_at_once_and_nested():
    embeds = [{"title": "ok"}, {"fields": [{"name": "n"}, {"name": "n" * 257, "value": "v"}]}]
    errors = errors_of({"content": 3.5, "embeds": embeds, "tts": "yes"})
    assert set(errors) == {"embeds", "tts"}
    fields = errors["embeds"]["1"]["fields"]
    assert fields["0"]["value"]["_errors"][0]["code"] == "BASE_TYPE_REQUIRED"
    assert fields["1"]["name"]["_errors"][0]["code"] == "BASE_TYPE_MAX_LENGTH"


def test_a_lone_surrogate_is_refused():
    assert "content" in errors_of({"content": "a\ud83d"})


def test_eleven_embeds_are_too_many():
    assert "embeds" in errors_of({"embeds": [{"title": str(number)} for number in range(11)]})


def test_parsing_users_and_listing_them_exclude_each_other():
    errors = errors_of({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}})
    code = errors["allowed_mentions"]["_errors"][0]["code"]
    assert code == "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"


def test_a_file_of_more_than_ten_mebibytes_is_too_large():
    upload = Upload(key="0", filename="a.bin", content_type="", content=b"x" * (10 * 1024 * 1024 + 1))
    with pytest.raises(ApiError) as caught:
        read_draft({}, [upload])
    assert (caught.value.status, caught.value.code) == (413, 40005)


def test_eleven_files_are_too_many():
    uploads = [Upload(key=str(n), filename="a", content_type="", content=b"") for n in range(11)]
    with pytest.raises(ApiError) as caught:
        read_draft({}, uploads)
    assert caught.value.code == 50035


def mentions(draft: Draft) -> tuple[list[int], list[int], bool]:
    text = "<@1> <@!2> <@&3> @everyone"
    return draft.allowed.users_in(text), draft.allowed.roles_in(text), draft.allowed.everyone_in(text)


def test_without_a_word_about_mentions_everybody_named_is_pinged():
    assert mentions(read_draft({"content": "x"}, [])) == ([1, 2], [3], True)


def test_an_empty_list_of_allowed_mentions_pings_nobody():
    assert mentions(read_draft({"content": "x", "allowed_mentions": {"parse": []}}, [])) == ([], [], False)


def test_only_those_listed_are_pinged():
    allowed = {"parse": [], "users": ["2"], "roles": ["3"]}
    assert mentions(read_draft({"content": "x", "allowed_mentions": allowed}, [])) == ([2], [3], False)


@pytest.mark.parametrize(
    "name", ["Discord fan", "cLyDe", "everyone", "Here", "", "  ", "x" * 81, "Tom Discordia"]
)
def test_a_webhook_may_not_be_called_so(name: str):
    form = Form({"username": name})
    read_name(form, "username")
    with pytest.raises(ApiError):
        form.check()


@pytest.mark.parametrize("name", ["雪", "Ellie 🌊", "Dis\u200acord", "everyone else", "x" * 80])
def test_a_webhook_may_be_called_so(name: str):
    form = Form({"username": name})
    assert read_name(form, "username") == name
    form.check()


def test_a_command_with_a_required_option_after_an_optional_one_is_refused():
    options = [
        {"type": 3, "name": "a", "description": "a"},
        {"type": 3, "name": "b", "description": "b", "required": True},
    ]
    with pytest.raises(ApiError) as caught:
        read_command(Form({"name": "test", "description": "d", "options": options}))
    assert "1" in caught.value.body()["errors"]["options"]


@pytest.mark.parametrize("name", ["Upper", "with space", "x" * 33])
def test_a_slash_command_may_not_be_named_so(name: str):
    with pytest.raises(ApiError):
        read_command(Form({"name": name, "description": "d"}))


def test_a_slash_command_may_be_named_in_chinese():
    assert read_command(Form({"name": "翻译", "description": "d"}))["name"] == "翻译"
