"""Reports → one figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from geomap.draw.figure import words
from geomap.draw.figure.items import Item, items_of
from geomap.draw.figure.look import Look
from geomap.draw.figure.plan import Plan, plan
from geomap.draw.figure.sheet import Sheet
from geomap.draw.figure.windows import window_on
from geomap.draw.stage import stage
from geomap.geometry import Point
from geomap.places import Report

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Figure:
    """A finished figure."""

    svg: str
    """The drawing."""
    title: str
    """Its title."""
    description: str
    """What it shows in words, for those who do not see it; also within the SVG."""
    items: tuple[Item, ...]
    """The places it shows, in the order of their numbers."""
    plan: Plan | None
    """Where everything is; None where nothing was placed."""
    size_mm: tuple[float, float]
    """Width and height."""


def draw_figure(
    reports: Sequence[Report],
    look: Look,
    *,
    title: str,
    country_names: Mapping[str, str] = _NO_NAMES,
) -> Figure:
    """Draw reports; the same reports and look give the same bytes.

    Args:
        reports: what was found.
        look: what the user chose.
        title: what the figure is called; any text; «Map» if empty.
        country_names: names of countries by ISO code, for the key; codes where it has none.

    Raises:
        ResourceError: Natural Earth's land was not put into this installation; the text says what gets it.
    """
    items = items_of(reports, country_names)
    sheet = Sheet(look)
    called = title if title.strip() else "Map"
    if look.is_titled:
        sheet.title(called)
    held = None
    if items:
        held = plan(items, stage(reports), look, sheet.room)
        sheet.maps(held)
        sheet.legend(items)
        if not look.is_numbered:
            sheet.key([item for item in items if item.number in held.numbers])
    else:
        everywhere = [Point(0.0, -120.0), Point(0.0, 0.0), Point(0.0, 120.0)]
        sheet.nothing(window_on(everywhere, sheet.room))
        sheet.notes(["No place was found in the text."])
    sheet.notes(words.notes(reports, items, held))
    sheet.credit(words.credit(reports, has_borders=look.has_borders))
    said = words.description(items, reports, called)
    return Figure(sheet.svg(called, said), called, said, items, held, sheet.size_mm)
