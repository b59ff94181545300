"""The map under the markers: water, meridians, land, coasts and borders, cut to its window."""

import hashlib
import math
from collections.abc import Iterator, Sequence

from geomap.draw.figure import land
from geomap.draw.figure.look import Look
from geomap.draw.figure.projection import Azimuthal, EqualEarth
from geomap.draw.figure.shapes import XY, clipped, pieces, thinned
from geomap.draw.figure.svg import Attributes, element, number, path_of
from geomap.draw.figure.topology import Line, World, world
from geomap.draw.figure.windows import Window
from geomap.geometry import EARTH_RADIUS_KM
from geomap.settings import Basemap

_FINE_PIXELS_A_RADIUS = 260.0
"""From this scale on the coasts of 1:50 million are drawn, below it those of 1:110 million."""
_STEP = 0.6
"""Points of a line stand at least so many pixels apart."""
_GRID_DEGREES = (30.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5)
_GRID_LINES = 4.0
"""So many meridians or parallels should cross a map, about."""
_GRID_POINTS = 48


def base(window: Window, look: Look) -> str:
    """Draw the map without anything on it."""
    scale: Basemap = "50m" if window.scale >= _FINE_PIXELS_A_RADIUS else "110m"
    held = world(scale)
    colors = look.colors
    box = window.box
    parts = [
        _sea(window, look),
        _lines(window, _grid(window), colors.grid, "0.7"),
        element("path", {"d": _areas(window, held), "fill": colors.land, "fill_rule": "evenodd"}),
        _lines(window, _flat(held.coasts, window), colors.coast, "0.6"),
    ]
    if look.has_borders:
        parts.append(_lines(window, _flat(held.borders, window), colors.border, "0.6"))
    if isinstance(window.projection, Azimuthal):
        frame: Attributes = {"x": box.left, "y": box.top, "width": box.width, "height": box.height}
        parts.append(element("rect", {**frame, "fill": "none", "stroke": colors.coast}))
    return "".join(parts)


def globe(window: Window, look: Look) -> str:
    """Draw half of the globe as a disc, to show where on it another map lies."""
    colors = look.colors
    held = world("110m")
    areas = _areas(window, held)
    # Named for what it cuts: the same disc twice in a page is the same.
    mark = "gmg" + hashlib.sha256(areas.encode()).hexdigest()[:10]
    (x, y), radius = window.box.center, window.box.width / 2
    disc: Attributes = {"cx": x, "cy": y, "r": radius}
    clip = element("clipPath", {"id": mark}, [element("circle", disc)])
    land_path: Attributes = {"d": areas, "fill": colors.land, "fill_rule": "evenodd"}
    inner = [
        element("circle", {**disc, "fill": colors.sea}),
        element("path", {**land_path, "stroke": colors.coast, "stroke_width": 0.4}),
    ]
    ring: Attributes = {**disc, "fill": "none", "stroke": colors.soft_ink, "stroke_width": 0.8}
    return clip + element("g", {"clip_path": f"url(#{mark})"}, inner) + element("circle", ring)


def _sea(window: Window, look: Look) -> str:
    box = window.box
    if isinstance(window.projection, EqualEarth):
        edge = clipped(_globe(window, window.projection), box)
        return element("path", {"d": path_of(edge, closed=True), "fill": look.colors.sea})
    return element(
        "rect",
        {"x": box.left, "y": box.top, "width": box.width, "height": box.height, "fill": look.colors.sea},
    )  # fmt: skip


def _globe(window: Window, projection: EqualEarth) -> list[XY]:
    """Give the outline of the whole world."""
    latitudes = [step * 2.0 - 90.0 for step in range(91)]
    east = [projection.flat(projection.meridian + 180.0, latitude) for latitude in latitudes]
    west = [(-x, y) for x, y in reversed(east)]
    return [window.put(point) for point in (*east, *west)]


def _areas(window: Window, held: World) -> str:
    if isinstance(window.projection, Azimuthal):
        near = [ring for ring in held.rings if _is_near(ring, window)]
        rings: Iterator[list[XY]] = land.azimuthal_areas(near, window.projection)
    else:
        rings = land.world_areas(held.rings, window.projection)
    found = []
    for ring in rings:
        shown = clipped([window.put(point) for point in ring], window.box)
        if len(shown) > 2:  # noqa: PLR2004 - an area has three corners
            found.append(path_of(thinned(shown, _STEP), closed=True))
    return "".join(found) or "M0 0"


def _flat(lines: Sequence[Line], window: Window) -> Iterator[list[XY]]:
    projection = window.projection
    for line in lines:
        if isinstance(projection, EqualEarth):
            yield land.world_line(line, projection)
        elif _is_near(line, window):
            yield land.azimuthal_line(line, projection)


def _is_near(line: Line, window: Window) -> bool:
    """Whether anything of a line, or of what a ring encloses, can be seen."""
    if isinstance(window.projection, EqualEarth):
        return True
    away = window.projection.middle.distance_km(line.middle) / EARTH_RADIUS_KM
    return math.degrees(away) <= line.reach_degrees + window.reach_degrees


def _lines(window: Window, lines: Iterator[list[XY]], color: str, width: str) -> str:
    box = window.box
    longest = window.scale * 0.5
    shown = [
        path_of(thinned(piece, _STEP))
        for line in lines
        for piece in pieces([window.put(point) for point in line], box, longest)
    ]
    style: Attributes = {
        "fill": "none",
        "stroke": color,
        "stroke_width": width,
        "stroke_linejoin": "round",
    }
    return element("path", {"d": "".join(shown), **style}) if shown else ""


def _grid(window: Window) -> Iterator[list[XY]]:
    projection = window.projection
    if isinstance(projection, EqualEarth):
        seam = projection.meridian - 180.0
        for turn in range(0, 361, 30):
            yield [projection.flat(seam + turn, -90.0 + 3.75 * step) for step in range(49)]
        for latitude in range(-60, 61, 30):
            yield [projection.flat(seam + 7.5 * step, latitude) for step in range(49)]
        return
    reach = math.degrees(math.hypot(window.box.width, window.box.height) / window.scale / 2)
    yield from _region_grid(projection, reach, _grid_step(2.0 * reach))


def _region_grid(projection: Azimuthal, reach: float, step: float) -> Iterator[list[XY]]:
    middle = projection.middle
    south, north = max(-90.0, middle.latitude - reach), min(90.0, middle.latitude + reach)
    widest = max(abs(south), abs(north))
    turn = 180.0 if widest > 80.0 else min(180.0, reach / math.cos(math.radians(widest)))  # noqa: PLR2004 - near a pole every meridian is seen
    west, east = middle.longitude - turn, middle.longitude + turn
    for index in range(math.ceil(west / step), math.floor(east / step) + 1):
        yield [projection.flat(index * step, y) for y in _spread(south, north)]
    for index in range(math.ceil(south / step), math.floor(north / step) + 1):
        yield [projection.flat(x, index * step) for x in _spread(west, east)]


def _grid_step(span: float) -> float:
    return next((step for step in _GRID_DEGREES if span / step >= _GRID_LINES), _GRID_DEGREES[-1])


def _spread(low: float, high: float) -> list[float]:
    return [low + (high - low) * index / _GRID_POINTS for index in range(_GRID_POINTS + 1)]


def scale_bar(window: Window, left_bottom: XY, look: Look) -> str:
    """Draw the bar of a region's scale; true in the middle of the map."""
    length_km = bar_km(window)
    x, y = left_bottom
    right = x + length_km * window.pixels_a_km
    path = f"M{number(x)} {number(y - 4)}v4H{number(right)}v-4"
    ink = look.colors.soft_ink
    label = f"{length_km:,g} km"
    halo: Attributes = {"paint_order": "stroke", "stroke": look.colors.land, "stroke_width": 2.0}
    return element(
        "path", {"d": path, "fill": "none", "stroke": ink, "stroke_width": 1.0}
    ) + element("text", {"x": x, "y": y - 7, "font_size": 8.5, "fill": ink, **halo}, [label])


def bar_km(window: Window) -> float:
    """Choose a round length of about a sixth of the map."""
    longest = window.box.width / 6.0 / window.pixels_a_km
    power = 10.0 ** math.floor(math.log10(longest))
    return power * max(step for step in (1.0, 2.0, 5.0) if step * power <= longest)
