"""The page as a whole: lists, documents, small and dark screens, paper, and nothing to show."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from geomap.documents import Document
from geomap.draw import page as draw
from geomap.places import Report
from tests.browser.conftest import OpenPage, awaited
from tests.builders import document, mention, place
from tests.draw.reports import report

SIZES = [(320, 568), (375, 700), (800, 600), (1440, 900), (3840, 2160)]


def test_credits_are_on_the_map(open_page: OpenPage) -> None:
    credit = open_page(draw(report())).locator(".leaflet-control-attribution")
    expect(credit).to_have_text(
        "Places: GeoNames (CC BY 4.0), Land and de facto borders: Natural Earth (public domain), Leaflet, Folium"
    )


def test_the_head_counts_and_leads_to_what_is_not_placed(open_page: OpenPage) -> None:
    page = open_page(draw(report(), basemap="110m"))
    expect(page.locator(".gm-counts")).to_have_text(
        "12 places · 25 mentions · 1 mention not placed"
    )
    page.locator(".gm-counts button").click()
    expect(page.locator("#gm-unplaced")).to_contain_text(
        "No place of this name is known to the gazetteer."
    )
    page.locator("#gm-unplaced").get_by_label("Go to mention 1 of 1").click()
    expect(page.locator("#gm-text [data-mention]", has_text="Qafr al-Zahra")).to_be_focused()


def test_the_table_of_places_sorts_and_opens_markers(open_page: OpenPage) -> None:
    page = open_page(draw(report(), basemap="110m"))
    page.get_by_role("tab", name="Places").click()
    rows = page.locator("#gm-places tbody tr")
    expect(rows).to_have_count(12)
    expect(rows.first).to_contain_text("Homs")
    page.get_by_label("Sort by Place").click()
    expect(rows.first).to_contain_text("Aleppo")
    page.get_by_label("Sort by Place").click()
    expect(rows.first).to_contain_text("United States")
    page.locator("#gm-places").get_by_role("button", name="Aleppo").click()
    expect(page.get_by_role("dialog").locator("h2")).to_have_text("Aleppo")


def test_tabs_are_moved_through_with_arrows(open_page: OpenPage) -> None:
    page = open_page(draw(report(), basemap="110m"))
    page.get_by_role("tab", name="Text").focus()
    for name in ("Places", "Not placed", "About", "Text"):
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("tab", name=name)).to_be_focused()
        expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
        expect(page.get_by_role("tabpanel")).to_have_count(1)


def test_about_says_what_it_was_made_with(open_page: OpenPage) -> None:
    page = open_page(draw(report(), basemap="110m"))
    page.get_by_role("tab", name="About").click()
    expect(page.locator("#gm-about dl")).to_contain_text("rules 1")
    expect(page.locator("#gm-about dl")).to_contain_text("min_confidence: 0.2")


def test_nothing_found_is_a_page_that_says_so(open_page: OpenPage) -> None:
    page = open_page(draw(Report(document("It rained."), ()), basemap="110m"))
    expect(page.locator("#gm-text")).to_contain_text("No place was found in this text.")
    expect(page.locator("#gm-text")).to_contain_text("It rained.")
    expect(page.locator(".gm-counts")).to_have_text("0 places · 0 mentions")
    expect(page.locator("canvas.gm-basemap")).to_be_visible()


@pytest.mark.parametrize("reports", [[], [Report(document(""), ())]])
def test_no_text_at_all_is_still_a_page(open_page: OpenPage, reports: list[Report]) -> None:
    page = open_page(draw(reports, basemap="110m"))
    expect(page.locator("#gm-text")).to_contain_text("No place was found in this text.")


def test_a_document_that_failed_says_why(open_page: OpenPage) -> None:
    page = open_page(draw(Report(document(""), (), failure="it is a picture"), basemap="110m"))
    expect(page.locator(".gm-failure")).to_have_text(
        "This document could not be read or mapped: it is a picture"
    )


def test_several_documents_are_chosen_from_a_list(open_page: OpenPage) -> None:
    other = Document("second.txt", "Tokyo slept.", "The second")
    tokyo = replace(
        report().resolved[0],
        mention=mention(other, "Tokyo"),
        place=place("Tokyo", 35.69, 139.69, country="JP"),
    )
    page = open_page(draw([report(), Report(other, (tokyo,))], basemap="110m"))
    expect(page.locator(".gm-text")).to_contain_text("Jets struck Homs")
    page.get_by_label("Next document").click()
    expect(page.locator(".gm-text")).to_contain_text("Tokyo slept.")
    expect(page.locator("#gm-position")).to_have_text("Document 2 of 2")
    page.locator("[data-mention]", has_text="Tokyo").click()
    page.get_by_label("Previous document").click()
    page.get_by_role("dialog").get_by_role("button", name="Read in the text").click()
    expect(page.locator("[data-mention]", has_text="Tokyo")).to_be_focused()


def test_paragraphs_are_kept_and_wrapped_lines_joined(open_page: OpenPage) -> None:
    wrapped = (
        "One line of some sixty characters, as text files often have them,\nand the rest of it.\n\n"
    )
    page = open_page(draw(Report(document(wrapped + "A poem\nhas lines."), ()), basemap="110m"))
    paragraphs = page.locator(".gm-text p")
    expect(paragraphs).to_have_count(2)
    expect(paragraphs.nth(0)).to_have_class("gm-wrapped")
    expect(paragraphs.nth(1)).to_have_css("white-space", "pre-line")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_text_and_map_fit_every_screen(open_page: OpenPage, width: int, height: int) -> None:
    page = open_page(draw(report(), basemap="110m"), width=width, height=height)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for part in ("#gm-panel", "#gm-stage"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["height"] > 150
    page.locator("[data-mention]", has_text="Aleppo").first.click()
    expect(page.get_by_role("dialog").locator("h2")).to_be_in_viewport()


def test_on_a_small_screen_the_map_lies_above_the_text(open_page: OpenPage) -> None:
    page = open_page(draw(report(), basemap="110m"), width=375, height=700)
    stage, panel = (
        page.locator("#gm-stage").bounding_box(),
        page.locator("#gm-panel").bounding_box(),
    )
    assert stage is not None
    assert panel is not None
    assert stage["y"] + stage["height"] <= panel["y"] + 1


def luminance(page: Page, selector: str, what: str) -> float:
    """Give the relative luminance of an element's colour or background (WCAG 2)."""
    text = page.locator(selector).first.evaluate(f"node => getComputedStyle(node).{what}")
    channels = [int(part) / 255 for part in re.findall(r"\d+", text)[:3]]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (".gm-text", "body"),
        (".gm-counts", "body"),
        (".gm-hint", "body"),
        (".gm-kicker", "body"),
        (".gm-counts button", "body"),
        (".gm-name", "body"),
        (".gm-row-count", ".gm-layers summary"),
    ],
)
def test_text_stands_out_in_light_and_dark(
    open_page: OpenPage, scheme: str, text: str, ground: str
) -> None:
    page = open_page(draw(report(), basemap="110m"), scheme=scheme)
    background = luminance(page, "body" if ground != "body" else ground, "backgroundColor")
    front = luminance(page, text, "color")
    light, dark = max(front, background), min(front, background)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_dark_and_light_draw_the_land_in_their_own_colours(open_page: OpenPage) -> None:
    pixel = """() => {
        const map = document.querySelector('canvas.gm-basemap');
        if (!map.width || !map.height) return NaN;  // it is being laid out
        const probe = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        probe.drawImage(map, map.width / 2, map.height / 2, 1, 1, 0, 0, 1, 1);
        return probe.getImageData(0, 0, 1, 1).data[0];
    }"""
    page = open_page(draw(report(), basemap="110m"))
    assert awaited(page, lambda: page.evaluate(pixel) > 200)
    page.emulate_media(color_scheme="dark")
    assert awaited(page, lambda: page.evaluate(pixel) < 80), "the land stays light"


def test_paper_gets_map_places_and_text_but_no_controls(open_page: OpenPage) -> None:
    page = open_page(draw(report(), basemap="110m"))
    page.emulate_media(media="print")
    for shown in ("#gm-stage", ".gm-text", "#gm-places table", "#gm-unplaced"):
        expect(page.locator(shown)).to_be_visible()
    for hidden in (".gm-tabs", ".gm-layers", ".leaflet-control-zoom", ".gm-jump"):
        expect(page.locator(hidden)).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")


def test_places_on_both_sides_of_180_degrees_are_shown_together(open_page: OpenPage) -> None:
    source = document("Suva and Apia.")
    base = report().resolved[0]
    found = tuple(
        replace(
            base,
            mention=mention(source, name),
            place=place(name, latitude, longitude, country=country),
        )
        for name, latitude, longitude, country in (
            ("Suva", -18.14, 178.44, "FJ"),
            ("Apia", -13.83, -171.77, "WS"),
        )
    )
    page = open_page(draw(Report(source, found), basemap="110m"))
    suva = page.locator('.gm-marker[aria-label^="Suva"]').bounding_box()
    apia = page.locator('.gm-marker[aria-label^="Apia"]').bounding_box()
    assert suva is not None
    assert apia is not None
    assert 100 < apia["x"] - suva["x"] < 800
