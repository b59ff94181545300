"""axe-core finds nothing to complain of, in light and dark, on small screens, with each tab and with what opens."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geomap.draw import page as draw
from tests.browser.conftest import OpenPage, comes_to_rest
from tests.browser.test_documents import several
from tests.draw.reports import report

AXE = Path(__file__).parents[1] / "web" / "node_modules" / "axe-core" / "axe.min.js"
"""Put there by `make test` from npm."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """Give what axe-core finds wrong, with where it is."""
    if not AXE.is_file():
        pytest.fail("axe-core is missing: `make test` gets it from npm", pytrace=False)
    comes_to_rest(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(
        """async (tags) => {
            const told = (results) => results.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
            const all = await axe.run(document, { runOnly: { type: "tag", values: tags } });
            // Beside a map no contrast can be computed with certainty; without it, all of it must be.
            document.querySelector(".leaflet-map-pane").style.display = "none";
            for (const box of document.querySelectorAll(".gm-tabpanel")) box.scrollTop = 0;
            const beside = await axe.run({ include: ["#gm-head", "#gm-panel", "#gm-layers"] }, { runOnly: { type: "rule", values: ["color-contrast"] } });
            document.querySelector(".leaflet-map-pane").style.display = "";
            return told([...all.violations, ...beside.violations, ...beside.incomplete]);
        }""",
        TAGS,
    )
    return found


def text(_page: Page) -> None:
    """Leave the page as it opens."""


def tab(name: str) -> Callable[[Page], None]:
    """Give what opens a tab."""
    return lambda page: page.get_by_role("tab", name=name).click()


def popup(page: Page) -> None:
    """Open a marker's popup and all that can be unfolded in it."""
    page.locator("#gm-text [data-mention]", has_text="Springfield").click()
    expect(page.locator(".gm-popup h2")).to_be_visible()
    folded = page.locator(".gm-popup details:not([open]) > summary")
    while count := folded.count():
        folded.first.click()
        expect(folded).to_have_count(count - 1)
    expect(page.locator(".gm-popup ol:empty")).to_have_count(0)  # filled when it has opened


def note(page: Page) -> None:
    """Open the note on a name that is not on the map."""
    page.locator("#gm-text [data-mention]", has_text="Qafr al-Zahra").click()
    expect(page.locator("#gm-note")).to_be_visible()


def copying(page: Page) -> None:
    """Ask for a citation where nothing may be copied."""
    page.evaluate(
        "() => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false; }"
    )
    page.locator("#gm-text [data-mention]", has_text="Aleppo").first.click()
    page.get_by_role("button", name="Copy citation").click()
    expect(page.locator("dialog")).to_be_visible()


def leading(page: Page) -> None:
    """Let the map follow the text."""
    page.get_by_label("Map follows the text").check()


STATES = {
    "text": text,
    "places": tab("Places"),
    "unplaced": tab("Not placed"),
    "about": tab("About"),
    "popup": popup,
    "note": note,
    "copying": copying,
    "leading": leading,
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES.values(), ids=STATES.keys())
def test_axe_finds_nothing(open_page: OpenPage, scheme: str, state: Callable[[Page], None]) -> None:
    page = open_page(draw(report(), basemap="110m"), scheme=scheme)
    state(page)
    assert violations(page) == []


@pytest.mark.parametrize("state", [text, tab("Places"), popup], ids=["text", "places", "popup"])
def test_axe_finds_nothing_on_a_narrow_screen(
    open_page: OpenPage, state: Callable[[Page], None]
) -> None:
    page = open_page(draw(report(), basemap="110m"), width=320, height=640)
    state(page)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_list_of_documents(open_page: OpenPage, scheme: str) -> None:
    page = open_page(draw(several(), title="t", basemap="110m"), scheme=scheme)
    page.get_by_role("tab", name="Documents").click()
    page.get_by_label("Find", exact=True).fill("sleep")
    expect(page.locator(".gm-entry")).to_have_count(1)
    assert violations(page) == []


def test_axe_finds_nothing_in_german(open_page: OpenPage) -> None:
    page = open_page(draw(report(), basemap="110m", language="de"))
    assert violations(page) == []
    expect(page.locator("html")).to_have_attribute("lang", "de")


def test_axe_would_find_something(open_page: OpenPage) -> None:
    page = open_page(draw(report(), basemap="110m"))
    page.evaluate("() => document.querySelector('.gm-hint').style.setProperty('color', '#bbb')")
    assert any(found.startswith("color-contrast") for found in violations(page))


def test_who_asks_for_less_motion_gets_a_map_that_does_not_glide(open_page: OpenPage) -> None:
    page = open_page(draw(report(), basemap="110m"))
    step = """() => {
        const before = map_geomap.getCenter().lng;
        map_geomap.panBy([40, 0]);
        return Math.abs(map_geomap.getCenter().lng - before) > 0.1;
    }"""
    assert page.evaluate(step)
    page.emulate_media(reduced_motion="no-preference")
    assert not page.evaluate(step)
