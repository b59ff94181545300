"""Where labels go: a search for places that overlap nothing, by preference and with second thoughts.

Each label has positions around its marker, best first (Imhof 1975, «Positioning names on maps»). The most
important label chooses first. One that finds all its positions taken may push others to another position of
theirs, and those push on, to a depth (ejection chains, as in Glover 1996); nobody is pushed off the sheet.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from geomap.draw.figure.shapes import XY, Box

_DEPTH = 3
"""So many labels give way one after the other for one."""
_GAPS = (2.5, 6.0)
"""Pixels between a marker and its label, nearer first."""
_WAYS = (
    (1, 0), (1, -1), (1, 1), (-1, 0), (-1, -1), (-1, 1), (0, -1), (0, 1),
)  # fmt: skip
"""Sides of a marker, best first: right before left, above before below; y down."""
_FAR_GAPS = (14.0, 22.0, 32.0, 44.0, 60.0)
"""Pixels to a label that is tied to its marker by a line."""
_DIAGONAL = 0.72
"""A label above right begins this far over, in radii of its marker."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that wants a place."""

    key: int
    """Tells it from others."""
    anchor: XY
    """The middle of its marker."""
    radius: float
    """How far the marker reaches, in pixels."""
    width: float
    """Of the label, in pixels."""
    height: float
    """Of the label, in pixels."""
    may_be_far: bool = False
    """Whether it may stand away from its marker, tied by a line."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A label in its place."""

    box: Box
    """What it covers."""
    is_far: bool
    """Whether a line has to tie it to its marker."""


def place_labels(wishes: Sequence[Wish], frame: Box, obstacles: Iterable[Box]) -> dict[int, Placed]:
    """Find places for as many labels as the search can; no two overlap, each lies in the frame, none on an obstacle.

    Args:
        wishes: the labels, the most important first.
        frame: where labels may be.
        obstacles: what must stay uncovered, markers among it.

    Returns:
        The places by key; labels that found none are missing.
    """
    return _Search(wishes, frame, tuple(obstacles)).run()


class _Search:
    def __init__(self, wishes: Sequence[Wish], frame: Box, obstacles: tuple[Box, ...]) -> None:
        self._wishes = wishes
        self._choices = {wish.key: _free(wish, frame, obstacles) for wish in wishes}
        self._placed: dict[int, Placed] = {}

    def run(self) -> dict[int, Placed]:
        for wish in self._wishes:
            self._settle(wish.key, _DEPTH, frozenset())
        # What was pushed about early may have a better place by now.
        for wish in self._wishes:
            if wish.key in self._placed:
                del self._placed[wish.key]
                self._settle(wish.key, 0, frozenset())
        return self._placed

    def _settle(self, key: int, depth: int, fixed: frozenset[int]) -> bool:
        """Place a label, moving others out of its way; on failure all is as it was."""
        taken = [(choice, self._in_the_way(choice.box)) for choice in self._choices[key]]
        for choice, blockers in taken:
            if not blockers:
                self._placed[key] = choice
                return True
        if depth == 0:
            return False
        for choice, blockers in sorted(taken, key=lambda entry: len(entry[1])):
            if blockers & fixed or len(blockers) > depth:
                continue
            if self._push(key, choice, blockers, (depth - 1, fixed | {key})):
                return True
        return False

    def _push(
        self, key: int, choice: Placed, blockers: set[int], terms: tuple[int, frozenset[int]]
    ) -> bool:
        before = dict(self._placed)
        for blocker in blockers:
            del self._placed[blocker]
        self._placed[key] = choice
        depth, fixed = terms
        for blocker in sorted(blockers):
            if not self._settle(blocker, depth, fixed):
                self._placed = before
                return False
        return True

    def _in_the_way(self, box: Box) -> set[int]:
        return {key for key, placed in self._placed.items() if placed.box.overlaps(box)}


def _free(wish: Wish, frame: Box, obstacles: tuple[Box, ...]) -> list[Placed]:
    choices = [choice for choice in _positions(wish) if frame.holds(choice.box)]
    reach = Box(
        min((choice.box.left for choice in choices), default=0.0),
        min((choice.box.top for choice in choices), default=0.0),
        max((choice.box.right for choice in choices), default=0.0),
        max((choice.box.bottom for choice in choices), default=0.0),
    )
    near = [box for box in obstacles if box.overlaps(reach)]
    return [choice for choice in choices if not any(map(choice.box.overlaps, near))]


def _positions(wish: Wish) -> Iterator[Placed]:
    for gap in _GAPS:
        for way in _WAYS:
            yield Placed(_beside(wish, way, gap), is_far=False)
    if wish.may_be_far:
        for gap in _FAR_GAPS:
            for way in _WAYS:
                yield Placed(_beside(wish, way, gap), is_far=True)


def _beside(wish: Wish, way: tuple[int, int], gap: float) -> Box:
    (x, y), (across, down) = wish.anchor, way
    reach = wish.radius + gap
    if across and down:
        reach *= _DIAGONAL
    left = {1: x + reach, -1: x - reach - wish.width, 0: x - wish.width / 2}[across]
    if not down:
        top = y - wish.height / 2
    elif down < 0:
        top = y - reach - wish.height * (0.62 if across else 1.0)
    else:
        top = y + reach - wish.height * (0.38 if across else 0.0)
    return Box(left, top, left + wish.width, top + wish.height)
