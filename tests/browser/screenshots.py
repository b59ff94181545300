"""Takes the pictures in the README: `make screenshots`.

Each is a page that `geomap map` wrote, in a state that shows what it can do, as PNG of at most 256 colours.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from geomap.draw import page as draw
from tests.browser.conftest import find_chromium
from tests.draw.arabic import arabic_report

COLOURS = 256
PAPER = {"width": 794, "height": 1123}
"""A4 at 96 dots an inch."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture."""

    name: str
    """Its file, without the ending."""
    source: str
    """Which page it is of: the name of a sample."""
    size: tuple[int, int]
    """Width and height in pixels."""
    scheme: Literal["light", "dark"] = "light"
    """The reader's preference."""
    before: Callable[[Page], None] = lambda _page: None
    """What the reader does first."""


def show(name: str) -> Callable[[Page], None]:
    """Give what opens a name in the text."""
    return lambda page: page.locator("#gm-text [data-mention]", has_text=name).first.click()


def table(page: Page) -> None:
    """Open the table of places."""
    page.get_by_role("tab", name="Places").click()


def documents(page: Page) -> None:
    """Look for some of the documents."""
    page.get_by_role("tab", name="Documents").click()


def sheet(page: Page) -> None:
    """Lay the page out for paper."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.locator("#geomap").evaluate(
        "(sheet) => { sheet.style.padding = '57px'; }"
    )  # a printer's margin


SHOTS = (
    Shot("light", "air-strikes", (1280, 800), before=show("Aleppo")),
    Shot("dark", "air-strikes", (1280, 800), "dark", show("Palmyra")),
    Shot("narrow", "air-strikes", (390, 844), before=show("Latakia")),
    Shot("table", "air-strikes", (1280, 800), before=table),
    Shot("print", "air-strikes", (PAPER["width"], PAPER["height"]), before=sheet),
    Shot("documents", "several", (1280, 800), before=documents),
    Shot("right-to-left", "arabic", (1280, 800), before=show("حلب")),
)


def take(browser: Browser, pages: Path, shot: Shot) -> bytes:
    """Open a page, bring it into the wanted state, and give what is seen as PNG."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=shot.scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto((pages / f"{shot.source}.html").resolve().as_uri())
    page.locator("[data-mention]").first.wait_for()
    shot.before(page)
    page.mouse.move(0, 0)
    page.wait_for_timeout(800)  # the map glides to the place
    png = page.screenshot()
    context.close()
    return png


def small(png: bytes) -> bytes:
    """Give the picture with few colours, dithered: soft areas stay soft, and small symbols keep their hue."""
    stream = BytesIO()
    picture = Image.open(BytesIO(png)).convert("RGB")
    few = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2)
    picture.quantize(palette=few, dither=Image.Dither.FLOYDSTEINBERG).save(
        stream, "PNG", optimize=True
    )
    return stream.getvalue()


def main(pages: Path, folder: Path) -> None:
    """Take all pictures of the pages in one folder into another."""
    folder.mkdir(parents=True, exist_ok=True)
    (pages / "arabic.html").write_text(draw(arabic_report()), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(playwright), args=["--no-sandbox", "--disable-gpu"]
        )
        for shot in SHOTS:
            picture = small(take(browser, pages, shot))
            (folder / f"{shot.name}.png").write_bytes(picture)
            sys.stdout.write(f"{shot.name}.png: {len(picture) / 1024:.0f} KB\n")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
