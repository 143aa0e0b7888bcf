"""The rarer kinds of message on the page: polls, stickers, forwards, threads, forums, pins."""

import json
import re
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.page import (
    AS_JSON,
    PHONE,
    TOO_FAINT,
    Json,
    Opener,
    composer,
    message,
    needs_browser,
    say,
    through_menu,
)

pytestmark = [pytest.mark.browser, needs_browser]

WAVEFORM = "AECAwP+AQAA="


def add(page: Page, entry: str) -> None:
    """Choose what is sent besides text."""
    page.locator("#column-left").get_by_role("button", name="Poll, sticker, thread…").click()
    page.get_by_role("menuitem", name=entry, exact=True).click()


def enter(page: Page, channel: str) -> None:
    """Go to a channel of the left side."""
    page.locator("#column-left .place .dropdown").click()
    page.get_by_role("option").filter(has=page.get_by_text(channel, exact=True)).click()


def call(info: Json, name: str, method: str, path: str, body: Json | None = None) -> Json:
    """Do something as one of the people, beside the page."""
    token = next(user["token"] for user in info["users"] if user["name"] == name)
    data = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": token, **AS_JSON}
    request = urllib.request.Request(info["api"] + path, method=method, data=data, headers=headers)
    with urllib.request.urlopen(request) as answer:
        text = answer.read()
    found: Json = json.loads(text) if text else {}
    return found


def test_a_poll_is_asked_voted_in_and_ended(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    add(page, "New poll")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Question").fill("Which tea today?")
    dialog.get_by_role("button", name="Post the poll").click()
    expect(dialog.get_by_role("alert")).to_have_text("At least two answers, please.")
    for number, answer in enumerate(["Green", "Black"], start=1):
        dialog.get_by_label(f"Answer {number}").fill(answer)
    dialog.get_by_role("button", name="Post the poll").click()
    asked = page.locator("#column-left .message").filter(has=page.locator(".poll")).last
    green, black = (asked.get_by_role("button", name=re.compile(one)) for one in ("Green", "Black"))
    green.click()
    expect(green).to_have_attribute("aria-pressed", "true")
    black.click()
    expect(black).to_have_attribute("aria-pressed", "true")
    expect(green).to_have_attribute("aria-pressed", "false")
    asked.get_by_role("button", name="End it now").click()
    expect(asked.get_by_text("This poll has ended")).to_be_visible()
    expect(page.locator("#column-left .message.system").last).to_contain_text("“Black” won with 1 vote.")


def test_a_sticker_is_sent_and_shown(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    add(page, "Send a sticker")
    page.get_by_role("button", name="Safe harbor").click()
    shown = page.locator("#column-left .message .sticker").last
    expect(shown).to_have_attribute("alt", "Sticker: Safe harbor")
    expect(shown).to_have_js_property("naturalWidth", 240)


def test_an_emoji_of_the_community_is_written_by_its_name(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    box = composer(page, "left")
    box.press_sequentially("look :harbor_w")
    page.get_by_role("option", name=":harbor_wave:").click()
    box.press("Enter")
    emoji = message(page, "left", "look").locator("img.emoji")
    expect(emoji).to_have_js_property("naturalWidth", 96)


def test_a_message_is_forwarded_and_leads_back(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    target = say(page, "left", "worth passing on")
    through_menu(page, target, "Forward")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox").click()
    page.get_by_role("option").filter(has_text="#random").click()
    dialog.get_by_role("button", name="Forward", exact=True).click()
    expect(dialog).to_have_count(0)
    enter(page, "random")
    forward = page.locator("#column-left .forward").last
    expect(forward).to_contain_text("worth passing on")
    forward.get_by_role("link", name="#general").click()
    expect(message(page, "left", "worth passing on")).to_be_visible()


def test_a_pinned_message_is_listed_and_taken_down(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    through_menu(page, say(page, "left", "house rules"), "Pin")
    expect(page.locator("#column-left .message.system").last).to_contain_text("pinned a message")
    page.locator("#column-left").get_by_role("button", name="Pinned messages").click()
    pins = page.get_by_role("dialog")
    expect(pins.locator(".pin")).to_have_count(1)
    expect(pins).to_contain_text("house rules")
    pins.get_by_role("button", name="Unpin").click()
    expect(pins).to_contain_text("Nothing is pinned here.")


def test_a_thread_shows_its_count_its_state_and_the_way_back(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    add(page, "Create thread")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name of the thread").fill("Tray talk")
    dialog.get_by_role("button", name="Create", exact=True).click()
    bar = page.locator("#column-left .thread-bar")
    expect(bar).to_contain_text("Tray talk")
    bar.get_by_role("button", name="About this thread").click()
    page.get_by_role("menuitem", name="Lock").click()
    expect(bar).to_contain_text("locked")
    bar.get_by_role("button", name="general").click()
    target = say(page, "left", "a long story")
    through_menu(page, target, "Create thread")
    dialog.get_by_role("button", name="Create", exact=True).click()
    # Not before the thread is there: it would be said in the channel.
    expect(bar).to_contain_text("a long story")
    expect(say(page, "left", "and so it began")).to_be_visible()
    bar.get_by_role("button", name="general").click()
    chip = message(page, "left", "a long story").locator(".thread-chip")
    expect(chip).to_contain_text("1 message")


def test_a_forum_is_a_list_of_posts_with_tags(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    enter(page, "workshop")
    page.locator("#column-left").get_by_role("button", name="New post").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("Walnut tray")
    dialog.get_by_label("Text").fill("Finished yesterday")
    dialog.get_by_text("Wood").click()
    dialog.get_by_role("button", name="Post", exact=True).click()
    expect(message(page, "left", "Finished yesterday")).to_be_visible()
    bar = page.locator("#column-left .thread-bar")
    expect(bar.locator(".tag")).to_contain_text("Wood")
    bar.get_by_role("button", name="workshop").click()
    post = page.locator("#column-left .post").filter(has_text="Walnut tray")
    expect(post).to_contain_text("Finished yesterday")
    expect(post.locator(".tag")).to_contain_text("Wood")
    expect(composer(page, "left")).to_be_hidden()


def test_a_command_of_the_other_bot_is_answered(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    composer(page, "left").press_sequentially("/roll")
    page.get_by_role("option", name="/roll").click()
    page.get_by_role("button", name="Run").click()
    answer = page.locator("#column-left .message").filter(has_text="🎲").last
    expect(answer).to_contain_text("used /roll")


def test_a_voice_message_has_a_player_and_all_kinds_are_readable_on_a_phone_in_both_themes(
    loopback: Json, visit: Opener
) -> None:
    general = loopback["guilds"][0]["channels"][0]["id"]
    poll = {"question": {"text": "Readable?"}, "answers": [{"poll_media": {"text": "Yes"}}]}
    asked = call(loopback, "Maya Torres", "POST", f"/channels/{general}/messages", {"poll": poll})
    path = f"/channels/{general}/polls/{asked['id']}/answers/@me"
    call(loopback, "Maya Torres", "PUT", path, {"answer_ids": ["1"]})
    page = visit(loopback, viewport=PHONE)
    page.evaluate(
        """async ([channel, token, api, waveform]) => {
          const form = new FormData();
          const attachments = [{ id: "0", filename: "voice-message.ogg", duration_secs: 3, waveform }];
          form.append("payload_json", JSON.stringify({ flags: 8192, attachments }));
          form.append("files[0]", new File(["OggS"], "voice-message.ogg", { type: "audio/ogg" }));
          await fetch(`/api/v10/channels/${channel}/messages`,
            { method: "POST", headers: { Authorization: token }, body: form });
        }""",
        [general, loopback["users"][0]["token"], loopback["api"], WAVEFORM],
    )
    voice = page.locator("#column-left .voice").last
    expect(voice).to_contain_text("0:03")
    expect(voice.locator("audio")).to_be_visible()
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        assert page.evaluate(TOO_FAINT) == [], theme
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
