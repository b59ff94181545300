"""Several documents, and long ones: found, narrowed, and never built whole."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from geomap.documents import Document, Sentence, Span
from geomap.draw import page as draw
from geomap.mentions import Mention
from geomap.places import Report, Resolved
from tests.browser.conftest import BROWSERS, OpenPage, awaited
from tests.builders import place
from tests.draw.reports import ALEPPO, HOMS, report

pytestmark = pytest.mark.parametrize("browser_name", BROWSERS, scope="session")

OSLO = place("Oslo", 59.91, 10.75, identifier="geonames:3143244", country="NO")


def report_of(document: Document, names: Sequence[str]) -> Report:
    """Make a report in which each name is placed at each of its occurrences, a sentence a paragraph."""
    places = {"Homs": HOMS, "Aleppo": ALEPPO, "Oslo": OSLO}
    pattern = "|".join(names)
    found = []
    for held in re.finditer(r"[^\n]+", document.text):
        sentence = Sentence(held.start(), held.end())
        for name in re.finditer(pattern, held[0]):
            span = Span(held.start() + name.start(), held.start() + name.end())
            found.append(
                Resolved(Mention(span, name[0], sentence), places[name[0]], 0.9, "gazetteer")
            )
    return Report(document, tuple(found))


def several() -> list[Report]:
    """Make reports that differ in words, source and date."""
    return [
        report_of(
            Document("a.txt", "Jets struck Homs.", "Strikes", "2015-10-01", "The Example"), ["Homs"]
        ),
        report_of(
            Document("b.txt", "Aleppo slept.", "Sleep", "2015-10-05", "Der Bote"), ["Aleppo"]
        ),
        report_of(
            Document("c.txt", "Oslo and Homs spoke.", "Talks", None, "The Example"),
            ["Oslo", "Homs"],
        ),
    ]


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Open a page of several documents at their list."""
    page = open_page(draw(several(), title="t", basemap="110m"))
    page.get_by_role("tab", name="Documents").click()
    return page


def expect_titles(page: Page, *titles: str) -> None:
    """Wait until these documents are listed."""
    expect(page.locator(".gm-entry-title")).to_have_text(titles)


def test_documents_are_listed_and_opened(page: Page) -> None:
    expect_titles(page, "Strikes", "Sleep", "Talks")
    expect(page.locator(".gm-entry").nth(1)).to_contain_text("Der Bote · 2015-10-05 · 1 mention")
    page.locator(".gm-entry").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name="Text")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".gm-text h2")).to_have_text("Sleep")
    expect(page.locator("#gm-text")).to_be_focused()
    page.get_by_role("tab", name="Documents").click()
    expect(page.locator('.gm-entry[aria-current="true"]')).to_contain_text("Sleep")


def test_words_source_and_days_narrow_list_map_and_table(page: Page) -> None:
    page.get_by_label("Find", exact=True).fill("sleep")
    expect(page.locator(".gm-told")).to_have_text(
        "1 of 3 documents, in this list and on the map. Show all"
    )
    expect(page.locator('.gm-marker[aria-label^="Homs"]')).to_have_count(0)
    expect(page.locator('.gm-marker[aria-label^="Aleppo"]')).to_have_count(1)
    expect(page.locator("#gm-places tbody tr")).to_have_count(1)
    page.get_by_role("button", name="Show all", exact=True).click()
    expect(page.get_by_label("Find", exact=True)).to_be_focused()
    expect(page.locator('.gm-marker[aria-label^="Homs"]')).to_have_count(1)
    page.get_by_label("Source").select_option(label="The Example (2)")
    expect_titles(page, "Strikes", "Talks")
    expect(page.get_by_role("status")).to_have_text(
        "2 of 3 documents, in this list and on the map."
    )
    page.get_by_label("Source").select_option(index=0)
    page.locator("#gm-until").fill("2015-10-03")
    expect_titles(page, "Strikes")


def test_next_and_previous_go_through_what_is_narrowed_to(page: Page) -> None:
    page.get_by_label("Source").select_option(label="The Example (2)")
    page.get_by_role("tab", name="Text").click()
    page.get_by_label("Next document").click()
    expect(page.locator(".gm-text h2")).to_have_text("Talks")
    expect(page.get_by_label("Next document")).to_have_attribute("aria-disabled", "true")
    page.get_by_label("Previous document").click()
    expect(page.locator(".gm-text h2")).to_have_text("Strikes")


LINES = 6_000


@pytest.fixture
def long(open_page: OpenPage) -> Page:
    """Open a page with one document of six thousand sentences."""
    lines = [
        f"On day {n} a convoy passed Homs, and Aleppo heard of it soon after." for n in range(LINES)
    ]
    document = Document("long.txt", "\n\n".join(lines), "Long")
    return open_page(draw(report_of(document, ["Homs", "Aleppo"]), basemap="110m"))


def sentences(page: Page) -> int:
    """Count the sentences that are built."""
    return page.locator(".gm-sentence").count()


IS_BUILT = """() => {
    const { top, bottom } = document.querySelector("#gm-text").getBoundingClientRect();
    const boxes = [...document.querySelectorAll("[data-chunk]")].map((node) => ({ node, box: node.getBoundingClientRect() }));
    const inSight = boxes.filter(({ box }) => box.bottom > top && box.top < bottom);
    return inSight.length > 0 && inSight.every(({ node }) => node.querySelector(".gm-sentence"));
}"""
"""Whether what is in sight of a long text is built."""


def test_a_long_text_is_built_where_it_is_read(long: Page) -> None:
    assert 0 < sentences(long) < LINES / 3
    scroll = "(share) => { const box = document.querySelector('#gm-text'); box.scrollTop = box.scrollHeight * share; }"
    for share in (0.5, 1.0, 0.2):
        long.evaluate(scroll, share)
        expect(long.get_by_text(f"On day {int(LINES * share * 0.999)} ").first).to_be_attached()
    long.evaluate(scroll, 1.0)
    expect(long.get_by_text(f"On day {LINES - 1} ")).to_be_in_viewport()
    for n in range(12):
        long.evaluate(scroll, n / 12)
        assert awaited(long, lambda: long.evaluate(IS_BUILT))
    assert sentences(long) < LINES / 3


def test_any_sentence_of_a_long_text_is_reached_from_the_map(long: Page) -> None:
    long.get_by_role("tab", name="Places").click()
    long.locator("#gm-places").get_by_role("button", name="Aleppo").click()
    expect(long.locator(".gm-count-of")).to_have_text("1 of 6,000")
    long.get_by_role("button", name="Read in the text").click()
    expect(long.locator(":focus")).to_have_text("Aleppo")
    long.evaluate("() => { location.hash = '#mention=11999'; }")
    expect(long.locator(".gm-popup blockquote")).to_contain_text(f"On day {LINES - 1} ")
    expect(long.locator("#gm-text .gm-current").first).to_be_in_viewport()


def test_tab_goes_on_from_one_part_of_a_long_text_to_the_next(long: Page) -> None:
    last = long.locator("[data-chunk='0'] [data-mention]").last
    last.focus()
    long.keyboard.press("Tab")
    expect(long.locator("[data-chunk='1'] :focus")).to_have_count(1)


def test_a_list_of_many_places_grows_as_it_is_asked_to(open_page: OpenPage) -> None:
    base = report().resolved[0]
    text = " ".join(f"Place{n:04}" for n in range(250))
    document = Document("many.txt", text)
    found = [
        replace(
            base,
            mention=Mention(Span(10 * n, 10 * n + 9), f"Place{n:04}", Sentence(0, len(text))),
            place=place(f"Place{n:04}", n / 10, n / 10, identifier=f"test:{n}"),
        )
        for n in range(250)
    ]
    page = open_page(draw(Report(document, tuple(found)), basemap="110m"))
    page.get_by_role("tab", name="Places").click()
    rows = page.locator("#gm-places tbody tr")
    expect(rows).to_have_count(100)
    page.get_by_role("button", name="Show 100 more").press("Enter")
    expect(rows).to_have_count(200)
    expect(rows.nth(100).get_by_role("button")).to_be_focused()
    page.get_by_role("searchbox", name="Find a place").fill("0249")
    expect(rows).to_have_count(1)
    page.get_by_role("searchbox", name="Find a place").fill("nowhere")
    expect(page.locator("#gm-places")).to_contain_text("No place here has such a name.")


def test_the_map_follows_the_text_when_it_is_asked_to(open_page: OpenPage) -> None:
    lines = [
        "A long day in Homs, and nothing else happened there until the evening came at last."
    ] * 30
    document = Document(
        "far.txt", "\n\n".join([*lines, "In Oslo it snowed."] + ["Then nothing."] * 60)
    )
    page = open_page(draw(report_of(document, ["Homs", "Oslo"]), basemap="110m"))
    oslo = page.locator('.gm-marker[aria-label^="Oslo"]')
    page.evaluate("map_geomap.setView([34.7, 36.7], 7, { animate: false })")
    scroll = """() => {
        const box = document.querySelector("#gm-text");
        const node = [...document.querySelectorAll(".gm-sentence")].find((held) => held.textContent.startsWith("In Oslo"));
        box.scrollTop += node.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight * 0.28;
    }"""
    # Longer after the event than the page waits after it, by the page's own clock.
    page.evaluate(
        f"""() => new Promise((done) => {{
            document.querySelector("#gm-text").addEventListener("scroll", () => setTimeout(done, 400), {{ once: true }});
            ({scroll})();
        }})"""
    )
    expect(oslo).not_to_be_in_viewport()
    page.evaluate("document.querySelector('#gm-text').scrollTop = 0")
    page.get_by_label("Map follows the text").focus()
    page.keyboard.press("Space")
    page.evaluate(scroll)
    expect(oslo).to_be_in_viewport()
    expect(oslo).to_have_class(re.compile("gm-lit"))
    expect(page.locator(".gm-reading")).to_have_text("In Oslo it snowed.")
    expect(page.locator(".gm-popup")).to_have_count(0)
