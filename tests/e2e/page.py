"""The playground's page in headless Chromium: how it is opened and used."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.e2e.playground import playground
from tests.e2e.town import PATIENCE

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
PAGE = ROOT / "bot" / "playground" / "page"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}
WAITING = "status of 429"
AS_JSON = {"Content-Type": "application/json"}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63f8cfc0f01f00050001ff56c72f0d0000000049454e44ae426082"
)

Json = dict[str, Any]
Opener = Callable[..., Page]

needs_browser = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}")


@pytest.fixture(scope="module")
def browser() -> Generator[Browser]:
    expect.set_options(timeout=1000 * PATIENCE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def loopback() -> Generator[Json]:
    """The loopback Discord alone."""
    with playground("--server-only") as info:
        yield info


@pytest.fixture(scope="module")
def bridged() -> Generator[Json]:
    """The loopback Discord with the bot, one English and one Chinese channel bridged."""
    with playground() as info:
        yield info


@pytest.fixture
def visit(browser: Browser) -> Generator[Opener]:
    """Opens the page; whatever it complains about in the console fails the test."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(
        info: Json,
        *,
        viewport: ViewportSize = WIDE,
        locale: str = "en-US",
        tolerate: str = "nothing",
        **options: Any,
    ) -> Page:
        def heard(line: ConsoleMessage) -> None:
            if line.type == "error" and tolerate not in line.text and WAITING not in line.text:
                complaints.append(line.text)

        context = browser.new_context(viewport=viewport, locale=locale, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(1000 * PATIENCE)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", heard)
        page.goto(info["page"])
        expect(page.locator(".lamp.good").first).to_be_visible()
        expect(page.locator(".intro .note")).to_have_count(0)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints


def composer(page: Page, side: str) -> Locator:
    return page.locator(f"#column-{side} .composer-text")


def say(page: Page, side: str, text: str) -> Locator:
    """Types a message and waits until the server has it."""
    composer(page, side).fill(text)
    composer(page, side).press("Enter")
    return message(page, side, text)


def message(page: Page, side: str, text: str) -> Locator:
    return page.locator(f"#column-{side} .message:not(.local)").filter(has_text=text).last


def through_menu(page: Page, target: Locator, entry: str) -> None:
    target.click(button="right")
    page.get_by_role("menuitem", name=entry, exact=True).click()


TOO_FAINT = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const over = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => rgb
    .map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility({ opacityProperty: true })) continue;
    const behind = [];
    for (let e = element; e; e = e.parentElement) behind.unshift(getComputedStyle(e).backgroundColor);
    behind.unshift(getComputedStyle(document.body).getPropertyValue("--sky"));
    const [text, ground] = [light(over([...behind, getComputedStyle(element).color])), light(over(behind))];
    const ratio = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
    if (ratio < 4.5) faint.push([walker.currentNode.data, element.className, ratio]);
  }
  return faint;
}"""
