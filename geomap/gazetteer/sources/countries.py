"""Countries and territories: GeoNames' list with geomap's own names, points and extents."""

from collections.abc import Iterable, Iterator, Mapping

from geomap.gazetteer.entries import Entry, Name
from geomap.gazetteer.sources import tables
from geomap.gazetteer.sources.geonames import Record
from geomap.places import FeatureClass, MatchKind, Place

INDEPENDENT = "PCLI"
DEPENDENT = "PCLD"
SPECIAL = "PCLS"
TERRITORY = "TERR"

CODES = frozenset({INDEPENDENT, DEPENDENT, SPECIAL, TERRITORY})
"""Feature codes that countries and territories have here."""

_DEPENDENT = frozenset(
    "AI AS AW AX BL BM BQ BV CC CK CW CX FK FO GF GG GI GL GP GS GU HM IM IO JE KY MF MP MQ MS"  # noqa: SIM905 - a list takes forty lines
    " NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT".split()
)
"""ISO codes of what ISO 3166-1 lists apart though it belongs to or is associated with another state."""

_SPECIAL = frozenset({"HK", "MO"})
_TERRITORIES = frozenset({"AQ", "EH"})


def feature_code(iso: str) -> str:
    """Give GeoNames' code for what kind of political entity a country is."""
    if iso in _DEPENDENT:
        return DEPENDENT
    if iso in _SPECIAL:
        return SPECIAL
    return TERRITORY if iso in _TERRITORIES else INDEPENDENT


def countries(rows: Iterable[tables.Row], records: Iterable[Record]) -> Iterator[Entry]:
    """Make the places of the countries of our table; ids and populations are GeoNames'."""
    known: Mapping[str, Record] = {record["iso"]: record for record in records}
    for row in rows:
        record = known[row["iso2"]]
        place = Place(
            f"geonames:{record['geonameid']}",
            row["name"],
            tables.point(row),
            FeatureClass.ADMINISTRATIVE,
            feature_code(row["iso2"]),
            row["iso2"],
            population=record["population"],
            extent=tables.box(row),
        )
        names = (*tables.names(row), Name(record["name"], MatchKind.PREFERRED))
        yield Entry(place, names, row["iso2"])


def country_names() -> dict[str, str]:
    """Give the usual English name of each country and territory by its ISO code.

    Raises:
        ResourceError: the table is missing; geomap is installed badly.
    """
    return {row["iso2"]: row["name"] for row in tables.read_table("countries")}
