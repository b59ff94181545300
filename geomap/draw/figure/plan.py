"""The maps of a figure: the main one, one that shows what lies outside it, and one that enlarges what is crowded."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geomap.draw.figure.base import bar_km
from geomap.draw.figure.items import Item
from geomap.draw.figure.look import Look
from geomap.draw.figure.panel import Panel, Terms, by_weight, lay_out, marker_box, radii
from geomap.draw.figure.projection import Azimuthal, EqualEarth
from geomap.draw.figure.shapes import XY, Box
from geomap.draw.figure.windows import Window, corners, window_on
from geomap.draw.view import first_view
from geomap.geometry import Point
from geomap.places import Place

_INSET_SHARES = (0.36, 0.3)
"""Width of an inset in that of the map, the better first."""
_SLIDES = 8
"""An inset is tried at so many steps along an edge."""
_INSET_SHAPE = 0.68
"""Height of an inset in its width."""
_SHELF_SHAPE = 0.42
"""The same of one that stands alone below the map."""
_INSET_GAP = 7.0
_CROWD = 4
"""So many crowded places in a small part of the map are enlarged."""
_MOST_TIGHT = 400
"""So many are looked at: the search takes their number squared."""
_SMALL_PART = 0.22
"""That part, in width and height of the map."""
_ENLARGED = 1.8
"""An inset is worth its room if it is at least so many times as large."""
_DETAIL_KM = 40.0
"""An enlarged part may be as narrow as this: there the places matter, and not the coast."""
_FEW = 7
"""An inset with more places than this goes below the map, where it is larger."""
_BAR_HEIGHT = 24.0
_GLOBE = 78.0
"""Width of the globe that shows where a region lies, in pixels."""
_REGION_DEGREES = 16.0
"""A map that reaches farther from its middle than this shows coasts that everybody knows."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The maps laid out."""

    main: Panel
    """The map of most mentions."""
    overview: Panel | None
    """The wider map of what lies outside the main one; None where nothing does."""
    detail: Panel | None
    """The enlarged part of the main one; None where nothing is crowded."""
    globe: Window | None
    """Half of the globe, to show where the main map lies; None where the maps themselves tell, or there is no room."""
    bar: XY | None
    """Left end of the scale bar; None on a map of the world, whose scale is not one."""
    bottom: float
    """Where the maps end on the sheet."""

    @property
    def panels(self) -> tuple[Panel, ...]:
        """All maps, the main one first."""
        return tuple(held for held in (self.main, self.overview, self.detail) if held)

    @property
    def numbers(self) -> frozenset[int]:
        """Numbers of the places whose number, and not whose name, is on a map."""
        return frozenset(number for panel in self.panels for number in panel.numbers)

    @property
    def names(self) -> frozenset[int]:
        """Numbers of the places whose name is on a map."""
        return frozenset(number for panel in self.panels for number in panel.labels)


def plan(
    items: Sequence[Item], stage: Sequence[tuple[Place, int]], look: Look, main_box: Box
) -> Plan:
    """Lay the maps out.

    Args:
        items: the places; at least one.
        stage: the places that the first view is about, with their mentions.
        look: what the user chose.
        main_box: where the main map begins, and how wide it is, without height: that follows from what it shows.
    """
    view = first_view(stage, [(item.place, len(item.mentions)) for item in items])
    if view is None:
        message = "a plan needs at least one place"
        raise ValueError(message)
    wanted = corners(view.main)
    window = window_on(wanted, main_box)
    return _Planner(items, Terms(look, radii(items)), window).plan()


class _Planner:
    """Finds room for the insets: on the main map where it is empty, else below it."""

    def __init__(self, items: Sequence[Item], terms: Terms, window: Window) -> None:
        self._items = items
        self._terms = terms
        self._window = window
        self._taken: list[Box] = []
        self._markers = [
            marker_box(item, window, terms.radii)
            for item in items
            if window.shows(item.place.point)
        ]

    def plan(self) -> Plan:
        bar = self._bar()
        outside = [item for item in self._items if not self._window.shows(item.place.point, 1.0)]
        crowd = _crowd(lay_out(self._items, self._window, self._terms, self._taken))
        wanted = [
            [item.place.point for item in outside] + self._edge() if outside else [],
            [item.place.point for item in crowd],
        ]
        (overview, detail), bottom = self._insets(wanted)
        globe = self._globe() if overview is None else None
        wide = None if overview is None else self._outer(outside, overview)
        inner = None if detail is None else lay_out(self._items, detail, self._terms, [])
        main = self._main(inner)
        return Plan(main, wide, inner, globe, bar, bottom)

    def _main(self, detail: Panel | None) -> Panel:
        if detail is None:
            return lay_out(self._items, self._window, self._terms, self._taken)
        named = frozenset(item.number for item in detail.items)
        outline = _part(detail.window, self._window)
        terms = replace(self._terms, unlabelled=named)
        return lay_out(self._items, self._window, terms, [*self._taken, outline])

    def _outer(self, outside: Sequence[Item], window: Window) -> Panel:
        covered = [_part(self._window, window)] if self._edge() else []
        return lay_out(outside, window, self._terms, covered)

    def _bar(self) -> XY | None:
        if not isinstance(self._window.projection, Azimuthal):
            return None
        box = self._window.box
        wide = bar_km(self._window) * self._window.pixels_a_km + 12.0
        for left in (box.left + 10.0, box.right - wide - 4.0):
            room = Box(left - 4.0, box.bottom - _BAR_HEIGHT, left + wide, box.bottom)
            if not any(map(room.overlaps, self._markers)):
                break
        self._taken.append(room)
        return left, box.bottom - 9.0

    def _globe(self) -> Window | None:
        """Give a window on half of the globe where the main map is empty; None where it is large, or there is no room."""
        projection = self._window.projection
        if isinstance(projection, EqualEarth) or self._window.reach_degrees > _REGION_DEGREES:
            return None
        # The disc of a hemisphere has a radius of the root of two.
        scale = _GLOBE / 2.0 / math.sqrt(2.0)
        window = Window(projection, Box(0.0, 0.0, _GLOBE, _GLOBE), scale, (0.0, 0.0))
        return self._in_an_empty_place(window)

    def _edge(self) -> list[Point]:
        if isinstance(self._window.projection, Azimuthal):
            return self._window.outline()
        return []

    def _insets(self, wanted: Sequence[list[Point]]) -> tuple[list[Window | None], float]:
        """Give a window for each list of points that is worth one, and where the last of them ends."""
        frame = self._window.box
        found: list[Window | None] = []
        below: list[int] = []
        for points in wanted:
            few = len(points) - len(self._edge()) <= _FEW
            window = self._on_the_map(points) if points and few else None
            if window is None and points:
                below.append(len(found))
            found.append(window)
        bottom = frame.bottom
        for order, index in enumerate(below):
            wide = (frame.width - _INSET_GAP * (len(below) - 1)) / len(below)
            shape = _SHELF_SHAPE if len(below) == 1 else _INSET_SHAPE
            room = Box(0.0, 0.0, wide, wide * shape).moved(
                frame.left + order * (wide + _INSET_GAP), frame.bottom + _INSET_GAP
            )
            window = window_on(wanted[index], room, narrowest_km=_DETAIL_KM)
            found[index] = window
            bottom = max(bottom, window.box.bottom)
        return found, bottom

    def _on_the_map(self, points: Sequence[Point]) -> Window | None:
        """Give a window where the main map is empty; None where there is no room."""
        for share in _INSET_SHARES:
            wide = (self._window.box.width - 2 * _INSET_GAP) * share
            room = Box(0.0, 0.0, wide, wide * _INSET_SHAPE)
            window = window_on(points, room, narrowest_km=_DETAIL_KM)
            placed = self._in_an_empty_place(window)
            if placed is not None:
                return placed
        return None

    def _in_an_empty_place(self, window: Window) -> Window | None:
        frame = self._window.box.grown(-_INSET_GAP)
        for left, top in _along_edges(frame, window.box):
            box = window.box.moved(left, top).grown(3.0)
            if not any(map(box.overlaps, (*self._markers, *self._taken))):
                self._taken.append(box)
                return window.moved(left, top)
        return None


def _along_edges(frame: Box, inset: Box) -> Iterator[XY]:
    """Give upper left corners of an inset: in the corners of a frame, then along its edges."""
    lefts = [frame.left, frame.right - inset.width]
    tops = [frame.top, frame.bottom - inset.height]
    yield from ((left, top) for top in tops for left in lefts)
    steps = [step / _SLIDES for step in range(1, _SLIDES)]
    yield from (
        (lefts[0] + share * (lefts[1] - lefts[0]), top) for top in reversed(tops) for share in steps
    )
    yield from ((left, tops[0] + share * (tops[1] - tops[0])) for left in lefts for share in steps)


def _crowd(panel: Panel) -> list[Item]:
    """Give the places of the most crowded small part of a map, if enlarging it is worth its room.

    Crowded are places that found no room for their names, and those whose markers lie on one another.
    """
    window = panel.window
    looked_at = by_weight(panel.items)[:_MOST_TIGHT]
    boxes = {item.number: marker_box(item, window, panel.radii).grown(-1.0) for item in looked_at}
    tight = [item for item in looked_at if _is_tight(item, panel, boxes)]
    across, along = window.box.width * _SMALL_PART, window.box.height * _SMALL_PART
    best: list[Item] = []
    for middle in tight:
        x, y = window.at(middle.place.point)
        part = Box(x - across / 2, y - along / 2, x + across / 2, y + along / 2)
        held = [item for item in tight if part.contains(window.at(item.place.point))]
        if len(held) > len(best):
            best = held
    if len(best) < _CROWD:
        return []
    wide = window.box.width * _INSET_SHARES[-1]
    room = Box(0.0, 0.0, wide, wide * _INSET_SHAPE)
    inset = window_on([item.place.point for item in best], room, narrowest_km=_DETAIL_KM)
    return best if inset.scale >= _ENLARGED * window.scale else []


def _is_tight(item: Item, panel: Panel, boxes: Mapping[int, Box]) -> bool:
    if item.number not in panel.labels:
        return True
    own = boxes[item.number]
    return any(own.overlaps(box) for number, box in boxes.items() if number != item.number)


def _part(inner: Window, outer: Window) -> Box:
    """Give the box that an inset's map takes up on another."""
    points = [outer.at(point) for point in inner.outline()]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
