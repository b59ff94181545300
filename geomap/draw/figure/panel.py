"""One map with its markers and their labels."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geomap.draw.figure.base import base
from geomap.draw.figure.items import Item
from geomap.draw.figure.look import Look, Theme
from geomap.draw.figure.placing import Placed, Wish, place_labels
from geomap.draw.figure.shapes import XY, Box, around
from geomap.draw.figure.svg import Attributes, element, text
from geomap.draw.figure.symbols import REACH, symbol
from geomap.draw.figure.text import short, width
from geomap.draw.figure.windows import Window
from geomap.draw.kinds import Kind

SIZE = 10.7
"""Of a name, in pixels: 8 points."""
NUMBER_SIZE = 9.4
"""Of a number that stands for a name, in pixels: 7 points."""
LINE = 1.22
"""Height of a line, in sizes of its letters."""
_SMALLEST, _LARGEST = 3.1, 10.0
"""Radii of markers in pixels; between them the area grows with the mentions."""
_LONGEST_NAME = 32
_MOST_NAMES = 250
"""So many places at most stand for a name: the search takes their number squared."""
MOST_NUMBERS = 200
"""So many places at most get a number in place of a name."""
_HALO = 2.6
_TALL_LABEL = 0.34
"""From the middle of a line to its base line, in sizes of its letters."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A map laid out: what is in it, and where its labels are."""

    window: Window
    """The map's place on the sheet and on the globe."""
    items: tuple[Item, ...]
    """The places whose markers it shows."""
    radii: dict[int, float]
    """Radius of each marker by number, in pixels."""
    labels: dict[int, Placed]
    """Names in their places, by number."""
    numbers: dict[int, Placed]
    """Numbers that stand for names, in their places, by number."""

    @property
    def missing(self) -> tuple[Item, ...]:
        """The places that have no name on the map."""
        return tuple(item for item in self.items if item.number not in self.labels)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a panel is laid out by."""

    look: Look
    """What the user chose."""
    radii: dict[int, float]
    """Radius of each marker by number, in pixels: the same in every panel of a figure."""
    unlabelled: frozenset[int] = frozenset()
    """Numbers of places that another panel names."""


def radii(items: Sequence[Item]) -> dict[int, float]:
    """Give the radius of each marker: its area is as the mentions, down to what can be seen."""
    most = max((len(item.mentions) for item in items), default=1)
    largest = min(_LARGEST, _SMALLEST * 1.25 * math.sqrt(most))
    return {
        item.number: max(_SMALLEST, largest * math.sqrt(len(item.mentions) / most))
        for item in items
    }


def by_weight(items: Iterable[Item]) -> list[Item]:
    """Order places by what a reader would miss most: mentions, then size, then first mention."""
    return sorted(
        items, key=lambda item: (-len(item.mentions), -item.place.population, item.number)
    )


def lay_out(items: Sequence[Item], window: Window, terms: Terms, obstacles: Sequence[Box]) -> Panel:
    """Find places for names, and for numbers where a name finds none.

    Args:
        items: the places to show; those outside the window are left out.
        window: the map.
        terms: what it is laid out by.
        obstacles: what labels must not cover, besides the markers.
    """
    look = terms.look
    shown = tuple(item for item in items if window.shows(item.place.point, 1.0))
    markers = [marker_box(item, window, terms.radii) for item in shown]
    frame = window.box.grown(-3.0)
    ranked = [item for item in by_weight(shown) if item.number not in terms.unlabelled]
    named = ranked[: _MOST_NAMES if look.labels is None else look.labels]
    labels = place_labels(
        [_wish(item, window, terms, _name_width(item, look)) for item in named],
        frame,
        [*markers, *obstacles],
    )
    rest = [item for item in ranked if item.number not in labels][:MOST_NUMBERS]
    taken = [placed.box for placed in labels.values()]
    numbers = place_labels(
        [_wish(item, window, terms, _number_width(item), far=True) for item in rest],
        frame,
        [*markers, *obstacles, *taken],
    )
    return Panel(window, shown, terms.radii, labels, numbers)


def draw(panel: Panel, look: Look) -> str:
    """Draw the map, its markers, the largest below, and its labels above all."""
    window, colors = panel.window, look.colors
    below_first = sorted(panel.items, key=lambda item: (-panel.radii[item.number], item.number))
    markers = [_marker(item, panel, colors) for item in below_first]
    lines = [_tie(item, panel, colors) for item in panel.items if item.number in panel.numbers]
    labels = [
        *(_name(item, panel, look) for item in panel.items if item.number in panel.labels),
        *(_number(item, panel, colors) for item in panel.items if item.number in panel.numbers),
    ]
    return base(window, look) + "".join((*lines, *markers, *labels))


def marker_box(item: Item, window: Window, sizes: dict[int, float]) -> Box:
    """Give what a marker covers."""
    return around(window.at(item.place.point), sizes[item.number] * REACH[item.kind] + 1.0)


def said(item: Item) -> str:
    """Give a place's name as a map has it: shortened, and with a question mark where it is in doubt."""
    return short(item.name, _LONGEST_NAME) + (" ?" if item.is_unsure else "")


def _wish(item: Item, window: Window, terms: Terms, wide: float, *, far: bool = False) -> Wish:
    radius = terms.radii[item.number] * REACH[item.kind]
    size = NUMBER_SIZE if far else SIZE
    return Wish(item.number, window.at(item.place.point), radius, wide, size * LINE, may_be_far=far)


def _name_width(item: Item, look: Look) -> float:
    number = width(f"{item.number} ", SIZE, bold=True) if look.is_numbered else 0.0
    return number + width(said(item), SIZE, bold=item.kind is Kind.COUNTRY)


def _number_width(item: Item) -> float:
    return width(str(item.number), NUMBER_SIZE, bold=True)


def _marker(item: Item, panel: Panel, colors: Theme) -> str:
    count = len(item.mentions)
    where = f", {item.where}" if item.where else ""
    doubt = f"; {item.confidence:.0%} sure" if item.is_unsure else ""
    title = f"{item.number}. {item.name}{where}: {count} mention{'' if count == 1 else 's'}{doubt}"
    shape = symbol(
        item.kind,
        panel.window.at(item.place.point),
        panel.radii[item.number],
        colors,
        unsure=item.is_unsure,
    )
    return element("g", {}, [element("title", {}, [text(title)]), shape])


def _name(item: Item, panel: Panel, look: Look) -> str:
    anchor = panel.window.at(item.place.point)
    style: Attributes = {"font_size": SIZE}
    if item.kind is Kind.COUNTRY:
        style["font_weight"] = "bold"
    if item.kind is Kind.WATER:
        style["font_style"] = "italic"
    content = text(said(item))
    if look.is_numbered:
        content = element("tspan", {"font_weight": "bold"}, [str(item.number)]) + f" {content}"
    return _label(panel.labels[item.number].box, anchor, style, (content, look.colors))


def _number(item: Item, panel: Panel, colors: Theme) -> str:
    anchor = panel.window.at(item.place.point)
    style: Attributes = {"font_size": NUMBER_SIZE, "font_weight": "bold"}
    return _label(panel.numbers[item.number].box, anchor, style, (str(item.number), colors))


def _label(box: Box, anchor: XY, style: Attributes, said: tuple[str, Theme]) -> str:
    """Draw a label in its box, flush with the side that its marker is on."""
    content, colors = said
    x, align = box.center[0], "middle"
    if box.left >= anchor[0]:
        x, align = box.left, "start"
    elif box.right <= anchor[0]:
        x, align = box.right, "end"
    size = SIZE if "font_size" not in style else float(style["font_size"])
    halo: Attributes = {"paint_order": "stroke", "stroke": colors.land, "stroke_width": _HALO}
    attributes = {"x": x, "y": box.center[1] + size * _TALL_LABEL, **style}
    attributes |= {"text_anchor": align, "fill": colors.ink, **halo, "stroke_linejoin": "round"}
    return element("text", attributes, [content])


def _tie(item: Item, panel: Panel, colors: Theme) -> str:
    placed = panel.numbers[item.number]
    if not placed.is_far:
        return ""
    (x, y), box = panel.window.at(item.place.point), placed.box
    ends: Attributes = {
        "x2": min(max(x, box.left), box.right),
        "y2": min(max(y, box.top), box.bottom),
    }
    return element(
        "line", {"x1": x, "y1": y, **ends, "stroke": colors.soft_ink, "stroke_width": 0.7}
    )
