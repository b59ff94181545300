"""Switching kinds of place and roles on and off."""

import re

import folium
import pytest
from playwright.sync_api import Locator, Page, expect

from geomap.draw import page as draw
from geomap.draw import to_map
from geomap.mentions import Role
from geomap.places import Report, Resolved
from tests.browser.conftest import OpenPage
from tests.builders import document, mention
from tests.draw.reports import SYRIA, report


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Open a page that has everything on it."""
    return open_page(draw(report(), basemap="110m"))


def marker(page: Page, name: str) -> Locator:
    """Give the marker of a place."""
    return page.locator(f'.gm-marker[aria-label^="{name},"]')


def switch(page: Page, label: str) -> Locator:
    """Give the checkbox of a layer."""
    return page.get_by_role("checkbox", name=label)


def test_a_kind_of_place_goes_and_comes(page: Page) -> None:
    cities = switch(page, "Cities and towns")
    cities.uncheck()
    expect(marker(page, "Homs")).to_have_count(0)
    expect(marker(page, "Syria")).to_have_count(1)
    cities.check()
    expect(marker(page, "Homs")).to_have_attribute("aria-label", re.compile("5 mentions"))


def test_demonyms_and_embedded_names_are_off_at_first(page: Page) -> None:
    expect(switch(page, "People or adjective")).not_to_be_checked()
    expect(switch(page, "Within another name")).not_to_be_checked()
    expect(page.locator("[data-mention]", has_text=re.compile("^Syrian$"))).to_have_class(
        re.compile("gm-dimmed")
    )
    expect(marker(page, "Syria")).to_have_attribute("aria-label", re.compile("2 mentions"))


def test_a_role_that_is_switched_on_counts(page: Page) -> None:
    switch(page, "People or adjective").check()
    expect(page.locator("[data-mention]", has_text=re.compile("^Syrian$"))).not_to_have_class(
        re.compile("gm-dimmed")
    )
    expect(marker(page, "Syria")).to_have_attribute("aria-label", re.compile("3 mentions"))


def test_a_place_named_in_no_role_that_is_on_leaves_the_map(page: Page) -> None:
    switch(page, "Stands for its government").uncheck()
    expect(marker(page, "United States")).to_have_count(0)
    expect(marker(page, "Syria")).to_have_attribute("aria-label", re.compile("1 mention"))


def test_selecting_a_dimmed_mention_switches_its_role_on(page: Page) -> None:
    page.locator("[data-mention]", has_text=re.compile("^Syrian$")).click()
    expect(page.get_by_role("dialog").locator("h2")).to_have_text("Syria")
    expect(switch(page, "People or adjective")).to_be_checked()


def test_selecting_a_mention_of_a_hidden_kind_switches_the_kind_on(page: Page) -> None:
    switch(page, "Waters").uncheck()
    page.locator("[data-mention]", has_text="Euphrates").click()
    expect(page.get_by_role("dialog").locator("h2")).to_have_text("Euphrates")
    expect(switch(page, "Waters")).to_be_checked()


def test_a_popup_says_how_many_mentions_are_hidden(page: Page) -> None:
    marker(page, "Syria").click()
    expect(page.get_by_role("dialog")).to_contain_text(
        "1 more mention belongs to a role that is switched off."
    )


def test_size_follows_the_mentions_by_area(page: Page) -> None:
    def width(name: str) -> float:
        box = marker(page, name).locator("svg").bounding_box()
        assert box is not None
        return box["width"]

    assert width("Homs") ** 2 / width("Baghdad") ** 2 == pytest.approx(5 / 3, rel=0.02)


def test_a_large_marker_shows_its_count_on_top(page: Page) -> None:
    on_top = """node => {
        const { left, top, width, height } = node.getBoundingClientRect();
        node.style.pointerEvents = "auto";
        return document.elementFromPoint(left + width / 2, top + height / 2) === node;
    }"""
    count = marker(page, "Homs").locator(".gm-count")
    expect(count).to_have_attribute("data-count", "5")
    assert count.evaluate(on_top)


def test_countries_and_divisions_are_soft_areas_and_towns_and_rivers_are_not(page: Page) -> None:
    expect(page.locator(".gm-extent.gm-country")).to_have_count(4)
    expect(page.locator(".gm-extent.gm-division")).to_have_count(1)
    expect(page.locator(".gm-extent:is(.gm-city, .gm-water)")).to_have_count(0)


def test_doubt_is_a_dashed_line(page: Page) -> None:
    page.get_by_label("Show all places").click()
    expect(marker(page, "Springfield").locator("svg")).to_have_class(re.compile("gm-unsure"))
    expect(marker(page, "Springfield")).to_have_attribute(
        "aria-label", re.compile("less than sure")
    )
    expect(marker(page, "Homs").locator("svg")).not_to_have_class(re.compile("gm-unsure"))


def test_a_genuine_layer_control_stays_in_step_with_ours(open_page: OpenPage) -> None:
    ours = to_map(report(), basemap="110m")
    folium.LayerControl(collapsed=False, position="bottomleft").add_to(ours)
    page = open_page(ours.get_root().render())
    theirs = page.locator(
        ".leaflet-control-layers-overlays label", has_text="Cities and towns"
    ).locator("input")
    theirs.uncheck()
    expect(marker(page, "Homs")).to_have_count(0)
    expect(page.locator("#gm-kind-city")).not_to_be_checked()
    page.locator("#gm-kind-city").check()
    expect(theirs).to_be_checked()


def test_a_text_of_demonyms_alone_opens_with_them_on(open_page: OpenPage) -> None:
    source = document("Syrians left.")
    found = Resolved(mention(source, "Syrian", role=Role.DEMONYM), SYRIA, 0.9, "gazetteer")
    page = open_page(draw(Report(source, (found,)), basemap="110m"))
    expect(marker(page, "Syria")).to_be_visible()


def test_show_all_brings_every_marker_into_view(page: Page) -> None:
    expect(marker(page, "United States")).not_to_be_in_viewport()
    page.get_by_label("Show all places").click()
    for name in ("United States", "Russia", "Homs"):
        expect(marker(page, name)).to_be_in_viewport()
    page.get_by_label("Back to the first view").click()
    expect(marker(page, "United States")).not_to_be_in_viewport()
