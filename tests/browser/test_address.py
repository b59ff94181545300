"""The state of the page in its address: written as the reader goes, restored when it is opened, and harmless."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from geomap.draw import page as draw
from tests.browser.conftest import BROWSERS, OpenPage, becomes
from tests.draw.hostile import PAYLOADS
from tests.draw.reports import report

pytestmark = pytest.mark.parametrize("browser_name", BROWSERS, scope="session")


def drawn() -> str:
    """Give a page of two documents."""
    return draw([report("first.txt"), report("b/zweite & letzte.txt")], title="t", basemap="110m")


def test_tab_document_and_layers_are_restored(open_page: OpenPage) -> None:
    fragment = (
        "#document=b/zweite%20%26%20letzte.txt&tab=places&off=city,water&roles=literal,demonym"
    )
    page = open_page(drawn(), fragment=fragment)
    expect(page.get_by_role("tab", name="Places")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#gm-position")).to_have_text("Document 2 of 2")
    expect(page.get_by_role("checkbox", name="Cities and towns")).not_to_be_checked()
    expect(page.locator("#gm-kind-country")).to_be_checked()
    expect(page.get_by_role("checkbox", name="People or adjective")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Where it was filed")).not_to_be_checked()


def test_a_view_a_threshold_and_a_way_of_showing_are_restored(open_page: OpenPage) -> None:
    page = open_page(
        draw(report(), basemap="110m"), fragment="#show=countries&sure=50&view=33.3,44.4,7"
    )
    expect(page.get_by_role("radio", name="Countries")).to_be_checked()
    expect(page.locator("#gm-threshold")).to_have_value("50")
    view = "[map_geomap.getCenter().lat, map_geomap.getCenter().lng, map_geomap.getZoom()].map((part) => Math.round(part * 10) / 10)"
    becomes(page, lambda: page.evaluate(view), [33.3, 44.4, 7])


def test_what_the_reader_does_is_written(open_page: OpenPage) -> None:
    page = open_page(drawn())
    assert "#" not in page.url
    page.get_by_label("Next document").click()
    expect(page).to_have_url(re.compile(r"#document=b/zweite%20%26%20letzte\.txt$"))
    page.get_by_role("tab", name="Places").click()
    expect(page).to_have_url(re.compile(r"letzte\.txt&tab=places$"))
    page.get_by_role("checkbox", name="Waters").uncheck()
    expect(page).to_have_url(re.compile(r"&off=water$"))
    page.get_by_role("checkbox", name="Waters").check()
    expect(page).to_have_url(re.compile(r"&tab=places$"))
    page.get_by_label("Zoom in").click()
    expect(page).to_have_url(re.compile(r"&view=[\d.]+,[\d.]+,[\d.]+$"))


def test_another_address_on_the_open_page_is_followed(open_page: OpenPage) -> None:
    page = open_page(draw(report(), basemap="110m"), fragment="#place=geonames:169577")
    expect(page.locator(".gm-popup h2")).to_have_text("Homs")
    page.evaluate("() => { location.hash = '#place=geonames:170063&tab=places'; }")
    expect(page.locator(".gm-popup h2")).to_have_text("Aleppo")
    expect(page.get_by_role("tab", name="Places")).to_have_attribute("aria-selected", "true")


def test_an_address_is_followed_though_the_page_writes_its_own_just_then(
    open_page: OpenPage,
) -> None:
    """A while after the map has moved, the page writes its view; a link may be followed in that moment."""
    page = open_page(draw(report(), basemap="110m"))
    page.evaluate(
        """() => {
            location.hash = "#place=geonames:170063";
            history.replaceState(null, "", "#place=geonames:169577");
        }"""
    )
    expect(page.locator(".gm-popup h2")).to_have_text("Aleppo")


def test_skip_links_lead_on_and_leave_the_address_alone(open_page: OpenPage) -> None:
    page = open_page(draw(report(), basemap="110m"), fragment="#tab=places")
    page.locator("body").press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#gm-places")).to_be_focused()
    expect(page).to_have_url(re.compile("#tab=places$"))


HOSTILE = [
    *PAYLOADS.values(),
    "view=NaN,NaN,99",
    "view=1e9,0,3",
    "mention=-1",
    "mention=1e3",
    "tab=constructor",
    "off=__proto__,hasOwnProperty",
    "roles=%3Cb%3E",
    "show=__proto__",
    "sure=999",
    "not-source=%00,%ff",
    "document=__proto__",
    "place=constructor",
    "x=" + "a" * 20_000,
]


def shown(page: Page) -> list[str]:
    """Give what an address could have changed."""
    state: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("[role=tab][aria-selected=true], .gm-layers input:checked, .gm-text h2, h1")]
            .map((node) => node.id || node.textContent)"""
    )
    return state


GO_TO = """(hash) => new Promise((heard) => {
    const before = location.href;
    location.hash = hash;
    // The page listened first, so it has done what it does; no change is told to nobody.
    if (location.href === before) heard();
    else addEventListener("hashchange", () => heard(), { once: true });
})"""
"""Changes the address and waits until the page has heard of it."""


@pytest.mark.parametrize(
    "key", ["", "place=", "mention=", "document=", "tab=", "view=", "off=", "show=", "not-source="]
)
def test_a_hostile_address_does_nothing(open_page: OpenPage, key: str) -> None:
    page = open_page(draw(report(), basemap="110m"))
    before = shown(page)
    for hostile in HOSTILE:
        for text in (hostile, quote(hostile, safe="", errors="replace")):
            page.evaluate(GO_TO, f"#{key}{text}")
    assert (
        page.evaluate(
            "document.querySelectorAll('#geomap :is(script, img, iframe, object, b)').length"
        )
        == 0
    )
    assert "alert(1)" not in page.locator("#geomap").inner_html()
    if key not in {"", "off="}:
        assert shown(page) == before
    expect(page.locator(".gm-popup")).to_have_count(0)
