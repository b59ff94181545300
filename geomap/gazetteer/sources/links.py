"""Names of other places: demonyms, and the abbreviations of states and provinces."""

from collections.abc import Iterable, Iterator

from geomap.gazetteer.entries import Name, NameLink
from geomap.gazetteer.sources.tables import Row
from geomap.places import MatchKind


def demonyms(rows: Iterable[Row]) -> Iterator[NameLink]:
    """Give the names of peoples."""
    for row in rows:
        yield NameLink(Name(row["demonym"], MatchKind.DEMONYM), row["target"])


def abbreviations(rows: Iterable[Row]) -> Iterator[NameLink]:
    """Give the abbreviations of divisions."""
    for row in rows:
        yield NameLink(Name(row["abbreviation"], MatchKind.ABBREVIATION), row["target"])
