"""Two people fill in their profiles on the playground's page, each in their own language."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.page import PHONE, TOO_FAINT, Json, Opener, composer, message, needs_browser


def _command(page: Page, side: str, typed: str, run: str) -> Locator:
    """Run a command without options; the form that it opens."""
    composer(page, side).press_sequentially(typed)
    page.locator(f"#column-{side} [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("button", name=run, exact=True).click()
    form = page.get_by_role("dialog")
    expect(form).to_be_visible()
    return form


def _choose(form: Locator, label: str, *options: str) -> None:
    """In a select of a form; what leaves room for more is closed by hand."""
    form.get_by_role("combobox", name=label).click()
    for option in options:
        form.get_by_role("option", name=option).click()
    if form.get_by_role("listbox").count():
        form.page.keyboard.press("Escape")
    expect(form.get_by_role("listbox")).to_have_count(0)


@pytest.mark.browser
@needs_browser
def test_a_form_says_what_is_missing_and_gives_back_what_was_not_understood(
    bridged: Json, visit: Opener
) -> None:
    page = visit(bridged)
    form = _command(page, "left", "/profile edit", "Run")
    form.get_by_role("button", name="Submit").click()
    expect(form.get_by_role("alert")).to_have_text("“Languages I can help with” is needed.")
    _choose(form, "Languages I can help with", "English")
    # A choice that may be left out: another takes its place, and it can be taken back.
    _choose(form, "My level", "A1 · HSK 1")
    _choose(form, "My level", "B1 · HSK 3")
    expect(form.get_by_role("combobox", name="My level")).to_contain_text("B1 · HSK 3")
    _choose(form, "My level", "B1 · HSK 3")
    expect(form.get_by_role("combobox", name="My level")).to_contain_text("Choose…")
    form.get_by_label("My time zone").fill("Mars")
    form.get_by_label("When I'm usually free").fill("Mon-Fri 19-22")
    form.get_by_label("What I like talking about").fill("cats, sourdough bread")
    form.get_by_role("button", name="Submit").click()
    refused = message(page, "left", "Not saved yet")
    refused.get_by_role("button", name="Back to the form").click()
    expect(form.get_by_role("combobox", name="Languages I can help with")).to_contain_text("English")
    expect(form.get_by_label("When I'm usually free")).to_have_value("Mon-Fri 19-22")
    form.get_by_label("My time zone").fill("New York")
    form.get_by_role("button", name="Submit").click()
    card = message(page, "left", "Your language exchange profile")
    expect(card).to_contain_text("Mon–Fri 19:00–22:00 (New York time)")
    expect(card).to_contain_text("sourdough bread")
    expect(message(page, "left", "Not saved yet")).to_have_count(0)
    card.get_by_role("button", name="About me").click()
    _choose(form, "What I'd like", "Just chatting", "Slang")
    _choose(form, "How many partners", "2")
    form.get_by_role("button", name="Submit").click()
    expect(card).to_contain_text("Just chatting, Slang")
    expect(card).to_contain_text("Up to 2 partners")


@pytest.mark.browser
@needs_browser
def test_the_chinese_side_fills_it_in_in_chinese(bridged: Json, visit: Opener) -> None:
    page = visit(bridged, locale="zh-CN")
    form = _command(page, "right", "/资料 填写", "执行")
    expect(form.get_by_label("我的时区")).to_have_value("上海")
    _choose(form, "我能教的语言", "中文")
    form.get_by_label("我一般什么时候有空").fill("周一至周五 晚上8点到10点")
    form.get_by_label("我喜欢聊什么").fill("猫、手冲咖啡")
    form.get_by_role("button", name="提交").click()
    card = message(page, "right", "你的语言交换资料")
    expect(card).to_contain_text("周一至周五")
    expect(card).to_contain_text("在学：英语")


@pytest.mark.browser
@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_fits_a_phone_and_can_be_read(bridged: Json, visit: Opener, scheme: str) -> None:
    page = visit(bridged, viewport=PHONE, color_scheme=scheme)
    form = _command(page, "left", "/profile edit", "Run")
    form.get_by_role("combobox", name="My level").click()
    form.get_by_role("option", name="C2").scroll_into_view_if_needed()
    for shown in (form, form.get_by_role("listbox")):
        box = shown.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        assert box["y"] + box["height"] <= PHONE["height"]
    assert page.evaluate(TOO_FAINT) == []
    page.keyboard.press("Escape")
    form.get_by_role("button", name="Cancel").click()
    expect(form).to_have_count(0)
