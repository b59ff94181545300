"""Text → marker → popup → sentence → text, by mouse and by keyboard."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from geomap.draw import page as draw
from tests.browser.conftest import BROWSERS, OpenPage, comes_to_rest
from tests.draw.reports import report

pytestmark = pytest.mark.parametrize("browser_name", BROWSERS, scope="session")


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Open a page that has everything on it."""
    return open_page(draw(report(), basemap="110m"))


def mention(page: Page, text: str, nth: int = 0) -> Locator:
    """Give the n-th mention of a name in the text."""
    return page.locator("#gm-text [data-mention]", has_text=re.compile(rf"^{text}$")).nth(nth)


def marker(page: Page, name: str) -> Locator:
    """Give the marker of a place."""
    return page.locator(f'.gm-marker[aria-label*="{name}"]').first


def popup(page: Page) -> Locator:
    """Give the open popup."""
    return page.get_by_role("dialog")


def test_clicking_a_mention_opens_the_popup_of_its_marker(page: Page) -> None:
    mention(page, "Aleppo").click()
    expect(popup(page).locator("h2")).to_have_text("Aleppo")
    expect(marker(page, "Aleppo")).to_have_class(re.compile("gm-active"))
    expect(mention(page, "Aleppo")).to_have_class(re.compile("gm-current"))
    expect(popup(page)).to_contain_text("city in Aleppo Governorate, Syria · 1,602,264 inhabitants")


def test_a_popup_tells_the_names_the_sureness_and_every_sentence(page: Page) -> None:
    marker(page, "Homs").click()
    expect(popup(page).locator(".gm-names")).to_have_text("Named Homs (5×)")
    expect(popup(page).locator(".gm-sureness")).to_have_text("97 % sure")
    expect(popup(page).locator(".gm-count-of")).to_have_text("1 of 5")
    expect(popup(page).locator("blockquote")).to_contain_text("Jets struck Homs on Tuesday")
    expect(popup(page).locator("blockquote mark")).to_have_text("Homs")
    comes_to_rest(page)
    popup(page).get_by_text("All 5 sentences").click()
    expect(popup(page).locator(".gm-snippet")).to_have_count(5)


def test_a_popup_links_to_geonames_and_asks_for_nothing(page: Page) -> None:
    marker(page, "Homs").click()
    link = popup(page).get_by_role("link", name="geonames:169577: Homs at GeoNames")
    expect(link).to_have_attribute("href", "https://www.geonames.org/169577/")


def test_a_sentence_in_the_popup_leads_back_to_the_text(page: Page) -> None:
    marker(page, "Homs").click()
    popup(page).get_by_text("All 5 sentences").click()
    popup(page).locator(".gm-snippet").nth(3).click()
    target = mention(page, "Homs", 3)
    expect(target).to_be_focused()
    expect(target).to_be_in_viewport()
    expect(target).to_have_class(re.compile("gm-current"))


def test_the_popup_opens_at_the_sentence_that_one_came_from(page: Page) -> None:
    mention(page, "Homs", 2).click()
    expect(popup(page).locator(".gm-count-of")).to_have_text("3 of 5")
    expect(popup(page).locator("blockquote")).to_contain_text("Homs slept badly")


def test_clicking_a_sentence_lights_all_its_places_and_opens_the_first(page: Page) -> None:
    page.locator(".gm-sentence").nth(0).click(position={"x": 150, "y": 12})
    for name in ("Baghdad", "Homs", "Idlib", "Aleppo"):
        expect(marker(page, name)).to_have_class(re.compile("gm-lit|gm-active"))
    expect(popup(page).locator("h2")).to_have_text("Baghdad")


def test_hovering_a_sentence_lights_its_markers_until_one_leaves(page: Page) -> None:
    page.locator(".gm-sentence").nth(0).hover(position={"x": 150, "y": 12})
    expect(marker(page, "Idlib")).to_have_class(re.compile("gm-lit"))
    page.locator("h1").hover()
    expect(marker(page, "Idlib")).not_to_have_class(re.compile("gm-lit"))


def test_selecting_text_to_copy_it_opens_nothing(page: Page) -> None:
    box = page.locator(".gm-sentence").nth(2).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 4, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 12)
    page.mouse.up()
    expect(popup(page)).to_have_count(0)


def test_a_place_out_of_sight_is_brought_into_view(page: Page) -> None:
    mention(page, "Springfield").click()
    expect(marker(page, "Springfield")).to_be_in_viewport()
    expect(popup(page)).to_contain_text("41 % sure")
    popup(page).get_by_text("Could also be").click()
    expect(popup(page)).to_contain_text("Springfield, city in United States 38 %")


def test_a_country_out_of_sight_is_shown_in_its_extent(page: Page) -> None:
    mention(page, "Washington").click()
    expect(marker(page, "United States")).to_be_in_viewport()
    expect(popup(page).locator("h2")).to_have_text("United States")
    glow = page.locator(".gm-extent.gm-active").bounding_box()
    stage = page.locator("#gm-stage").bounding_box()
    assert glow is not None
    assert stage is not None
    assert stage["width"] / 4 < glow["width"] <= stage["width"]


def test_an_unplaced_mention_says_why_and_leads_back(page: Page) -> None:
    mention(page, "Qafr al-Zahra").click()
    expect(popup(page)).to_contain_text("No place of this name is known to the gazetteer.")
    page.keyboard.press("Escape")
    expect(popup(page)).to_have_count(0)
    expect(mention(page, "Qafr al-Zahra")).to_be_focused()


def test_the_whole_way_round_by_keyboard(page: Page) -> None:
    mention(page, "Homs").focus()
    page.keyboard.press("Enter")
    expect(popup(page).locator("h2")).to_be_focused()
    page.keyboard.press("Tab")
    expect(popup(page).get_by_role("button", name="Previous mention")).to_be_focused()
    page.keyboard.press("Tab")
    expect(popup(page).get_by_role("button", name="Next mention")).to_be_focused()
    page.keyboard.press("Enter")
    expect(popup(page).locator(".gm-count-of")).to_have_text("2 of 5")
    expect(popup(page).get_by_role("button", name="Next mention")).to_be_focused()
    page.keyboard.press("Tab")
    expect(popup(page).get_by_role("button", name="Read in the text")).to_be_focused()
    page.keyboard.press("Enter")
    expect(mention(page, "Homs", 1)).to_be_focused()


def test_escape_closes_the_popup_and_returns_the_focus(page: Page) -> None:
    for opener in (
        mention(page, "Idlib|province of Idlib"),
        marker(page, "Homs"),
        page.locator(".gm-sentence").nth(2),
    ):
        opener.focus()
        page.keyboard.press("Enter")
        expect(popup(page)).to_have_count(1)
        page.keyboard.press("Escape")
        expect(popup(page)).to_have_count(0)
        expect(opener).to_be_focused()


def test_closing_by_mouse_returns_the_focus_too(page: Page) -> None:
    mention(page, "Homs").click()
    popup(page).get_by_label("Close").click()
    expect(mention(page, "Homs")).to_be_focused()


def test_opening_another_place_leaves_one_popup_open(page: Page) -> None:
    mention(page, "Homs").click()
    mention(page, "Aleppo").click()
    expect(popup(page)).to_have_count(1)
    expect(popup(page).locator("h2")).to_have_text("Aleppo")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_marker_is_a_button_with_a_name(page: Page, key: str) -> None:
    button = page.get_by_role("button", name=re.compile("Homs.*, city in .*Syria.*, 5 mentions"))
    button.focus()
    page.keyboard.press(key)
    expect(popup(page).locator("h2")).to_have_text("Homs")


def test_tab_reaches_mentions_sentences_and_markers(page: Page) -> None:
    reached: set[str] = set()
    for _ in range(90):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.className.toString().split(' ')[0]"))
    assert {"gm-mention", "gm-sentence", "leaflet-marker-icon"} <= reached


def test_what_happens_is_announced(page: Page) -> None:
    mention(page, "Homs").click()
    expect(page.get_by_role("status")).to_contain_text("city in")
    expect(page.get_by_role("status")).to_contain_text("5 mentions")


@pytest.mark.parametrize(
    ("fragment", "name"), [("#place=geonames:169577", "Homs"), ("#mention=3", "Aleppo")]
)
def test_an_address_leads_to_a_place_or_mention(
    open_page: OpenPage, fragment: str, name: str
) -> None:
    page = open_page(draw(report(), basemap="110m"), fragment=fragment)
    expect(popup(page).locator("h2")).to_have_text(name)


@pytest.mark.parametrize(
    "fragment", ["#place=nowhere", "#mention=999", "#mention", "#place=%", "#%E0%A4%A"]
)
def test_an_address_that_leads_nowhere_is_passed_over(open_page: OpenPage, fragment: str) -> None:
    page = open_page(draw(report(), basemap="110m"), fragment=fragment)
    expect(marker(page, "Homs")).to_be_visible()
    expect(popup(page)).to_have_count(0)


def test_the_address_follows_the_reader(page: Page) -> None:
    marker(page, "Homs").click()
    expect(page).to_have_url(re.compile(r"#place=geonames:169577$"))
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"\.html$"))
