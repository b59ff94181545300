"""PNG and PDF of a figure."""

import re
import struct
import sys
import zlib

import pytest

from geomap.draw.figure import Figure, Look, draw_figure, fontless, pdf, png
from geomap.errors import InputError, ResourceError
from tests.draw.figure import samples
from tests.draw.hostile import PAYLOADS, hostile_report


def drawn() -> Figure:
    """Give a figure with names in four scripts."""
    return draw_figure([samples.SCRIPTS], Look(), title="حلب #let x = 1 {*}")


def test_a_png_has_the_pixels_that_millimetres_and_dpi_ask_for() -> None:
    picture = png(drawn(), 100)
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    wanted = [side / 25.4 * 100 for side in drawn().size_mm]
    assert (width, height) == pytest.approx(wanted, abs=1.5)


def test_the_same_figure_gives_the_same_bytes() -> None:
    assert png(drawn(), 50) == png(drawn(), 50)
    assert pdf(drawn()) == pdf(drawn())


def test_a_pdf_is_one_tagged_page_with_title_and_text() -> None:
    held = pdf(drawn())
    assert held.startswith(b"%PDF-")
    assert b"/MarkInfo" in held
    assert len(re.findall(rb"/Type\s*/Page\b", b"".join(_streams(held)) + held)) == 1
    assert b"/FontFile" in b"".join(_streams(held)) + held, "text stays text"


def _streams(held: bytes) -> list[bytes]:
    found = []
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", held, re.DOTALL):
        try:
            found.append(zlib.decompress(match[1]))
        except zlib.error:
            continue
    return found


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_text_runs_in_neither(payload: str) -> None:
    figure = draw_figure([hostile_report(payload)], Look(width_mm=60), title=payload)
    assert png(figure, 40).startswith(b"\x89PNG")
    assert pdf(figure).startswith(b"%PDF-")


def test_letters_of_scripts_are_joined_as_they_should_be() -> None:
    """Arabic letters change their shape beside others: joined, «حلب» is narrower than its letters apart."""
    joined, apart = (
        draw_figure([samples.towns((name, 36.2, 37.1))], Look(width_mm=60), title=name)
        for name in ("حلب", "ح\u200cل\u200cب")
    )
    assert png(joined, 200) != png(apart, 200)


def test_a_script_without_a_font_is_named_in_one_line() -> None:
    lines = fontless(["Homs", "Москва", "𐎠𐎼𐎡", "\U00012000\U00012001"])
    assert [line for line in lines if "CUNEIFORM" in line or "PERSIAN" in line or "OLD" in line]
    assert all("apt install fonts-noto" in line and "\n" not in line for line in lines)
    assert fontless(["Homs", "Ḩamāh", "Москва", "Αθήνα", "12 ? “”"]) == ()


def test_too_many_pixels_are_refused_before_they_are_made() -> None:
    figure = draw_figure([samples.FIJI], Look(width_mm=1000), title="")
    with pytest.raises(InputError, match="choose a smaller --width or --dpi"):
        png(figure, 1200)


@pytest.mark.parametrize("library", ["typst", "fontTools.ttLib"])
def test_without_the_extra_one_line_says_what_gets_it(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    figure = drawn()
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ResourceError, match=r"pip install 'geomap\[png\]'"):
        fontless([figure.title])
