"""Reads geomap's own tables of facts, `geomap/gazetteer/data/*.tsv`.

UTF-8, tab-separated, one header row; lines that begin with `#` are comments; `|` parts the items of a list
and an empty cell is unknown.
"""

from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable

from geomap.errors import ResourceError
from geomap.gazetteer.entries import Name
from geomap.geometry import BoundingBox, Point
from geomap.places import MatchKind

Row = Mapping[str, str]
"""One row of a table, by column."""

_ABBREVIATION_SIGN = "*"
"""Stands after a name that is an abbreviation: `UAE*`."""


def data_folder() -> Traversable:
    """Give the folder of the tables as it is installed."""
    return resources.files("geomap.gazetteer") / "data"


def read_table(name: str) -> tuple[Row, ...]:
    """Read a table by its name, as in `countries`.

    Raises:
        ResourceError: the table is missing or a row has the wrong number of cells; geomap is installed badly.
    """
    try:
        text = (data_folder() / f"{name}.tsv").read_text(encoding="utf-8")
        return parse_table(text)
    except (OSError, ValueError) as error:
        message = f"geomap's table {name}.tsv cannot be read ({error}); install geomap again"
        raise ResourceError(message) from error


def parse_table(text: str) -> tuple[Row, ...]:
    """Read the text of a table.

    Raises:
        ValueError: there is no header, or a row has the wrong number of cells.
    """
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    if not lines:
        message = "it has no header"
        raise ValueError(message)
    header = lines[0].split("\t")
    return tuple(dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:])


def items(cell: str) -> tuple[str, ...]:
    """Give the items of a list in a cell."""
    return tuple(item for item in cell.split("|") if item)


def names(row: Row) -> tuple[Name, ...]:
    """Give a row's `name` and `other_names`: what English texts call the place, so all are preferred names.

    Those with a `*` after them are abbreviations.
    """
    return tuple(
        Name(name.removesuffix(_ABBREVIATION_SIGN), MatchKind.ABBREVIATION)
        if name.endswith(_ABBREVIATION_SIGN)
        else Name(name, MatchKind.PREFERRED)
        for name in (row["name"], *items(row["other_names"]))
    )


def point(row: Row) -> Point:
    """Give a row's point."""
    return Point(float(row["latitude"]), float(row["longitude"]))


def box(row: Row) -> BoundingBox:
    """Give a row's box."""
    return BoundingBox(*(float(row[edge]) for edge in ("south", "west", "north", "east")))
