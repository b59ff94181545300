"""Takes the picture in the README: `make screenshot`, after a look at `make map`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import find_chromium

SIZE = (1280, 800)
"""Width and height in pixels."""


def take(page: Path, picture: Path) -> None:
    """Open a page that `geomap map` wrote, show one place, and save what is seen as PNG."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_chromium(playwright), args=["--no-sandbox", "--disable-gpu"]
        )
        width, height = SIZE
        tab = chromium.new_page(viewport={"width": width, "height": height})
        tab.goto(page.resolve().as_uri())
        tab.get_by_role("button", name="Aleppo").first.click()
        tab.wait_for_timeout(1_500)  # the map glides to the place
        tab.screenshot(path=picture)
        chromium.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
