"""The finished page: all within it, and nothing runs but what it names."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from geomap.draw import page
from geomap.draw.html_page import Page
from geomap.draw.inert import visible
from geomap.places import Report
from tests.builders import document
from tests.draw.hostile import PAYLOADS, hostile_report
from tests.draw.reports import report


class Elements(HTMLParser):
    """Collects the elements of a page with their attributes, and the text of its scripts and title."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside = ""
        self.texts: dict[str, list[str]] = {"script": [], "title": [], "style": []}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))
        self.inside = tag
        if tag in self.texts:
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - HTMLParser's signature
        """Note that an element ended."""
        self.inside = ""

    def handle_data(self, data: str) -> None:
        """Note text where it is of interest."""
        if self.inside in self.texts:
            self.texts[self.inside][-1] += data

    def policy(self) -> str:
        """Give the content security policy."""
        (policy,) = [
            attributes["content"] or ""
            for tag, attributes in self.found
            if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        return policy


@pytest.fixture(scope="module")
def drawn() -> Elements:
    """Give a page with everything on it, taken apart."""
    return Elements(page(report()))


def test_every_script_that_may_run_is_named_by_its_hash_and_no_other(drawn: Elements) -> None:
    runnable = [
        text
        for (_, attributes), text in zip(
            [held for held in drawn.found if held[0] == "script"],
            drawn.texts["script"],
            strict=True,
        )
        if attributes.get("type") != "application/json"
    ]
    hashes = {
        "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
        for text in runnable
    }
    allowed = re.search(r"script-src ([^;]*);", drawn.policy())
    assert allowed is not None
    assert set(allowed[1].split()) == hashes


def test_the_policy_lets_nothing_load(drawn: Elements) -> None:
    directives = dict(part.strip().split(" ", 1) for part in drawn.policy().split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["img-src"] == "data:"
    assert directives["base-uri"] == directives["form-action"] == "'none'"
    assert "unsafe" not in directives["script-src"]


def test_no_element_points_outside(drawn: Elements) -> None:
    for tag, attributes in drawn.found:
        assert tag not in {"link", "iframe", "object", "embed", "base", "img"}
        assert not {"src", "href", "srcset", "action"} & set(attributes), (tag, attributes)


def test_no_style_asks_for_a_file(drawn: Elements) -> None:
    for style in drawn.texts["style"]:
        assert not re.search(r"url\((?!data:|#)", style)
        assert "@import" not in style


def test_no_script_points_to_a_source_map(drawn: Elements) -> None:
    assert not any("sourceMappingURL" in text for text in drawn.texts["script"])


def test_the_page_can_be_zoomed(drawn: Elements) -> None:
    viewports = [
        attributes["content"]
        for tag, attributes in drawn.found
        if attributes.get("name") == "viewport"
    ]
    assert viewports == ["width=device-width, initial-scale=1"]


def test_the_same_reports_give_the_same_page() -> None:
    assert page([report(), report("b")], title="t") == page([report(), report("b")], title="t")


def test_the_basemap_can_be_chosen() -> None:
    assert len(page(report(), basemap="110m")) < len(page(report(), basemap="50m")) - 500_000


@pytest.mark.parametrize(
    ("reports", "title", "expected"),
    [
        (report(), "", "A quiet week in Homs"),
        (report(), "Ours", "Ours"),
        (Report(document("x", identifier="a/b.txt"), ()), "", "a/b.txt"),
        ([report(), report("b")], "", "2 documents"),
        ([], "", "0 documents"),
    ],
)
def test_a_page_is_called_by_its_title_or_what_it_holds(
    reports: Report | list[Report], title: str, expected: str
) -> None:
    assert Elements(page(reports, title=title, basemap="110m")).texts["title"] == [expected]


@pytest.mark.parametrize("hostile", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_hostile_text_adds_no_element_and_no_script(hostile: str) -> None:
    harmless = Elements(page(hostile_report("harmless"), title="harmless", basemap="110m"))
    attacked = Elements(page(hostile_report(hostile), title=hostile, basemap="110m"))
    assert attacked.found == harmless.found
    assert attacked.policy() == harmless.policy()
    assert "".join(attacked.texts["title"]) == visible(hostile)


def test_scripts_of_those_who_use_the_map_are_allowed_too() -> None:
    parts = Page(
        "t",
        (),
        (),
        ("<script>theirs()</script>",),
        "<p>map</p><script >also()</script>",
        {},
        "ours()",
    )
    policy = Elements(parts.html()).policy()
    for script in ("theirs()", "also()", "ours()"):
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy


def test_a_map_whose_html_names_the_place_of_the_map_is_put_there_once() -> None:
    parts = Page("t", (), (), (), "<p><!-- map --></p>", {}, "")
    assert parts.html().count("<p><!-- map --></p>") == 1
