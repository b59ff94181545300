"""A Chromium without a network, and pages that note whatever goes wrong in them.

Nothing here may depend on how fast the machine is. What an action brings about is awaited: by `expect`, or, where
Playwright has no word for it, by `becomes` and `awaited`. (`Page.wait_for_function` waits inside the page, where our
policy forbids it to evaluate anything; it works only for what holds at once.) A locator that finds two elements fails
at once instead of waiting, so whatever may be there twice is counted first.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

T = TypeVar("T")

PATIENCE_MS = 60_000
"""What a busy machine may need for a step; a quiet one takes a moment."""

_START_MS = 180_000
_GLANCE_MS = 50

expect.set_options(timeout=PATIENCE_MS)


def _until(page: Page, read: Callable[[], T], holds: Callable[[T], bool]) -> T:
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not holds(found := read()) and time.monotonic() < deadline:
        page.wait_for_timeout(_GLANCE_MS)
    return found


def awaited(page: Page, read: Callable[[], T]) -> T:
    """Give what is read as soon as it counts as true; after `PATIENCE_MS` whatever it is."""
    return _until(page, read, bool)


def becomes(page: Page, read: Callable[[], object], wanted: object) -> None:
    """Wait until what is read equals what is wanted."""
    assert _until(page, read, lambda found: found == wanted) == wanted


def comes_to_rest(page: Page) -> None:
    """Wait until the map no longer glides: an opened popup, or a marker that got the focus, moves it into view."""
    assert awaited(
        page, lambda: page.evaluate("!(map_geomap._panAnim && map_geomap._panAnim._inProgress)")
    )


_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium(playwright: Playwright) -> str:
    """Give the path of a Chromium: the one named, the system's, or Playwright's; fail with the way to one."""
    named = os.environ.get("GEOMAP_CHROMIUM")
    found = (
        named
        or next(filter(None, map(shutil.which, _NAMES)), None)
        or playwright.chromium.executable_path
    )
    if not Path(found).exists():
        pytest.fail(
            f"no Chromium at {found}: install one (`apt install chromium`), or run `playwright install chromium`, "
            "or name one in GEOMAP_CHROMIUM",
            pytrace=False,
        )
    return found


def find_firefox() -> str | None:
    """Give the path of a Firefox: the one named in GEOMAP_FIREFOX, or the system's; None where there is none."""
    return os.environ.get("GEOMAP_FIREFOX") or next(
        filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None
    )


BROWSERS = ("chromium", "firefox") if find_firefox() else ("chromium",)
"""What the interactions are tried in: `pytestmark = pytest.mark.parametrize("browser_name", BROWSERS, scope="session")`."""


@pytest.fixture(scope="session")
def browser_name() -> str:
    """Give the browser that tests run in which do not choose."""
    return "chromium"


@pytest.fixture(scope="session")
def browsers() -> Iterator[Callable[[str], Browser]]:
    """Give a way to a browser by name, one for all tests of a worker."""
    started: dict[str, Browser] = {}
    with sync_playwright() as playwright:

        def start(name: str) -> Browser:
            if name == "firefox":
                # Stock Firefox speaks WebDriver BiDi; Playwright's own protocol only its own build.
                return playwright.firefox.launch(
                    executable_path=find_firefox(), channel="moz-firefox", timeout=_START_MS
                )
            return playwright.chromium.launch(
                executable_path=find_chromium(playwright),
                args=["--no-sandbox", "--disable-gpu"],
                timeout=_START_MS,
            )

        def get(name: str) -> Browser:
            if name not in started:
                started[name] = start(name)
            return started[name]

        yield get
        for browser in started.values():
            browser.close()


@pytest.fixture
def browser(browsers: Callable[[str], Browser], browser_name: str) -> Browser:
    """Give the browser that a test runs in."""
    return browsers(browser_name)


@pytest.fixture
def look(browser: Browser) -> Iterator[Page]:
    """Give a tab with the network off; what is opened in it may ask for what it wants, and does not get it."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


@dataclass(slots=True)
class Watch:
    """What a page did that it must not do."""

    requests: list[str] = field(default_factory=list)
    """Every address asked for, the page's own and `data:` among them."""
    complaints: list[str] = field(default_factory=list)
    """Errors, warnings and dialogs."""

    def attach(self, page: Page) -> None:
        """Listen to a page before it is opened."""

        def on_console(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                self.complaints.append(f"console: {message.text}")

        def on_dialog(dialog: Dialog) -> None:
            self.complaints.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        page.on("console", on_console)
        page.on("dialog", on_dialog)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("popup", lambda popup: self.complaints.append(f"window: {popup.url}"))


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[OpenPage]:
    """Give a way to open HTML from a file with the network off; afterwards, nothing may have gone wrong."""
    contexts: list[BrowserContext] = []
    watches: list[tuple[Watch, str]] = []

    def open_html(
        html: str,
        *,
        width: int = 1440,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
        fragment: str = "",
    ) -> Page:
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_bytes(html.encode("utf-8"))
        context = browser.new_context(
            # Firefox's protocol has no such switch; that it asks for nothing is seen in the list of requests.
            offline=None if browser.browser_type.name == "firefox" else True,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page, watch = context.new_page(), Watch()
        watch.attach(page)
        watches.append((watch, path.as_uri()))
        page.goto(path.as_uri() + fragment)
        return page

    yield open_html
    for context in contexts:
        context.close()
    for watch, address in watches:
        outside = [url for url in watch.requests if not url.startswith(("data:", address))]
        assert (outside, watch.complaints) == ([], [])
