"""The playground's page, driven in headless Chromium as a person would."""

import json
import re
import tomllib

import pytest
from playwright.sync_api import expect

from tests.e2e.page import (
    AS_JSON,
    PAGE,
    PHONE,
    PIXEL,
    ROOT,
    TOO_FAINT,
    Json,
    Opener,
    composer,
    message,
    needs_browser,
    say,
    through_menu,
)

# --- texts ------------------------------------------------------------------------------------------


def test_every_language_of_the_page_has_every_text_with_the_same_arguments() -> None:
    texts = {
        path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (PAGE / "locales").glob("*.json")
    }
    assert set(texts) == {"en", "zh-Hans", "zh-Hant"}
    for language, own in texts.items():
        assert own.keys() == texts["en"].keys(), language
        for key, text in own.items():
            assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", texts["en"][key])), (
                language,
                key,
            )


def test_every_text_that_the_page_names_exists() -> None:
    known = {key.split(".")[0] for key in json.loads((PAGE / "locales/en.json").read_text(encoding="utf-8"))}
    naming = re.compile(r'(?:\bt\(|\bt: \[?|"t:[a-z-]+": \[?|iconButton\(\s*"\w+", \[?)"([a-z][a-z-]+)"')
    for path in (PAGE / "js").glob("*.js"):
        missing = set(naming.findall(path.read_text(encoding="utf-8"))) - known
        assert not missing, path.name


def test_the_first_steps_are_sentences_of_the_phrasebook() -> None:
    source = (PAGE / "js/welcome.js").read_text(encoding="utf-8")
    phrasebook = tomllib.loads((ROOT / "locales/culture/phrasebook.toml").read_text(encoding="utf-8"))
    found = re.findall(r'^  "?([\w-]+)"?: ({ phrase: .*}),$', source, re.MULTILINE)
    assert len(found) == 3
    for language, steps in found:
        known = {text for phrase in phrasebook["phrase"] for text in phrase[language]}
        phrases = dict(re.findall(r'(phrase|reply): "([^"]+)"', steps))
        assert phrases.keys() == {"phrase", "reply"}
        assert known >= set(phrases.values()), language


# --- the page with the loopback alone ---------------------------------------------------------------

MARKUP = [
    ("**b** *i* __u__ ~~s~~", "<p><strong>b</strong> <em>i</em> <u>u</u> <s>s</s></p>"),
    ("***both*** **a *b* c**", "<p><strong><em>both</em></strong> <strong>a <em>b</em> c</strong></p>"),
    (r"\*not\* snake_case_name", "<p>*not* snake_case_name</p>"),
    ("`**raw**` ``a`b``", "<p><code>**raw**</code> <code>a`b</code></p>"),
    ("```py\nx < 1\n```after", '<pre data-language="py"><code>x &lt; 1</code></pre><p>after</p>'),
    ("> one\n> two\nthree", "<blockquote><p>one<br>two</p></blockquote><p>three</p>"),
    (">>> one\ntwo", "<blockquote><p>one<br>two</p></blockquote>"),
    (
        "# T\n-# small",
        '<p class="heading level-1" role="heading" aria-level="3">T</p><p class="subtext">small</p>',
    ),
    ("- a\n  - b\n- c", '<div class="lists"><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul></div>'),
    ("3. a\n4. b", '<div class="lists"><ol start="3"><li>a</li><li>b</li></ol></div>'),
    ("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"),
    ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
    ("#no heading\n#tag", "<p>#no heading<br>#tag</p>"),
    ("@everyone", '<p><span class="mention">@everyone</span></p>'),
    ("**open *never || closed", "<p>**open *never || closed</p>"),
]


@pytest.mark.browser
@needs_browser
def test_markdown_becomes_elements_and_never_markup_of_its_own(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    render = """async (source) => {
      const { markup } = await import("/js/markup.js");
      const box = document.createElement("div");
      box.append(...markup(source, {}));
      for (const e of box.querySelectorAll("pre")) e.removeAttribute("tabindex");
      return box.innerHTML;
    }"""
    for source, wanted in MARKUP:
        html = page.evaluate(render, source)
        assert html == wanted, source


@pytest.mark.browser
@needs_browser
def test_links_mentions_and_times_are_read_from_the_text(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    read = """async (source) => {
      const { parse } = await import("/js/markdown.js");
      const found = parse(source)[0].children.filter((n) => n.type !== "text");
      return found.map((n) => n.href ?? n.id ?? n.seconds);
    }"""
    for source, wanted in [
        ("看https://a.example/x(y)，好", ["https://a.example/x(y)"]),
        ("(https://a.example/x).", ["https://a.example/x"]),
        ("<https://a.example> [m](https://b.example)", ["https://a.example", "https://b.example"]),
        ("<@123456789012345678><@!123456789012345679>", ["123456789012345678", "123456789012345679"]),
        ("<@&123456789012345678> <#123456789012345679>", ["123456789012345678", "123456789012345679"]),
        ("<t:1700000000:R> <t:-5>", [1700000000, -5]),
        ("<a:dance:123456789012345678> </bridge link:123456789012345678>", ["123456789012345678"] * 2),
    ]:
        assert page.evaluate(read, source) == wanted, source


@pytest.mark.browser
@needs_browser
def test_hostile_text_is_parsed_within_a_moment(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    spent = page.evaluate(
        """async () => {
          const { parse } = await import("/js/markdown.js");
          const start = performance.now();
          for (const part of "*,_,[,||,<,a*,*a ,```,[a](,> ,[[a],**a,`,~~,-# ,https://(".split(","))
            parse(part.repeat(2000 / part.length));
          return performance.now() - start;
        }"""
    )
    assert spent < 500


@pytest.mark.browser
@needs_browser
def test_the_whole_page_follows_a_change_of_language(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    expect(page.locator(".tagline")).to_have_text("A bridge between two languages")
    page.get_by_label("Language of this page").select_option("zh-Hant")
    expect(page.locator(".tagline")).to_have_text("一座讓兩種語言相會的橋")
    assert page.evaluate("document.documentElement.lang") == "zh-Hant"
    expect(composer(page, "left")).to_have_attribute("placeholder", re.compile("^傳送到 #"))
    expect(page.locator("body")).not_to_contain_text("⟨")
    page.reload()
    expect(page.locator(".tagline")).to_have_text("一座讓兩種語言相會的橋")


@pytest.mark.browser
@needs_browser
def test_a_chinese_browser_is_greeted_in_chinese(loopback: Json, visit: Opener) -> None:
    page = visit(loopback, locale="zh-CN")
    expect(page.locator(".tagline")).to_have_text("一座让两种语言相会的桥")
    expect(page.locator("body")).not_to_contain_text("⟨")


@pytest.mark.browser
@needs_browser
def test_a_person_edits_answers_and_deletes_what_they_wrote(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    say(page, "left", "first draft")
    composer(page, "left").press("ArrowUp")
    composer(page, "left").fill("second draft")
    composer(page, "left").press("Enter")
    expect(message(page, "left", "second draft")).to_contain_text("(edited)")
    through_menu(page, message(page, "left", "second draft"), "Reply")
    expect(page.locator("#column-left .composer-bar")).to_contain_text("Replying to")
    answer = say(page, "left", "an answer to it")
    expect(answer.locator(".reply-line")).to_contain_text("second draft")
    through_menu(page, message(page, "left", "an answer to it"), "Delete")
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.locator("#column-left .message").filter(has_text="an answer to it")).to_have_count(0)


@pytest.mark.browser
@needs_browser
def test_a_reaction_is_counted_once_and_taken_back(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    target = say(page, "left", "react to me")
    through_menu(page, target, "Add a reaction")
    page.get_by_role("button", name="🎉").click()
    reaction = target.locator(".reaction:not(.add)")
    expect(reaction).to_have_text("🎉1")
    expect(reaction).to_have_attribute("aria-pressed", "true")
    reaction.click()
    expect(reaction).to_have_count(0)
    through_menu(page, target, "Add a reaction")
    own = page.get_by_role("button", name=":harbor_wave:").locator("img")
    expect(own).to_have_js_property("naturalWidth", 96)


@pytest.mark.browser
@needs_browser
def test_files_are_shown_before_and_after_they_are_sent(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    picker = page.locator("#column-left input[type=file]")
    picker.set_input_files(
        [
            {"name": "dot.png", "mimeType": "image/png", "buffer": PIXEL},
            {"name": "笔记.txt", "mimeType": "text/plain", "buffer": "你好".encode()},
        ]
    )
    expect(page.locator("#column-left .chip")).to_have_count(2)
    sent = say(page, "left", "two files")
    expect(sent.locator(".picture img")).to_be_visible()
    expect(sent.locator(".file-card")).to_contain_text("6 bytes")


@pytest.mark.browser
@needs_browser
def test_several_messages_are_deleted_at_once_by_a_moderator(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    for text in ("spam one", "spam two"):
        say(page, "left", text).wait_for()
    through_menu(page, message(page, "left", "spam one"), "Select messages…")
    message(page, "left", "spam two").get_by_role("checkbox").check()
    page.locator(".select-bar").get_by_role("button", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.locator("#column-left .message").filter(has_text="spam")).to_have_count(0)


@pytest.mark.browser
@needs_browser
def test_a_thread_is_opened_from_a_message_and_becomes_a_channel(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    target = say(page, "left", "let us talk about boats")
    target.wait_for()
    through_menu(page, target, "Create thread")
    page.get_by_label("Name of the thread").fill("Boats")
    page.keyboard.press("Enter")
    expect(page.locator("#column-left .quiet")).to_contain_text("Boats")
    say(page, "left", "ahoy").wait_for()


@pytest.mark.browser
@needs_browser
def test_a_name_after_an_at_sign_becomes_a_mention(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    composer(page, "left").press_sequentially("@sam")
    page.keyboard.press("Enter")
    page.keyboard.type("look")
    page.keyboard.press("Enter")
    expect(message(page, "left", "look").locator(".mention")).to_have_text("@Sam Okafor")
    say(page, "left", "@Sam Okafor typed to the end")
    expect(message(page, "left", "to the end").locator(".mention")).to_have_text("@Sam Okafor")


@pytest.mark.browser
@needs_browser
def test_a_link_to_a_message_leads_to_it(loopback: Json, visit: Opener) -> None:
    page = visit(loopback, permissions=["clipboard-read", "clipboard-write"])
    target = say(page, "left", "the place to go to")
    target.wait_for()
    through_menu(page, target, "Copy link")
    link = page.evaluate("navigator.clipboard.readText()")
    say(page, "left", f"see [there]({link})")
    page.locator("#column-left").get_by_role("link", name="there").click()
    expect(target).to_be_focused()


@pytest.mark.browser
@needs_browser
def test_what_could_not_be_sent_stays_and_can_be_sent_again(loopback: Json, visit: Opener) -> None:
    page = visit(loopback, tolerate="ERR_INTERNET_DISCONNECTED")
    say(page, "left", "before the storm").wait_for()
    page.context.set_offline(True)
    composer(page, "left").fill("into the wind")
    composer(page, "left").press("Enter")
    failed = page.locator("#column-left .message.failed")
    expect(failed).to_contain_text("Nothing answers")
    page.context.set_offline(False)
    failed.get_by_role("button", name="Try again").click()
    expect(message(page, "left", "into the wind")).to_be_visible()
    expect(failed).to_have_count(0)


@pytest.mark.browser
@needs_browser
@pytest.mark.parametrize("action", ["close", "invalidate"])
def test_a_dropped_connection_comes_back_with_what_was_missed(
    loopback: Json, visit: Opener, action: str
) -> None:
    page = visit(loopback)
    person = page.locator("#column-left .person").inner_text().strip()
    user = next(user for user in loopback["users"] if user["name"] == person)
    answer = page.request.post(
        loopback["control"] + "/gateway",
        data=json.dumps({"action": action, "user": user["id"]}),
        headers=AS_JSON,
    )
    assert answer.ok
    channel = loopback["guilds"][0]["channels"][0]["id"]
    page.request.post(
        f"{loopback['api']}/channels/{channel}/messages",
        data=json.dumps({"content": f"said after {action}"}),
        headers=AS_JSON | {"Authorization": user["token"]},
    )
    expect(message(page, "left", f"said after {action}")).to_have_count(1)
    expect(page.locator(".status .lamp").first).to_have_class("lamp good")


@pytest.mark.browser
@needs_browser
def test_the_counter_warns_before_a_message_is_too_long(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    composer(page, "left").fill("é" * 2001)
    expect(page.locator("#column-left .counter")).to_have_text("-1")
    composer(page, "left").press("Enter")
    expect(page.locator("#notices")).to_contain_text("1 character too many")


@pytest.mark.browser
@needs_browser
def test_the_keyboard_alone_is_enough(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to writing")).to_be_focused()
    page.keyboard.press("Enter")
    expect(composer(page, "left")).to_be_focused()
    page.keyboard.type("typed with no mouse")
    page.keyboard.press("Enter")
    message(page, "left", "typed with no mouse").wait_for()
    page.locator("#column-left .timeline").focus()
    page.keyboard.press("ArrowUp")
    expect(message(page, "left", "typed with no mouse")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("menu").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#column-left .composer-bar")).to_contain_text("Replying to")
    page.keyboard.press("Escape")
    expect(page.locator("#column-left .composer-bar")).to_be_hidden()
    page.locator("#column-left .person").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("#column-left .person")).to_be_focused()


@pytest.mark.browser
@needs_browser
def test_a_phone_shows_one_side_and_marks_news_on_the_other(loopback: Json, visit: Opener) -> None:
    page = visit(loopback, viewport=PHONE, has_touch=True)
    left, right = page.get_by_role("tab").all()
    expect(left).to_have_attribute("aria-selected", "true")
    right.click()
    expect(right).to_have_attribute("aria-selected", "true")
    expect(composer(page, "right")).to_be_in_viewport()
    say(page, "right", "在手机上打字").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.browser
@needs_browser
def test_text_is_readable_in_both_themes(loopback: Json, visit: Opener) -> None:
    page = visit(loopback)
    for theme in ("dark", "light"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        assert page.evaluate(TOO_FAINT) == [], theme


# --- the page with the bot --------------------------------------------------------------------------


@pytest.mark.browser
@needs_browser
def test_english_typed_on_the_left_appears_in_chinese_on_the_right(bridged: Json, visit: Opener) -> None:
    page = visit(bridged)
    author = page.locator("#column-left .person").inner_text()
    say(page, "left", "Good morning!").wait_for()
    copy = message(page, "right", "早上好！")
    expect(copy.locator(".author")).to_contain_text(author)
    expect(copy.locator(".badge")).to_have_text("APP")
    expect(copy).to_contain_text("arrived in")


@pytest.mark.browser
@needs_browser
def test_chinese_typed_on_the_right_appears_in_english_on_the_left(bridged: Json, visit: Opener) -> None:
    page = visit(bridged)
    author = page.locator("#column-right .person").inner_text()
    say(page, "right", "早上好！").wait_for()
    expect(message(page, "left", "Good morning!").locator(".author")).to_contain_text(author)


@pytest.mark.browser
@needs_browser
def test_an_edit_a_reply_a_file_and_a_delete_reach_the_other_side(bridged: Json, visit: Opener) -> None:
    page = visit(bridged)
    picker = page.locator("#column-left input[type=file]")
    picker.set_input_files([{"name": "bridge.png", "mimeType": "image/png", "buffer": PIXEL}])
    original = say(page, "left", "https://example.com/before")
    copy = message(page, "right", "https://example.com/before")
    expect(copy.locator(".picture img")).to_be_visible()
    through_menu(page, original, "Edit")
    composer(page, "left").fill("https://example.com/after")
    composer(page, "left").press("Enter")
    expect(message(page, "right", "https://example.com/after")).to_be_visible()
    through_menu(page, message(page, "right", "https://example.com/after"), "Reply")
    say(page, "right", "https://example.com/answer").wait_for()
    expect(message(page, "left", "https://example.com/answer").locator(".subtext")).to_contain_text("↪")
    # The reply's copy quotes it, so it is the first of two.
    edited = page.locator("#column-left .message:not(.local)").filter(has_text="https://example.com/after")
    through_menu(page, edited.first, "Delete")
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.locator("#column-right .message > .message-body").filter(has_text="/after")).to_have_count(0)


@pytest.mark.browser
@needs_browser
def test_help_is_chosen_from_the_picker_and_only_seen_by_who_asked(bridged: Json, visit: Opener) -> None:
    page = visit(bridged)
    composer(page, "left").press_sequentially("/help")
    expect(page.get_by_role("option").filter(has_text="/help")).to_be_visible()
    page.keyboard.press("Enter")
    page.get_by_role("form", name="/help").get_by_role("button", name="Run").click()
    answer = page.locator("#column-left .message.ephemeral")
    expect(answer).to_contain_text("Only you can see this")
    expect(page.locator("#column-right .message.ephemeral")).to_have_count(0)
    answer.get_by_role("button", name="Dismiss").click()
    expect(answer).to_have_count(0)


@pytest.mark.browser
@needs_browser
def test_a_command_asks_for_what_is_missing_and_completes_what_it_can(bridged: Json, visit: Opener) -> None:
    page = visit(bridged)
    composer(page, "left").press_sequentially("/bridge pause")
    page.get_by_role("listbox", name="Suggestions").wait_for()
    page.keyboard.press("Enter")
    form = page.locator(".command-form")
    form.get_by_role("button", name="Run").click()
    expect(form).to_contain_text("This is needed.")
    form.get_by_role("combobox").first.focus()
    form.locator("[role=option]").first.click()
    expect(form.get_by_role("combobox").first).not_to_have_value("")
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(composer(page, "left")).to_be_focused()


@pytest.mark.browser
@needs_browser
def test_an_app_of_a_messages_menu_answers_in_the_persons_language(bridged: Json, visit: Opener) -> None:
    page = visit(bridged)
    author = page.locator("#column-left .person").inner_text().strip()
    say(page, "left", "Thank you!").wait_for()
    copy = message(page, "right", "谢谢")
    copy.wait_for()
    through_menu(page, copy, "这是谁发的")
    expect(page.locator("#column-right .message.ephemeral")).to_contain_text(author)
    expect(page.locator("#column-left .message.ephemeral")).to_have_count(0)


@pytest.mark.browser
@needs_browser
def test_selects_and_buttons_of_a_guided_command_are_answered_in_place(bridged: Json, visit: Opener) -> None:
    page = visit(bridged)
    composer(page, "left").press_sequentially("/setup")
    page.get_by_role("listbox", name="Suggestions").wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Run").click()
    card = page.locator("#column-left .message.ephemeral")
    first = card.get_by_role("combobox").first
    first.click()
    page.get_by_role("option").filter(has_text="random").click()
    expect(card.get_by_role("combobox").first).to_contain_text("random")
    expect(card.get_by_text("interaction failed")).to_have_count(0)


@pytest.mark.browser
@needs_browser
def test_the_bot_can_be_killed_and_started_behind_the_scenes(bridged: Json, visit: Opener) -> None:
    page = visit(bridged)
    page.get_by_role("button", name="Behind the scenes").click()
    panel = page.locator("#panel")
    panel.get_by_role("button", name="Kill", exact=True).click()
    expect(page.locator(".status")).to_contain_text("The bot is offline")
    panel.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator(".status")).to_contain_text("The bot is online")
    expect(panel.locator(".figure").first).to_have_text(re.compile("^0"))
    say(page, "left", "https://example.com/risen").wait_for()
    expect(message(page, "right", "https://example.com/risen")).to_be_visible()
