"""Markers: each kind of place has its shape, all of the area of a circle of the same size, as on the page."""

from types import MappingProxyType

from geomap.draw.figure.look import Theme
from geomap.draw.figure.shapes import XY
from geomap.draw.figure.svg import Attributes, element
from geomap.draw.kinds import Kind

REACH = MappingProxyType(
    {
        Kind.COUNTRY: 1.0,
        Kind.REGION: 1.26,
        Kind.DIVISION: 0.89,
        Kind.CITY: 1.0,
        Kind.WATER: 1.5,
        Kind.OTHER: 1.4,
    }
)
"""How far a shape reaches from its middle up, down or to a side, in radii."""

_LINE = 1.4
"""Width of the line around a marker in doubt, in pixels."""


def symbol(kind: Kind, middle: XY, radius: float, theme: Theme, *, unsure: bool) -> str:
    """Draw a marker; one in doubt is hollow with a dashed outline."""
    color = theme.kinds[kind]
    style: Attributes = {"fill": color, "stroke": theme.paper, "stroke_width": 1.0}
    if unsure:
        hollow: Attributes = {"fill": theme.paper, "fill_opacity": "0.75"}
        style = {**hollow, "stroke": color, "stroke_width": _LINE, "stroke_dasharray": "2.4 1.8"}
    if kind is Kind.COUNTRY:
        return _ring(middle, radius, color, style)
    return _shape(kind, middle, radius, style)


def _ring(middle: XY, radius: float, color: str, style: Attributes) -> str:
    """A country is no dot: a ring around one."""
    x, y = middle
    ring: Attributes = {"fill": "none", "stroke": color, "stroke_width": _LINE}
    if "stroke_dasharray" in style:
        ring["stroke_dasharray"] = style["stroke_dasharray"]
    return element("circle", {"cx": x, "cy": y, "r": radius, **ring}) + element(
        "circle", {"cx": x, "cy": y, "r": radius * 0.55, **style}
    )


def _shape(kind: Kind, middle: XY, radius: float, style: Attributes) -> str:
    x, y = middle
    if kind is Kind.CITY:
        return element("circle", {"cx": x, "cy": y, "r": radius, **style})
    if kind is Kind.DIVISION:
        side = radius * 0.886
        return element(
            "rect",
            {
                "x": x - side,
                "y": y - side,
                "width": 2 * side,
                "height": 2 * side,
                "rx": 1.5,
                **style,
            },
        )
    return element("path", {"d": _outline(kind, middle, radius), **style})


def _outline(kind: Kind, middle: XY, radius: float) -> str:
    x, y = middle

    def at(across: float, down: float) -> str:
        return f"{x + across * radius:.1f} {y + down * radius:.1f}"

    if kind is Kind.REGION:
        return f"M{at(0, -1.25)}L{at(1.25, 0)}L{at(0, 1.25)}L{at(-1.25, 0)}Z"
    if kind is Kind.WATER:
        bow = f"A{1.02 * radius:.1f} {1.02 * radius:.1f} 0 0 1 {at(-1.02, 0.36)}"
        right = f"C{at(0.55, -0.8)} {at(1.02, -0.25)} {at(1.02, 0.36)}"
        return f"M{at(0, -1.5)}{right}{bow}C{at(-1.02, -0.25)} {at(-0.55, -0.8)} {at(0, -1.5)}Z"
    return f"M{at(0, -1.4)}L{at(1.35, 0.94)}L{at(-1.35, 0.94)}Z"
