"""The sheet: title, maps, legend, key, notes and credit, one below the other."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geomap.draw.figure import panel, words
from geomap.draw.figure.base import base, globe, scale_bar
from geomap.draw.figure.items import Item
from geomap.draw.figure.look import FONTS, Look
from geomap.draw.figure.panel import Panel
from geomap.draw.figure.plan import Plan
from geomap.draw.figure.shapes import XY, Box, pieces
from geomap.draw.figure.svg import Attributes, element, number, path_of, text
from geomap.draw.figure.symbols import symbol
from geomap.draw.figure.text import plain, short, width, wrapped
from geomap.draw.figure.windows import Window
from geomap.draw.kinds import Kind
from geomap.geometry import Point

MARGIN = 12.0
"""Left free on every side, in pixels."""
_TITLE, _SMALL, _TINY = 16.0, 9.4, 8.2
"""Sizes of letters in pixels: 12, 7 and 6.2 points."""
_TITLE_LINES = 3
_KEY_COLUMN = 205.0
"""Narrowest column of the key."""
_KEY_NUMBER = 24.0
_KEY_LETTERS = 44
_LINE = 1.42
_SMALLEST_OUTLINE = 7.0


@dataclass(slots=True)
class Sheet:
    """A sheet that is filled from the top down."""

    look: Look
    """What the user chose."""
    y: float = MARGIN
    """How far it is filled, in pixels."""
    parts: list[str] = field(default_factory=list)
    """SVG so far."""

    @property
    def width(self) -> float:
        """Pixels between the margins."""
        return self.look.width - 2 * MARGIN

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height with what is on it so far and the margins."""
        return self.look.width_mm, self.look.width_mm * round(self.y + MARGIN) / self.look.width

    @property
    def room(self) -> Box:
        """Where the next part begins, between the margins; without height."""
        return Box(MARGIN, self.y, MARGIN + self.width, self.y)

    def title(self, title: str) -> None:
        """Put the title, in at most three lines."""
        lines = wrapped(short(title, 240), _TITLE, self.width, bold=True)
        if len(lines) > _TITLE_LINES:
            lines = [*lines[: _TITLE_LINES - 1], lines[_TITLE_LINES - 1] + " …"]
        style: Attributes = {"font_size": _TITLE, "font_weight": "bold"}
        self._lines(lines, _TITLE, {**style, "fill": self.look.colors.ink})
        self.y += 5.0

    def nothing(self, box: Window) -> None:
        """Put a map of the world with nothing on it."""
        self.parts.append(base(box, self.look))
        self.y = box.box.bottom + 8.0

    def maps(self, plan: Plan) -> None:
        """Put the maps; each inset has a frame, and its outline on the map that it belongs to."""
        self.parts.append(panel.draw(plan.main, self.look))
        if plan.bar is not None:
            self.parts.append(scale_bar(plan.main.window, plan.bar, self.look))
        for inset in (plan.overview, plan.detail):
            if inset is None:
                continue
            self.parts += [_backed(inset, self.look), panel.draw(inset, self.look)]
            self.parts.append(_framed(inset.window.box, self.look))
        if plan.globe is not None:
            self.parts += [globe(plan.globe, self.look), _spot(plan, plan.globe, self.look)]
        if plan.detail is not None:
            self.parts.append(_outline(plan.detail.window, plan.main.window, self.look))
        if plan.overview is not None:
            self.parts.append(_outline(plan.main.window, plan.overview.window, self.look))
        self.y = plan.bottom + 8.0

    def legend(self, items: Sequence[Item]) -> None:
        """Put a sample of each kind of place that occurs, and of doubt where there is any."""
        kinds = [kind for kind in Kind if any(item.kind is kind for item in items)]
        entries: list[tuple[Kind | None, bool, str]] = [
            (kind, False, words.KINDS[kind]) for kind in kinds
        ]
        if any(item.is_unsure for item in items):
            entries.append((Kind.CITY if Kind.CITY in kinds else kinds[0], True, words.DOUBT))
        counts = {len(item.mentions) for item in items}
        if len(counts) > 1:
            scale = f"Larger: more mentions ({min(counts):,} to {max(counts):,})"
            entries.append((None, False, scale))
        self._entries(entries)

    def key(self, items: Sequence[Item]) -> None:
        """Put the names of the places whose numbers are on the map, in columns read downwards."""
        if not items:
            return
        columns = max(1, min(len(items), int(self.width // _KEY_COLUMN)))
        rows = -(-len(items) // columns)
        wide = self.width / columns
        top = self.y + 3.0
        for index, item in enumerate(items):
            x = MARGIN + wide * (index // rows)
            y = top + _SMALL * _LINE * (index % rows + 1)
            self.parts.append(self._key_entry(item, (x, y), wide))
        self.y = top + _SMALL * _LINE * rows + 6.0

    def notes(self, notes: Iterable[str]) -> None:
        """Put notes below each other."""
        style: Attributes = {"font_size": _SMALL, "fill": self.look.colors.ink}
        for note in notes:
            self._lines(wrapped(note, _SMALL, self.width), _SMALL, style)

    def credit(self, credit: str) -> None:
        """Put whom the figure is owed to."""
        style: Attributes = {"font_size": _TINY, "fill": self.look.colors.soft_ink}
        self.y += 2.0
        self._lines(wrapped(credit, _TINY, self.width), _TINY, style)

    def svg(self, title: str, description: str) -> str:
        """Give the finished SVG with its title and description for screen readers."""
        wide, tall = self.look.width, round(self.y + MARGIN)
        body = "".join(self.parts)
        # Several figures may stand in one page: ids are of the content.
        mark = (
            "gm"
            + hashlib.sha256(f"{plain(title)}\n{description}\n{body}".encode()).hexdigest()[:10]
        )
        attributes: Attributes = {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": f"{self.look.width_mm:g}mm",
            "height": f"{self.size_mm[1]:.2f}mm",
            "viewBox": f"0 0 {number(wide)} {tall}",
            "role": "img",
            "aria-labelledby": f"{mark}-title",
            "aria-describedby": f"{mark}-desc",
            "font_family": FONTS,
        }
        return (
            element(
                "svg",
                attributes,
                [
                    element("title", {"id": f"{mark}-title"}, [text(title)]),
                    element("desc", {"id": f"{mark}-desc"}, [text(description)]),
                    element(
                        "rect", {"width": wide, "height": tall + 2, "fill": self.look.colors.paper}
                    ),
                    body,
                ],
            )
            + "\n"
        )

    def _lines(self, lines: Iterable[str], size: float, style: Attributes) -> None:
        for line in lines:
            self.y += size * _LINE
            at: Attributes = {"x": MARGIN, "y": self.y - size * 0.36}
            self.parts.append(element("text", {**at, **style}, [text(line)]))

    def _entries(self, entries: Sequence[tuple[Kind | None, bool, str]]) -> None:
        colors = self.look.colors
        x, line = MARGIN, _SMALL * 1.7
        self.y += line
        for kind, unsure, label in entries:
            wide = width(label, _SMALL) + (20.0 if kind else 4.0)
            if x > MARGIN and x + wide > MARGIN + self.width:
                x = MARGIN
                self.y += line
            if kind:
                middle = x + 6.0, self.y - 6.2
                self.parts.append(symbol(kind, middle, 4.0, colors, unsure=unsure))
            at: Attributes = {"x": x + (15.0 if kind else 0.0), "y": self.y - 3.0}
            style: Attributes = {"font_size": _SMALL, "fill": colors.ink}
            self.parts.append(element("text", {**at, **style}, [text(label)]))
            x += wide + 8.0
        self.y += 4.0

    def _key_entry(self, item: Item, at: XY, wide: float) -> str:
        x, y = at
        colors = self.look.colors
        name = short(item.name, _KEY_LETTERS) + (" ?" if item.is_unsure else "")
        free = wide - _KEY_NUMBER - 6.0 - width(name, _SMALL)
        where = item.where
        while where and width(f", {where}", _SMALL) > free:
            where = where.partition(", ")[2]
        style: Attributes = {"y": y, "font_size": _SMALL, "fill": colors.ink}
        bold: Attributes = {
            "x": x + _KEY_NUMBER - 5.0,
            **style,
            "font_weight": "bold",
            "text_anchor": "end",
        }
        soft = element("tspan", {"fill": colors.soft_ink}, [text(f", {where}")]) if where else ""
        return element("text", bold, [str(item.number)]) + element(
            "text", {"x": x + _KEY_NUMBER, **style}, [text(name) + soft]
        )


def _backed(inset: Panel, look: Look) -> str:
    box = inset.window.box.grown(3.0)
    return element(
        "rect",
        {"x": box.left, "y": box.top, "width": box.width, "height": box.height, "fill": look.colors.paper},
    )  # fmt: skip


def _framed(box: Box, look: Look) -> str:
    place: Attributes = {"x": box.left, "y": box.top, "width": box.width, "height": box.height}
    return element(
        "rect", {**place, "fill": "none", "stroke": look.colors.soft_ink, "stroke_width": 1.0}
    )


def _spot(held: Plan, globe: Window, look: Look) -> str:
    """Mark on the globe what the main map shows: its outline, or a dot where that would be too small to see."""
    line = _closed(held.main.window.outline(), globe)
    across = max(x for x, _ in line) - min(x for x, _ in line)
    if across < _SMALLEST_OUTLINE:
        (x, y), ink = globe.box.center, look.colors.ink
        return element(
            "rect", {"x": x - 2.5, "y": y - 2.5, "width": 5.0, "height": 5.0, "fill": ink}
        )
    return _outline(held.main.window, globe, look)


def _outline(inner: Window, outer: Window, look: Look) -> str:
    """Draw on one map what another one shows."""
    line = _closed(inner.outline(), outer)
    drawn = "".join(path_of(piece) for piece in pieces(line, outer.box, outer.box.width / 2))
    style: Attributes = {"fill": "none", "stroke": look.colors.ink, "stroke_width": 1.0}
    return element("path", {"d": drawn, **style}) if drawn else ""


def _closed(points: Sequence[Point], window: Window) -> list[XY]:
    line = [window.at(point) for point in points]
    return [*line, line[0]]
