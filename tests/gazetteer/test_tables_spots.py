"""The tables of waters, terrain, landmarks, quarters and districts: each entry where the cities say it is."""

import pytest

from geomap.gazetteer.names import normalise
from geomap.gazetteer.sources.spots import TABLES, box_around
from geomap.gazetteer.sources.tables import Row, items, point, read_table
from geomap.geometry import Point
from geomap.places import FeatureClass
from tests.gazetteer.facts import (
    SHARED,
    all_names,
    boxes,
    cities_of,
    city,
    countries_around,
    countries_in,
    namesakes,
    overlap,
    rows_by,
    where,
)

AREAS = ("waters", "terrain")
COUNTRY_BOXES = boxes("countries", "iso2")
DIVISIONS = rows_by("divisions", "code")
DIVISION_BOXES = boxes("divisions", "code")

NEAR_KM = {"landmarks": 60.0, "quarters": 30.0, "districts": 120.0}
"""How far an entry lies at most from the city that its row files it under, beyond its own radius."""
SAME_SPOT_KM = 15.0
"""Two entries of one name nearer than this are one place."""
MANY_STRANGERS = 0.9
"""A rectangle holds others' cities too, but the countries that an area lies in have a tenth of those in its box."""

every_area = pytest.mark.parametrize("table", AREAS)
every_spot_table = pytest.mark.parametrize("table", TABLES)


def country_of(row: Row) -> str:
    """Give the country of a row of the tables of spots."""
    return row["division"].partition(".")[0]


@every_area
def test_a_box_holds_its_point(table: str) -> None:
    """The label stands in the area."""
    extents = boxes(table, "id")
    rows = rows_by(table, "id")
    assert [key for key, row in rows.items() if not extents[key].contains(point(row))] == []


@every_area
def test_an_area_reaches_every_country_that_it_lies_in(table: str) -> None:
    """The boxes overlap, or a city of that country lies in the area's box or is among the nearest."""
    extents = boxes(table, "id")
    astray = [
        (key, iso)
        for key, row in rows_by(table, "id").items()
        for iso in items(row["countries"])
        if not overlap(extents[key], COUNTRY_BOXES[iso], 0.1)
        and iso not in countries_in(extents[key])
        and iso not in countries_around(point(row))
    ]
    assert astray == []


@every_area
def test_the_cities_in_an_area_belong_to_its_countries(table: str) -> None:
    """At least a tenth of them."""
    extents = boxes(table, "id")
    astray = []
    for key, row in rows_by(table, "id").items():
        counts = countries_in(extents[key])
        own = sum(count for iso, count in counts.items() if iso in items(row["countries"]))
        if row["countries"] and own < (1 - MANY_STRANGERS) * counts.total():
            astray.append(key)
    assert astray == []


@every_area
def test_a_point_lies_in_the_countries_of_its_area(table: str) -> None:
    """One of the nearest cities is in a country that it lies in, or none is near."""
    astray = {
        key
        for key, row in rows_by(table, "id").items()
        if row["countries"]
        and (near := countries_around(point(row), 6))
        and not near & set(items(row["countries"]))
    }
    assert astray == set()


@every_spot_table
def test_a_spot_lies_near_the_city_that_it_is_filed_under(table: str) -> None:
    """A wrong figure in a coordinate would show."""
    astray = []
    for row in read_table(table):
        handle = f"{country_of(row)}/{row['near']}"
        reach_km = NEAR_KM[table] + float(row["radius_km"])
        if not any(
            point(row).distance_km(where(found)) <= reach_km for found in cities_named(handle)
        ):
            astray.append((row["id"], handle))
    assert astray == []


def cities_named(handle: str) -> list[dict[str, object]]:
    """Give the cities of a name, villages too where no town bears it."""
    if held := namesakes(handle):
        return [dict(record) for record in held]
    country, _, name = handle.partition("/")
    key = normalise(name)
    return [dict(record) for record in cities_of()[country] if normalise(record["name"]) == key]


@every_spot_table
def test_a_spot_lies_in_its_country_and_division(table: str) -> None:
    """In the box of either, with a margin; the division is known."""
    astray = []
    for row in read_table(table):
        code = row["division"]
        extent = box_around(point(row), max(float(row["radius_km"]), 30.0))
        known = DIVISION_BOXES[code] if "." in code else COUNTRY_BOXES[code]
        if not overlap(extent, known):
            astray.append(row["id"])
    assert astray == []


def test_no_id_is_given_twice() -> None:
    """Over all tables of our own places."""
    ids = [row["id"] for table in ("regions", *AREAS, *TABLES) for row in read_table(table)]
    assert len(ids) == len(set(ids))


def test_feature_codes_are_geonames() -> None:
    """Class and code stand together in GeoNames' list of codes."""
    path = SHARED / "featureCodes_en.txt"
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    known = {line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines()}
    rows = [row for table in (*AREAS, *TABLES) for row in read_table(table)]
    assert {f"{row['feature_class']}.{row['feature_code']}" for row in rows} <= known


def test_no_two_of_our_places_have_one_name_and_one_spot() -> None:
    """Whatever table they stand in."""
    owners: dict[str, list[tuple[str, Point]]] = {}
    for table in ("regions", *AREAS, *TABLES):
        for row in read_table(table):
            for name in all_names(row):
                owners.setdefault(normalise(name), []).append((row["id"], point(row)))
    twice = [
        (name, one, other)
        for name, held in owners.items()
        for index, (one, here) in enumerate(held)
        for other, there in held[index + 1 :]
        if here.distance_km(there) < SAME_SPOT_KM
    ]
    assert twice == []


def test_no_quarter_is_among_the_cities_already() -> None:
    """By its main name; GeoNames' cities hold many quarters too."""
    twice = [
        row["id"]
        for row in read_table("quarters")
        for record in namesakes(f"{country_of(row)}/{row['name']}")
        if point(row).distance_km(where(record)) < SAME_SPOT_KM
    ]
    assert twice == []


def test_districts_are_divisions_of_the_second_order_and_quarters_parts_of_cities() -> None:
    """So that they are told from towns."""
    assert {row["feature_code"] for row in read_table("districts")} == {"ADM2"}
    assert {row["feature_code"] for row in read_table("quarters")} == {"PPLX"}
    assert {row["feature_class"] for row in read_table("quarters")} == {FeatureClass.POPULATED}


@pytest.mark.parametrize(
    ("key", "handles"),
    [
        ("pecos-river", "US/Pecos"),
        ("allegheny-river", "US/Pittsburgh US/Oil_City"),
        ("willamette-river", "US/Portland US/Salem US/Eugene"),
        ("platte-river", "US/Kearney US/Grand_Island"),
        ("north-saskatchewan-river", "CA/Edmonton"),
        ("river-wye", "GB/Hereford"),
        ("murrumbidgee-river", "AU/Wagga_Wagga AU/Canberra"),
        ("benue-river", "NG/Makurdi"),
        ("oka-river", "RU/Ryazan’ RU/Kaluga"),
        ("neckar", "DE/Stuttgart DE/Heidelberg"),
        ("tocantins-river", "BR/Marabá"),
        ("waikato-river", "NZ/Hamilton"),
    ],
)
def test_a_river_flows_through_its_cities(key: str, handles: str) -> None:
    """The box of its course holds them."""
    names = [handle.replace("_", " ") for handle in handles.split()]
    assert [name for name in names if not boxes("waters", "id")[key].contains(city(name))] == []


def test_a_box_around_a_point_is_as_wide_as_it_says() -> None:
    """Ten kilometres to each side."""
    centre = Point(60.0, 10.0)
    extent = box_around(centre, 10.0)
    assert centre.distance_km(Point(extent.north, 10.0)) == pytest.approx(10.0, rel=1e-6)
    assert centre.distance_km(Point(60.0, extent.east)) == pytest.approx(10.0, rel=1e-3)
