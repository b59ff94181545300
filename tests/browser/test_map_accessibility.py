"""axe-core finds nothing to complain of in any way of showing the map, in light and dark."""

from typing import Literal

import pytest
from playwright.sync_api import expect

from geomap.draw import page as draw
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import violations
from tests.draw.many import doubtful, many, unlisted


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("mode", ["Places", "Countries", "Divisions", "Heat"])
def test_axe_finds_nothing_in_any_way_of_showing_the_map(
    open_page: OpenPage, mode: str, scheme: Literal["light", "dark"]
) -> None:
    page = open_page(draw(many()[:2], title="Many", basemap="110m"), scheme=scheme)
    page.get_by_role("radio", name=mode).check(force=True)
    # Where a division lies is given: WCAG 2.5.8 lets the pins of a map be as near to each other as they are.
    assert [told for told in violations(page) if "div[data-area=" not in told.split(": ")[1]] == []


def test_axe_finds_nothing_in_lists_of_layers_that_are_open(open_page: OpenPage) -> None:
    # So high that nothing is scrolled out of sight, where no contrast could be told.
    page = open_page(draw(many(), title="Many", basemap="110m"), height=2400)
    for facet in ("country", "document", "source"):
        page.locator(f"#gm-facet-{facet} summary").click()
        expect(page.locator(f"#gm-facet-{facet} .gm-row").first).to_be_visible()
    page.get_by_label("Show when at least").fill("50")
    assert violations(page) == []


def test_axe_finds_nothing_in_ghosts_and_areas_of_doubt(open_page: OpenPage) -> None:
    page = open_page(draw([doubtful(), unlisted()], title="Doubt", basemap="110m"))
    page.locator('.gm-marker[aria-label^="Hama,"]').click()
    expect(page.locator(".gm-ghost").first).to_be_attached()
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 800, 3840])
def test_the_maps_controls_fit_every_screen(open_page: OpenPage, width: int) -> None:
    page = open_page(draw(many(), title="Many", basemap="110m"), width=width, height=800)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    stage, time = (page.locator(name).bounding_box() for name in ("#gm-stage", "#gm-time"))
    assert stage is not None
    assert time is not None
    assert time["x"] >= stage["x"]
    assert time["x"] + time["width"] <= stage["x"] + stage["width"]
