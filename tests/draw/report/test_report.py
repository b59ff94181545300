"""Written reports: one number a place in figure, table and sentences, and texts that are nothing but text."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from geomap.draw.figure import Look
from geomap.draw.figure.text import plain
from geomap.draw.report import Content, content, markdown, web_page, word
from geomap.draw.report.content import Named
from geomap.draw.report.markdown import inert
from geomap.places import Report
from tests.draw.figure import samples
from tests.draw.hostile import PAYLOADS, hostile_report
from tests.draw.reports import report
from tests.strategies import HOSTILE, texts

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
READER = MarkdownIt("gfm-like", {"html": True, "linkify": False}).enable("strikethrough")


def held(*reports: Report) -> Content:
    """Gather the content of reports."""
    return content(
        reports, Look(width_mm=100), title=reports[0].document.title, country_names={"SY": "Syria"}
    )


def test_numbers_are_the_same_in_figure_table_and_sentences() -> None:
    gathered = held(report())
    rows = {row[0]: row[1] for row in gathered.rows()}
    named = {
        (str(part.number), part.text)
        for chapter in gathered.chapters
        for quote in chapter.quotes
        for part in quote.parts
        if isinstance(part, Named) and part.number is not None
    }
    assert {number for number, _ in named} == set(rows)
    numbers = {text: number for number, text in named}
    assert rows[numbers["Euphrates"]] == "Euphrates"
    on_the_map = "".join(ET.fromstring(gathered.figure.svg).itertext())  # noqa: S314 - our own
    assert f"{numbers['Aleppo']} Aleppo" in on_the_map


def test_sentences_are_verbatim_each_once_and_in_order() -> None:
    gathered = held(report())
    quotes = [
        "".join(part if isinstance(part, str) else part.text for part in quote.parts)
        for quote in gathered.chapters[0].quotes
    ]
    text = report().document.text
    places = [text.index(quote) for quote in quotes]
    assert places == sorted(set(places))


def test_what_was_not_placed_is_listed_with_its_reason() -> None:
    missing = [("Qafr al-Zahra", "No place of this name is known to the gazetteer.")]
    assert list(held(report()).missing) == missing


@pytest.mark.parametrize("write", [lambda c: markdown(c, "a.svg"), web_page, lambda c: word(c, 40)])
def test_the_same_report_gives_the_same_bytes(write: object) -> None:
    assert callable(write)
    assert write(held(report())) == write(held(report()))


def test_a_report_of_nothing_says_so_in_every_format() -> None:
    gathered = held(samples.NOTHING)
    assert "No place was found in the text." in markdown(gathered, "a.svg")
    assert "No place was found in the text." in web_page(gathered)
    document = docx.Document(io.BytesIO(word(gathered, 40)))
    assert "No place was found in the text." in [part.text for part in document.paragraphs]


def test_markdown_is_read_as_headings_table_and_quotes() -> None:
    html = READER.render(markdown(held(report()), "my map.svg"))
    assert '<img src="my%20map.svg" alt="Map of ' in html
    assert html.count("<tr>") == len(held(report()).figure.items) + 1
    assert html.count("<blockquote>") == len(held(report()).chapters[0].quotes)
    assert "<strong>Homs</strong> [2]" in html


@pytest.mark.parametrize(
    "payload", [*PAYLOADS.values(), *(text for text in HOSTILE if "\n" not in text)]
)
def test_hostile_text_makes_no_element_in_markdown(payload: str) -> None:
    hostile = markdown(held(hostile_report(payload)), "a.svg")
    harmless = markdown(held(hostile_report("harmless")), "a.svg")
    tags = [re.findall(r"</?\w+", READER.render(text)) for text in (hostile, harmless)]
    # A report's own words stand in bold, which a name of nothing but signs cannot be.
    assert set(tags[0]) <= set(tags[1])
    assert "{{" not in hostile
    assert "{%" not in hostile


@given(texts | st.sampled_from(("1. one", "- two", "a|b", "# x", "http://x.org www.y.org", "a@b.c", ":smile:", "---", "x\n===")))  # fmt: skip
def test_markdown_reads_an_inert_text_as_it_was_written(text: str) -> None:
    html = READER.render(inert(text))
    read = "".join(ET.fromstring(f"<x>{html}</x>").itertext()).strip()  # noqa: S314 - our own
    assert read == plain(text).strip()
    assert re.findall(r"<\w+", html) == ["<p"]


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_text_makes_no_element_in_html(payload: str) -> None:
    hostile, harmless = (
        {tag.lower() for tag in re.findall(r"<([a-zA-Z]+)", web_page(held(hostile_report(text))))}
        for text in (payload, "harmless")
    )
    assert hostile <= harmless
    assert "script" not in hostile


def test_a_web_page_loads_and_runs_nothing() -> None:
    page = web_page(held(report()))
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.findall(r"(?:src|href)=\"(?!#)", page)
    links, targets = re.findall(r'href="#([^"]+)"', page), re.findall(r' id="(place-\d+)"', page)
    assert set(links) == set(targets)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(tuple(PAYLOADS.values())))
def test_word_takes_any_text(payload: str) -> None:
    with zipfile.ZipFile(io.BytesIO(word(held(hostile_report(payload)), 36))) as packed:
        assert packed.testzip() is None
        body = ET.fromstring(packed.read("word/document.xml"))  # noqa: S314 - our own
    fields = {f"{WORD}hyperlink", f"{WORD}instrText", f"{WORD}fldSimple"}
    assert not [element for element in body.iter() if element.tag in fields]
    assert plain(payload) in "".join(body.itertext())


def test_a_word_report_has_figure_table_and_sentences() -> None:
    gathered = held(report())
    document = docx.Document(io.BytesIO(word(gathered, 60)))
    assert document.core_properties.title == "A quiet week in Homs"
    assert len(document.inline_shapes) == 1
    with zipfile.ZipFile(io.BytesIO(word(gathered, 60))) as packed:
        assert (
            f'descr="{gathered.figure.description[:40]}'
            in packed.read("word/document.xml").decode()
        )
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells][:3] == ["No.", "Place", "Where"]
    assert len(table.rows) == len(gathered.figure.items) + 1
    quotes = [
        part.text for part in document.paragraphs if part.style and part.style.name == "Quote"
    ]
    assert quotes[0].startswith("BAGHDAD[1] — Jets struck Homs[2] on Tuesday")
