"""A Chromium without a network, and pages that note whatever goes wrong in them."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

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

_PATIENCE_MS = 30_000
"""What a busy machine may need for a step; a quiet one takes a moment."""

expect.set_options(timeout=_PATIENCE_MS)

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
                    executable_path=find_firefox(), channel="moz-firefox"
                )
            return playwright.chromium.launch(
                executable_path=find_chromium(playwright), args=["--no-sandbox", "--disable-gpu"]
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
        context.set_default_timeout(_PATIENCE_MS)
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
