"""Paper: map, places and text of one document; of several, the sentences by place."""

import re

from playwright.sync_api import Page, expect

from geomap.draw import page as draw
from tests.browser.conftest import OpenPage, becomes
from tests.browser.test_documents import several
from tests.draw.reports import report


def view(page: Page) -> list[float]:
    """Give the middle and zoom of the map."""
    held: list[float] = page.evaluate(
        "[map_geomap.getCenter().lat, map_geomap.getCenter().lng, map_geomap.getZoom()].map((part) => Math.round(part * 10) / 10)"
    )
    return held


def pages_of(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def lay_out(page: Page) -> None:
    """Prepare the sheet as a browser does before it prints."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def test_a_sheet_of_one_document_has_map_text_places_and_what_is_not_placed(
    open_page: OpenPage,
) -> None:
    page = open_page(draw(report(), basemap="110m"))
    before = view(page)
    page.get_by_role("tab", name="About").click()
    lay_out(page)
    for shown in ("#gm-stage", ".gm-text", "#gm-places table", "#gm-unplaced"):
        expect(page.locator(shown)).to_be_visible()
    for hidden in (".gm-tabs", ".gm-layers", ".gm-bar", ".gm-share-page", ".gm-find", "#gm-about"):
        expect(page.locator(hidden).first).to_be_hidden()
    stage = page.locator("#gm-stage").bounding_box()
    assert stage is not None
    assert stage["height"] > 400
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    becomes(page, lambda: view(page), before)
    expect(page.locator("#gm-about")).to_be_visible()


def test_a_sheet_of_several_documents_has_the_sentences_by_place(open_page: OpenPage) -> None:
    page = open_page(draw(several(), title="t", basemap="110m"))
    lay_out(page)
    appendix = page.locator("#gm-appendix")
    expect(appendix.locator("h3")).to_have_count(3)
    expect(appendix.locator("section").nth(1)).to_contain_text("Homs")
    expect(appendix.locator("section").nth(1).locator("li")).to_have_count(2)
    expect(appendix).to_contain_text("Talks · The Example")
    expect(page.locator("#gm-text")).to_be_hidden()
    expect(page.locator("#gm-documents")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(appendix).to_have_count(0)


def test_a_pdf_is_made_of_the_sheet(open_page: OpenPage) -> None:
    page = open_page(draw(report(), basemap="110m"))
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert 1 <= pages_of(pdf) <= 4
