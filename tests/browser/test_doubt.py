"""Doubt on the map: what else a name could mean, and how sure a place must be to be shown."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from geomap.draw import page as draw
from tests.browser.conftest import OpenPage, becomes
from tests.draw.many import doubtful, unlisted


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Open a page with one sure town and one that might be another."""
    return open_page(draw(doubtful(), basemap="110m"))


def marker(page: Page, name: str) -> Locator:
    """Give the marker of a place."""
    return page.locator(f'.gm-marker:not(.gm-ghost)[aria-label^="{name},"]')


def press(page: Page, key: str, times: int) -> None:
    """Press a key so often."""
    for _ in range(times):
        page.keyboard.press(key)


def test_alternatives_are_ghosts_tied_to_the_marker_while_it_is_open(page: Page) -> None:
    expect(page.locator(".gm-ghost")).to_have_count(0)
    marker(page, "Hama").click()
    ghost = page.locator(".gm-ghost")
    expect(ghost).to_have_attribute("aria-label", re.compile("^Hama 38 %.*could also be meant"))
    expect(page.locator(".gm-ghost-line")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(ghost).to_have_count(0)
    expect(page.locator(".gm-ghost-line")).to_have_count(0)


def test_a_sure_place_has_no_ghosts(page: Page) -> None:
    marker(page, "Homs").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator(".gm-ghost")).to_have_count(0)


def test_a_ghost_is_reached_and_brought_into_the_middle_by_keyboard(page: Page) -> None:
    marker(page, "Hama").focus()
    page.keyboard.press("Enter")
    ghost = page.locator(".gm-ghost")
    expect(ghost).to_have_count(1)

    def middle(found: Locator) -> float:
        box = found.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2

    stage = page.locator("#gm-stage")
    assert middle(ghost) != pytest.approx(middle(stage), abs=3)
    ghost.focus()
    page.keyboard.press("Enter")
    becomes(page, lambda: middle(ghost), pytest.approx(middle(stage), abs=3))


def test_what_is_less_sure_than_the_threshold_moves_to_what_is_not_placed(page: Page) -> None:
    expect(page.get_by_role("tab", name="Not placed")).to_contain_text("0")
    page.get_by_label("Show when at least").focus()
    press(page, "ArrowRight", 9)  # 45 %
    expect(marker(page, "Hama")).to_have_count(0)
    expect(marker(page, "Homs")).to_have_count(1)
    expect(page.locator(".gm-threshold-below")).to_contain_text("1 mention is less sure")
    expect(page.get_by_role("tab", name="Not placed")).to_contain_text("1")
    page.get_by_role("tab", name="Not placed").click()
    panel = page.locator("#gm-unplaced")
    expect(panel).to_contain_text("Less sure than you asked for.")
    expect(panel).to_contain_text("41 % sure; you asked for at least 45 %.")
    page.get_by_label("Show when at least").focus()
    press(page, "ArrowLeft", 9)
    expect(marker(page, "Hama")).to_have_count(1)
    expect(panel).not_to_contain_text("Hama")


def test_a_mention_below_the_threshold_says_so_when_it_is_selected(page: Page) -> None:
    page.get_by_label("Show when at least").fill("50")
    mention = page.locator("[data-mention]", has_text="Hama")
    expect(mention).to_have_class(re.compile("gm-below"))
    mention.click()
    note = page.locator("#gm-note")
    expect(note).to_contain_text("Less sure than you asked for.")
    expect(note.locator("summary", has_text="Considered")).to_be_visible()


def test_the_threshold_says_in_words_what_it_is(page: Page) -> None:
    slider = page.get_by_label("Show when at least")
    expect(slider).to_have_attribute("aria-valuetext", "0 % sure: all")
    slider.fill("60")
    expect(slider).to_have_attribute("aria-valuetext", "60 % sure")


def test_what_lies_somewhere_within_a_place_is_an_area_and_no_dot(open_page: OpenPage) -> None:
    page = open_page(draw(unlisted(), basemap="110m"))
    expect(page.locator(".gm-extent.gm-within")).to_have_count(1)
    area = marker(page, "somewhere within Homs")
    expect(area).to_have_attribute("aria-label", re.compile("2 mentions"))
    expect(area.locator(".gm-symbol")).to_have_count(0)
    expect(marker(page, "Homs")).to_have_attribute("aria-label", re.compile("1 mention"))
    expect(page.locator("#gm-legend")).to_contain_text("somewhere within it")
    page.locator("[data-mention]", has_text="Mill Street").click()
    expect(page.get_by_role("dialog").locator("h2")).to_have_text("somewhere within Homs")
    expect(page.get_by_role("dialog")).to_contain_text("Mill Street")


def test_what_lies_within_gives_its_place_no_name() -> None:
    assert '"name":"Homs"' in draw(unlisted(), basemap="110m")
