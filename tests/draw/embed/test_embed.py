"""Fragments: the whole page in a frame, and the same with what maps share in a file."""

import json
import re
from html.parser import HTMLParser

import pytest

from geomap.draw import page
from geomap.draw.embed import Frame, fragment, shared_fragment
from geomap.errors import InputError
from tests.draw.hostile import PAYLOADS, hostile_report
from tests.draw.reports import report


class Elements(HTMLParser):
    """Lists the elements of a fragment, and their texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)


def drawn(title: str = "A title") -> str:
    """Give a page."""
    return page(report(), title=title, basemap="110m")


def test_a_fragment_is_one_frame_that_cannot_reach_the_page() -> None:
    html = fragment(drawn(), Frame("A title"))
    ((tag, attributes),) = Elements(html).found
    assert tag == "iframe"
    assert attributes["srcdoc"] == drawn()
    assert attributes["title"] == "A title"
    assert "allow-same-origin" not in str(attributes["sandbox"])
    assert "allow-scripts" in str(attributes["sandbox"])
    assert html.count("\n") == 1, "no blank line that Markdown would take for its end"


def test_it_is_as_wide_as_its_column_and_as_high_as_suits_that() -> None:
    ((_, attributes),) = Elements(fragment("", Frame("", "4:3", 300))).found
    assert "width: 100%; aspect-ratio: 4 / 3; min-height: 300px" in str(attributes["style"])


@pytest.mark.parametrize("aspect", ["", "16", "0:9", "16:0", "a:b", "16:9; color: red", "99999:1"])
def test_a_shape_that_is_none_is_refused(aspect: str) -> None:
    with pytest.raises(InputError, match="as in 16:10"):
        Frame("", aspect)


@pytest.mark.parametrize("height", [-1, 10_001])
def test_a_height_that_is_none_is_refused(height: int) -> None:
    with pytest.raises(InputError, match="minimum height must lie in"):
        Frame("", min_height=height)


def pieces_of(script: str) -> list[str]:
    """Give the texts in a shared file."""
    held = script[script.index("})([") + 3 : script.rindex(", document.currentScript")]
    pieces: list[str] = json.loads(held)
    return pieces


def parts_of(html: str) -> list[str | int]:
    """Give the page of a fragment, in its own texts and numbers of shared ones."""
    parts: list[str | int] = json.loads(Elements(html).texts[0])["page"]
    return parts


def test_a_shared_file_and_a_fragment_make_the_page_again() -> None:
    shared = shared_fragment(drawn(), Frame("A title"), "assets")
    pieces = pieces_of(shared.script)
    joined = "".join(
        pieces[part] if isinstance(part, int) else part for part in parts_of(shared.html)
    )
    assert joined == drawn()


def test_maps_share_one_file_and_hold_little_themselves() -> None:
    one = shared_fragment(drawn(), Frame("A title"), "assets")
    other = shared_fragment(
        page(hostile_report("harmless"), title="Other", basemap="110m"), Frame("Other"), "assets"
    )
    assert (one.name, one.script) == (other.name, other.script)
    assert re.fullmatch(r"geomap-[0-9a-f]{12}\.js", one.name)
    assert len(one.html) < len(drawn()) / 5
    assert f'<script src="assets/{one.name}"></script>' in one.html


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_text_adds_no_element_to_the_page_around(payload: str) -> None:
    held = page(hostile_report(payload), title=payload, basemap="110m")
    frame = Frame(payload)
    assert [tag for tag, _ in Elements(fragment(held, frame)).found] == ["iframe"]
    shared = shared_fragment(held, frame, "")
    assert [tag for tag, _ in Elements(shared.html).found] == [
        "div",
        "script",
        "script",
        "noscript",
    ]
    assert payload not in shared.script or payload in own_script(payload)


def own_script(payload: str) -> str:
    """Give the shared file of a page that knows nothing of a payload."""
    assert payload
    return shared_fragment(drawn(), Frame(""), "").script
