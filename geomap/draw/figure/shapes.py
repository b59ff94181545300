"""Boxes on the sheet, and lines and areas cut to a box; pixels, x to the right and y down."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

XY = tuple[float, float]
"""A point on the sheet."""


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    left: float
    """Smaller x."""
    top: float
    """Smaller y."""
    right: float
    """Greater x, not below `left`."""
    bottom: float
    """Greater y, not below `top`."""

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def center(self) -> XY:
        """The middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly within this one."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def contains(self, point: XY) -> bool:
        """Whether a point lies within, or on an edge."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def moved(self, left: float, top: float) -> "Box":
        """Give the box of the same size whose upper left corner is here."""
        return Box(left, top, left + self.width, top + self.height)

    def grown(self, by: float) -> "Box":
        """Give the box with every side moved outwards; inwards where negative."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def around(point: XY, half: float) -> Box:
    """Give the square around a point."""
    x, y = point
    return Box(x - half, y - half, x + half, y + half)


_Inside = Callable[[XY], bool]
_Cut = Callable[[XY, XY], XY]


def clipped(ring: Sequence[XY], box: Box) -> list[XY]:
    """Cut an area to a box (Sutherland and Hodgman 1974); where it falls apart, edges run along the box's.

    Args:
        ring: its outline, the last point joined with the first.
        box: what may be seen of it.
    """
    sides: tuple[tuple[_Inside, _Cut], ...] = (
        (lambda p: p[0] >= box.left, lambda p, q: _at_x(p, q, box.left)),
        (lambda p: p[0] <= box.right, lambda p, q: _at_x(p, q, box.right)),
        (lambda p: p[1] >= box.top, lambda p, q: _at_y(p, q, box.top)),
        (lambda p: p[1] <= box.bottom, lambda p, q: _at_y(p, q, box.bottom)),
    )
    points = list(ring)
    for inside, cut in sides:
        if not points:
            break
        points = list(_one_side(points, inside, cut))
    return points


def _one_side(points: Sequence[XY], inside: _Inside, cut: _Cut) -> Iterator[XY]:
    previous = points[-1]
    was_inside = inside(previous)
    for point in points:
        is_inside = inside(point)
        if is_inside != was_inside:
            yield cut(previous, point)
        if is_inside:
            yield point
        previous, was_inside = point, is_inside


def _at_x(one: XY, other: XY, x: float) -> XY:
    share = (x - one[0]) / (other[0] - one[0])
    return x, one[1] + share * (other[1] - one[1])


def _at_y(one: XY, other: XY, y: float) -> XY:
    share = (y - one[1]) / (other[1] - one[1])
    return one[0] + share * (other[0] - one[0]), y


def pieces(line: Sequence[XY], box: Box, longest: float) -> Iterator[list[XY]]:
    """Give the stretches of a line within a box.

    Args:
        line: its points.
        box: what is seen.
        longest: a step longer than this is no line but a jump over the edge of the projection.
    """
    held: list[XY] = []
    for one, other in itertools.pairwise(line):
        jump = abs(one[0] - other[0]) + abs(one[1] - other[1]) > longest
        seen = None if jump else _within(one, other, box)
        if held and (seen is None or seen[0] != held[-1]):
            yield held
            held = []
        if seen is not None:
            held = held or [seen[0]]
            held.append(seen[1])
    if held:
        yield held


def _within(one: XY, other: XY, box: Box) -> tuple[XY, XY] | None:
    """Cut a step to a box (Liang and Barsky 1984); None where nothing of it is seen."""
    (x, y), across, along = one, other[0] - one[0], other[1] - one[1]
    first, last = 0.0, 1.0
    for towards, room in (
        (-across, x - box.left),
        (across, box.right - x),
        (-along, y - box.top),
        (along, box.bottom - y),
    ):
        if towards == 0.0:
            if room < 0.0:
                return None
        elif towards < 0.0:
            first = max(first, room / towards)
        else:
            last = min(last, room / towards)
    if first >= last:
        return None
    start = (x + first * across, y + first * along) if first > 0.0 else one
    end = (x + last * across, y + last * along) if last < 1.0 else other
    return start, end


def thinned(points: Sequence[XY], step: float) -> list[XY]:
    """Leave out points nearer than a step to the last one kept; first and last stay."""
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= step:
            kept.append(point)
    kept.extend(points[1:][-1:])
    return kept
