"""A PNG has each of its rows: nothing is resized after it was drawn."""

import struct
import zlib
from dataclasses import replace

import pytest

from geomap.draw.figure import Look, draw_figure, png
from tests.draw.figure import samples


def rows_of(picture: bytes) -> list[bytes]:
    """Give the rows of a PNG of four bytes a pixel."""
    (width,) = struct.unpack(">I", picture[16:20])
    data, at = b"", 8
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        if picture[at + 4 : at + 8] == b"IDAT":
            data += picture[at + 8 : at + 8 + length]
        at += length + 12
    raw, step, rows = zlib.decompress(data), 4 * width, [bytes(4 * width)]
    for start in range(0, len(raw), step + 1):
        rows.append(_unfiltered(raw[start], raw[start + 1 : start + 1 + step], rows[-1]))
    return rows[1:]


def _unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    """Undo a row's filter (https://www.w3.org/TR/png-3/#9Filters)."""
    held = bytearray(line)
    for index in range(len(held)):
        left = held[index - 4] if index >= 4 else 0
        corner = above[index - 4] if index >= 4 else 0
        guess = left + above[index] - corner
        nearest = min((left, above[index], corner), key=lambda value: abs(guess - value))
        add = (0, left, above[index], (left + above[index]) // 2, nearest)[kind]
        held[index] = (held[index] + add) & 0xFF
    return bytes(held)


@pytest.mark.parametrize("dpi", [96.0, 97.0, 130.0])
def test_stripes_of_one_pixel_stay_stripes(dpi: float) -> None:
    figure = draw_figure([samples.FIJI], Look(width_mm=60), title="")
    across, down = (round(side / 25.4 * dpi) for side in figure.size_mm)
    wide = Look(width_mm=60).width
    unit = wide / across
    stripes = "".join(
        f'<rect y="{row * unit}" width="{wide}" height="{unit}"/>' for row in range(0, down, 2)
    )
    head, _, _ = figure.svg.partition("<title")
    rows = rows_of(png(replace(figure, svg=f"{head}{stripes}</svg>\n"), dpi))
    assert len(rows) == down
    middles = [row[4 * (across // 2)] for row in rows]
    assert all(one < 60 for one in middles[::2])
    assert all(other > 195 for other in middles[1::2])
