"""The page in German: everything that it says itself, and nothing that a document says."""

import re

import folium
import pytest
from playwright.sync_api import Page, expect

from geomap.draw import page as draw
from geomap.draw import to_map
from geomap.draw.words import WORDS
from tests.browser.conftest import OpenPage
from tests.browser.test_documents import several
from tests.draw.reports import report


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Open a page in German."""
    return open_page(draw(report(), basemap="110m", language="de"))


def test_the_page_speaks_german(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator(".gm-counts")).to_have_text("12 Orte · 25 Nennungen · 1 Nennung ohne Ort")
    expect(page.get_by_role("tab")).to_have_text(["Text", "Orte12", "Ohne Ort1", "Über"])
    expect(page.get_by_role("checkbox", name="Länder")).to_be_checked()


def test_places_are_told_in_german_and_texts_stay_as_they_are(page: Page) -> None:
    page.locator("#gm-text [data-mention]", has_text="Homs").first.click()
    popup = page.locator(".gm-popup")
    expect(popup.locator(".gm-where")).to_have_text(
        "Stadt in Gouvernement Homs, Syrien · 775.404 Einwohner"
    )
    expect(popup.locator("blockquote")).to_contain_text("Jets struck Homs on Tuesday")
    expect(popup.locator(".gm-count-of")).to_have_text("1 von 5")
    expect(popup.get_by_role("button", name="Nächste Nennung")).to_be_visible()


def test_no_english_word_of_ours_is_left(page: Page) -> None:
    page.locator("#gm-text [data-mention]", has_text="Springfield").click()
    expect(page.locator(".gm-popup h2")).to_be_visible()
    said = page.evaluate(
        """() => {
            const theirs = document.querySelectorAll("bdi, .gm-quote, .gm-text, h1, .gm-name");
            theirs.forEach((node) => node.remove());
            const labels = [...document.querySelectorAll("[aria-label]:not(.gm-mention), [title]")].map((node) => `${node.ariaLabel} ${node.title}`);
            return [document.querySelector("#geomap").innerText, ...labels].join(" ");
        }"""
    )
    english = re.findall(
        r".{,30}\b(?:the|of|and|with|show|place|places|mention|sure|text|close)\b.{,30}",
        said.replace("province of Idlib", ""),
    )
    assert english == []


def test_titles_layers_and_the_note_for_those_without_scripts_are_german_too() -> None:
    html = draw(several(), basemap="110m", language="de")
    assert "<title>3 Dokumente</title>" in html
    assert WORDS["de"].no_script in html
    assert WORDS["en"].no_script not in html
    ours = to_map(report(), basemap="110m", language="de")
    folium.LayerControl().add_to(ours)
    assert re.search(r'"Verwaltungsgebiete" : feature_group_', ours.get_root().render())


def test_both_languages_have_all_words() -> None:
    assert set(WORDS) == {"en", "de"}
    for words in WORDS.values():
        assert set(words.layers) == set(WORDS["en"].layers)
        assert "{n}" in words.documents
