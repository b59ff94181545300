"""Many places and documents: groups, areas, heat, time and lists of layers, by mouse and keyboard."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from geomap.draw import page as draw
from tests.browser.conftest import OpenPage, awaited, becomes, comes_to_rest
from tests.draw.many import divided, many
from tests.draw.reports import report


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Open a page of three hundred towns in four documents."""
    return open_page(draw(many(), title="Many", basemap="110m"))


def rings(page: Page) -> Locator:
    """Give the groups on the map."""
    return page.locator(".gm-cluster")


def counted(page: Page) -> int:
    """Count the mentions on the map, in groups and alone."""
    grouped = sum(
        int(text or 0)
        for text in rings(page).evaluate_all("nodes => nodes.map((n) => n.dataset.mentions)")
    )
    return grouped + page.locator(".gm-marker").count()


def show_all(page: Page) -> None:
    """Bring all places into view."""
    page.get_by_label("Show all places").click()


def test_groups_say_how_many_mentions_they_hold_and_hold_them_all(page: Page) -> None:
    show_all(page)
    first = rings(page).first
    expect(first).to_have_attribute("aria-label", re.compile(r"\d+ mentions of \d+ places"))
    mentions = first.get_attribute("data-mentions")
    expect(first.locator(".gm-ring-count")).to_have_attribute("data-count", mentions or "")
    becomes(page, lambda: counted(page), 300)


def test_enter_on_a_group_parts_it_and_the_focus_goes_on(page: Page) -> None:
    show_all(page)
    before = rings(page).count()
    rings(page).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(":is(.gm-cluster, .gm-marker):focus")).to_have_count(1)
    assert awaited(
        page, lambda: page.locator(".gm-marker").count() > 0 or rings(page).count() != before
    )
    expect(page.get_by_role("status")).to_contain_text("in view")


def test_a_group_keeps_the_focus_while_the_map_moves_under_it(page: Page) -> None:
    """A marker that gets the focus at the edge of the map is itself moved into view."""
    show_all(page)
    rings(page).first.focus()
    page.evaluate("map_geomap.panBy([30, 0], { animate: false })")
    expect(rings(page).first).to_be_focused()
    becomes(page, lambda: counted(page), 300)


def test_a_click_on_a_group_brings_its_places_nearer(page: Page) -> None:
    show_all(page)
    scale = page.locator(".leaflet-control-scale-line")
    before = scale.inner_text()
    rings(page).first.click()
    expect(scale).not_to_have_text(before)


def test_grouping_can_be_switched_off(page: Page) -> None:
    show_all(page)
    page.get_by_label("Group near places").uncheck()
    expect(rings(page)).to_have_count(0)
    expect(page.locator(".gm-marker")).to_have_count(300)


def test_a_mention_in_a_group_lights_the_group_and_opens_its_own_marker(page: Page) -> None:
    show_all(page)
    page.locator("[data-mention]", has_text=re.compile("^Town0$")).hover()
    expect(page.locator(".gm-cluster.gm-lit")).to_have_count(1)
    page.locator("[data-mention]", has_text=re.compile("^Town0$")).click()
    expect(page.get_by_role("dialog").locator("h2")).to_contain_text("Town0")
    expect(page.locator('.gm-marker[aria-label^="Town0,"]')).to_have_class(re.compile("gm-active"))


def test_countries_are_shaded_and_tagged_with_their_mentions(page: Page) -> None:
    page.get_by_role("radio", name="Countries").check(force=True)
    show_all(page)
    expect(page.locator(".gm-tag")).to_have_count(4)
    expect(page.locator('[data-area="SY"]')).to_have_attribute(
        "aria-label", "Syria: 75 mentions of 75 places"
    )
    expect(page.locator(".gm-cluster, .gm-marker")).to_have_count(0)
    # Natural Earth's coarse map has no area for Singapore.
    expect(page.locator('[data-area="SG"] .gm-square')).to_have_count(1)
    expect(page.locator("#gm-legend")).to_contain_text("the gazetteer's word")
    expect(page.locator("#gm-legend")).to_contain_text("countries without an outline")


def test_a_country_opens_by_keyboard_leads_to_its_places_and_back(page: Page) -> None:
    page.get_by_role("radio", name="Places").focus()
    page.keyboard.press("ArrowRight")
    show_all(page)
    page.locator('[data-area="IQ"]').focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("h2")).to_have_text("Iraq")
    expect(dialog.locator("h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator('[data-area="IQ"]')).to_be_focused()
    expect(dialog).to_have_count(0)
    page.keyboard.press("Enter")
    dialog.get_by_role("button", name="Town1", exact=True).click()
    expect(page.locator(".gm-popup h2", has_text="Town1")).to_have_count(1)
    expect(page.locator('.gm-marker[aria-label^="Town1,"]')).to_have_class(re.compile("gm-active"))


@pytest.mark.parametrize("country", ["IQ", "SG"])
def test_the_popup_of_a_country_comes_out_from_under_the_layers(page: Page, country: str) -> None:
    page.get_by_role("radio", name="Countries").check(force=True)
    show_all(page)
    page.locator(f'[data-area="{country}"]').focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(1)
    comes_to_rest(page)
    popup, layers = (page.locator(name).bounding_box() for name in (".gm-popup", "#gm-layers"))
    assert popup is not None
    assert layers is not None
    assert popup["x"] + popup["width"] <= layers["x"]


def test_a_click_into_a_country_opens_it(page: Page) -> None:
    page.get_by_role("radio", name="Countries").check(force=True)
    show_all(page)
    tag = page.locator('[data-area="TR"]').bounding_box()
    assert tag is not None
    page.mouse.click(tag["x"] + tag["width"] / 2 + 60, tag["y"] + tag["height"] / 2 - 6)
    expect(page.get_by_role("dialog").locator("h2")).to_have_text("Türkiye")


def test_divisions_are_boxes_by_extent_or_squares_and_what_lies_in_none_is_told(
    open_page: OpenPage,
) -> None:
    page = open_page(draw(divided(), basemap="110m"))
    page.get_by_role("radio", name="Divisions").check(force=True)
    expect(page.locator(".gm-box")).to_have_count(1)
    expect(page.locator('[data-area="SY/SY.12"]')).to_have_attribute(
        "aria-label", "Idlib, Syria: 2 mentions of 2 places"
    )
    expect(page.locator('[data-area="SY/SY.11"] .gm-square')).to_have_count(1)
    expect(page.locator("#gm-legend")).to_contain_text("no borders of divisions")
    expect(page.locator("#gm-legend")).to_contain_text("1 mention lies in no single division.")


def test_places_in_several_countries_are_counted_for_none(open_page: OpenPage) -> None:
    page = open_page(draw(report(), basemap="110m"))
    page.get_by_role("radio", name="Countries").check(force=True)
    expect(page.locator("#gm-legend")).to_contain_text(
        "2 mentions lie in several countries or none."
    )


def test_heat_covers_the_map_and_leaves_out_areas(open_page: OpenPage) -> None:
    page = open_page(draw(report(), basemap="110m"))
    alpha = """node => {
        const probe = node.getContext("2d");
        const { data } = probe.getImageData(0, 0, node.width, node.height);
        let most = 0;
        for (let n = 3; n < data.length; n += 4) most = Math.max(most, data[n]);
        return most;
    }"""
    page.get_by_role("radio", name="Heat").check(force=True)
    heat = page.locator("canvas.gm-heat")
    expect(heat).to_be_attached()
    assert heat.evaluate(alpha) > 150
    expect(page.locator("#gm-legend")).to_contain_text("mentions of countries and other areas")
    page.get_by_role("radio", name="Places").check(force=True)
    expect(heat).to_have_count(0)


def test_time_is_narrowed_by_keyboard_and_says_so(page: Page) -> None:
    show_all(page)
    time = page.locator("#gm-time")
    expect(time).to_contain_text("Oct 1, 2015 – Oct 4, 2015")
    page.get_by_label("From", exact=True).last.focus()
    page.keyboard.press("ArrowRight")
    expect(time).to_contain_text("Oct 2, 2015 – Oct 4, 2015")
    expect(page.locator("#gm-time-from")).to_have_attribute("aria-valuetext", "Oct 2, 2015")
    becomes(page, lambda: counted(page), 200)
    page.get_by_label("Without a date").uncheck()
    becomes(page, lambda: counted(page), 190)


def test_a_thumb_does_not_pass_the_other(page: Page) -> None:
    page.locator("#gm-time-to").fill("1")
    page.locator("#gm-time-from").fill("3")
    expect(page.locator("#gm-time-from")).to_have_value("1")


LISTEN = """() => {
    const [label, play] = [".gm-time-label", ".gm-play"].map((name) => document.querySelector(name));
    window.told = [];
    const hear = new MutationObserver((all) => {
        for (const { target } of all) window.told.push(target === label ? label.textContent : play.getAttribute("aria-pressed"));
    });
    hear.observe(label, { childList: true });
    hear.observe(play, { attributeFilter: ["aria-pressed"] });
}"""
"""Writes down what is said while time is played: it goes on whether or not somebody looks."""


def test_playing_moves_through_time_and_stops_at_the_end(page: Page) -> None:
    page.evaluate(LISTEN)
    page.get_by_role("button", name="Play through time").click()
    days = [f"Oct {day}, 2015" for day in (1, 2, 3, 4)]
    becomes(page, lambda: page.evaluate("window.told"), [days[0], "true", *days[1:], "false"])


def test_one_date_alone_gives_no_time(open_page: OpenPage) -> None:
    expect(open_page(draw(report(), basemap="110m")).locator("#gm-time")).to_have_count(0)


def test_a_country_a_document_and_a_source_can_be_switched_off(page: Page) -> None:
    show_all(page)
    for facet, value, left in (
        ("country", "Syria", 225),
        ("document", "About one", 225 - 75),
        ("source", "The Sample", 150 - 142),
    ):
        page.locator(f"#gm-facet-{facet} summary").click()
        page.locator(f"#gm-facet-{facet}").get_by_label(re.compile(f"^{value}")).uncheck()
        becomes(page, lambda: counted(page), left)
    page.locator("#gm-facet-source").get_by_role("button", name="All").click()
    becomes(page, lambda: counted(page), 150)


def test_selecting_a_mention_of_a_country_that_is_off_switches_it_on(page: Page) -> None:
    page.locator("#gm-facet-country summary").click()
    syria = page.locator("#gm-facet-country").get_by_label(re.compile("^Syria"))
    syria.uncheck()
    page.locator("[data-mention]", has_text=re.compile("^Town0$")).click()
    expect(page.get_by_role("dialog").locator("h2")).to_contain_text("Town0")
    expect(syria).to_be_checked()


def test_a_long_list_is_searched(page: Page) -> None:
    page.locator("#gm-facet-document summary").click()
    expect(page.locator("#gm-facet-document .gm-row")).to_have_count(4)
    page.locator("#gm-facet-document").get_by_role("button", name="None").click()
    becomes(page, lambda: counted(page), 0)


def test_what_is_shown_is_in_the_address(open_page: OpenPage) -> None:
    html = draw(many(), title="Many", basemap="110m")
    page = open_page(html, fragment="#show=countries&days=2015-10-03,2015-10-04")
    expect(page.get_by_role("radio", name="Countries")).to_be_checked()
    expect(page.locator("#gm-time")).to_contain_text("Oct 3, 2015 – Oct 4, 2015")
