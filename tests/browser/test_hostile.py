"""Hostile text in every field: nothing runs, nothing is asked for, and all of it is there to read."""

import re

import pytest
from playwright.sync_api import Page, expect

from geomap.draw import page as draw
from geomap.draw.inert import visible
from tests.browser.conftest import OpenPage, awaited, becomes
from tests.draw.hostile import PAYLOADS, hostile_report

# What sets a direction is taken out of labels, where no element can isolate it.
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def text_of(page: Page, selector: str) -> str:
    """Give the text of the first such element, verbatim."""
    text: str = page.locator(selector).first.evaluate("node => node.textContent")
    return text


def texts_of(page: Page, selector: str) -> set[str]:
    """Give the texts of all such elements, verbatim."""
    return set(
        page.locator(selector).evaluate_all("nodes => nodes.map((node) => node.textContent)")
    )


@pytest.mark.parametrize("hostile", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_every_field_is_shown_verbatim_and_runs_nowhere(open_page: OpenPage, hostile: str) -> None:
    shown = visible(hostile)
    plain = _DIRECTIONS.sub("", shown)
    page = open_page(draw(hostile_report(hostile), title=hostile, basemap="110m"))

    assert text_of(page, "h1") == shown
    assert texts_of(page, ".gm-kicker bdi") == {shown}
    assert text_of(page, ".gm-failure bdi") == shown
    assert texts_of(page, "#gm-text mark") == {shown}
    assert f"Before {shown} after. It names {shown} twice: {shown}." in text_of(page, ".gm-text")
    assert text_of(page, ".gm-text p:last-child") == f"The rest {shown}"
    assert text_of(page, ".gm-marker .gm-name") == shown
    assert shown in text_of(page, "#gm-places tbody th bdi")
    assert plain in _DIRECTIONS.sub("", text_of(page, "#gm-places tbody td"))
    assert texts_of(page, ".gm-unplaced-list bdi") == {shown}
    assert texts_of(page, "#gm-about ul bdi") == {shown}
    assert text_of(page, "#gm-about dd bdi") == shown
    assert text_of(page, ".leaflet-control-attribution bdi") == shown
    assert f"{shown}: {shown}" in texts_of(page, "#gm-about dd bdi")

    page.locator("#gm-text mark").first.click()
    becomes(page, lambda: text_of(page, "#gm-card-title bdi"), shown)
    assert texts_of(page, ".gm-popup .gm-quote mark") == {shown}
    assert texts_of(page, ".gm-popup details bdi") == {shown}
    assert texts_of(page, ".gm-popup .gm-source bdi") == {shown, f"geonames:{shown}"}
    assert plain in _DIRECTIONS.sub("", text_of(page, ".gm-popup .gm-where"))
    assert plain in _DIRECTIONS.sub("", text_of(page, "#gm-live"))
    assert page.locator(".gm-popup a").count() == 1, (
        "an id that is no number makes no link but the close button"
    )

    page.locator("#gm-text mark").nth(1).click()
    becomes(page, lambda: text_of(page, "#gm-note-title bdi"), shown)
    assert texts_of(page, "#gm-note bdi") == {shown}

    page.wait_for_timeout(50)
    assert (
        page.evaluate(
            "document.querySelectorAll('#geomap :is(script, img, iframe, object, b)').length"
        )
        == 0
    )


def test_the_list_of_documents_shows_titles_verbatim(open_page: OpenPage) -> None:
    page = open_page(
        draw([hostile_report(hostile) for hostile in PAYLOADS.values()], basemap="110m")
    )
    for index, hostile in enumerate(PAYLOADS.values()):
        shown = visible(hostile)
        page.get_by_role("tab", name="Documents").click()
        entry = f"[data-document='{index}']"
        assert text_of(page, f"{entry} .gm-entry-title") == shown
        assert texts_of(page, f"{entry} .gm-entry-meta bdi") == {shown}
        page.locator(entry).click()
        becomes(page, lambda: text_of(page, ".gm-text h2"), shown)
        page.locator("#gm-text mark").first.click()
        assert awaited(page, lambda: shown in texts_of(page, ".gm-popup .gm-nth bdi"))  # noqa: B023 - called at once


def test_sources_and_dates_to_choose_from_are_shown_verbatim(open_page: OpenPage) -> None:
    page = open_page(
        draw([hostile_report(hostile) for hostile in PAYLOADS.values()], basemap="110m")
    )
    page.get_by_role("tab", name="Documents").click()
    options = {_DIRECTIONS.sub("", text) for text in texts_of(page, "#gm-source option")}
    for hostile in PAYLOADS.values():
        shown = visible(hostile)
        assert f"{_DIRECTIONS.sub('', shown)} (1)" in options
        page.locator("#gm-words").fill(shown.replace("\n", " "))
        expect(page.locator(".gm-told button")).to_be_visible()  # what is listed is not all
        expect(page.locator(".gm-entry").first).to_be_visible()
        page.locator(".gm-told button").click()
        expect(page.locator(".gm-told button")).to_have_count(0)
    assert page.locator("#geomap :is(script, img, iframe, object, b)").count() == 0


@pytest.mark.parametrize("hostile", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_what_is_copied_and_printed_is_verbatim(open_page: OpenPage, hostile: str) -> None:
    page = open_page(draw([hostile_report(hostile), hostile_report(hostile, "b")], basemap="110m"))
    page.evaluate(
        """() => {
            Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text; } } });
        }"""
    )
    page.locator("#gm-text mark").first.click()
    page.get_by_role("button", name="Copy citation").click()
    shown = visible(hostile)
    copied = awaited(page, lambda: page.evaluate("window.copied"))
    assert copied.startswith(f"“It names {shown} twice: {shown}.” {shown}, {shown}, {shown}")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert texts_of(page, "#gm-appendix .gm-quote mark") == {shown}
    assert shown in texts_of(page, "#gm-appendix .gm-nth bdi")
    assert page.locator("#geomap :is(script, img, iframe, object, b)").count() == 0


def test_an_override_turns_nothing_outside_it_round(open_page: OpenPage) -> None:
    page = open_page(draw(hostile_report("\u202eHoms"), title="t", basemap="110m"))
    page.locator("#gm-text mark").first.click()
    where = page.locator(".gm-popup .gm-source")
    left_of = """node => {
        const range = document.createRange();
        const text = [...node.childNodes].find((child) => child.textContent.includes('answered by'));
        range.selectNodeContents(text);
        return range.getBoundingClientRect().left - node.firstElementChild.getBoundingClientRect().left;
    }"""
    assert where.evaluate(left_of) > 0
    expect(where).to_contain_text("answered by")


def test_right_to_left_text_keeps_its_direction(open_page: OpenPage) -> None:
    page = open_page(draw(hostile_report("محافظة حمص"), basemap="110m"))
    expect(page.locator("h1")).to_have_attribute("dir", "auto")
    assert page.locator("h1").evaluate("node => getComputedStyle(node).direction") == "rtl"
