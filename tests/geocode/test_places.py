"""What services say of places, read into our own terms; the shapes are those of their documentation."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.answers import Answer, Request
from geomap.geocode.kinds import osm_kind
from geomap.geocode.places import candidates_of
from geomap.geocode.records import InvalidRecordError, check_record
from geomap.geometry import BoundingBox, Point
from geomap.places import FeatureClass, Place, Query
from tests.geocode.server import record


def read(service: str, raw: Mapping[str, object], label: str = "Tell Zahab, Syria") -> Place:
    """Read one result of a service."""
    held = {"label": label, "latitude": 34.9, "longitude": 36.6, "raw": raw}
    answer = Answer(Request(service, "", "Tell Zahab"), json.dumps([held]), "", "", "")
    (candidate,) = candidates_of(answer, Query("Tell Zahab"))
    assert candidate.source == service
    return candidate.place


def test_nominatim() -> None:
    place = read("nominatim", record("Tell Zahab", extratags={"population": "2100"}, osm_id=7))
    assert place == Place(
        "osm:node/7",
        "Tell Zahab",
        Point(34.9, 36.6),
        FeatureClass.POPULATED,
        "PPL",
        "SY",
        "Homs Governorate",
        population=2100,
        extent=BoundingBox(34.8, 36.5, 35.0, 36.7),
    )


def test_photon_speaks_of_the_same_objects() -> None:
    properties = {
        "osm_type": "N",
        "osm_id": 7,
        "osm_key": "place",
        "osm_value": "village",
        "name": "Tell Zahab",
        "countrycode": "SY",
        "state": "Homs Governorate",
        "extent": [36.5, 35.0, 36.7, 34.8],
    }
    place = read("photon", {"type": "Feature", "properties": properties})
    assert (place.id, place.country) == ("osm:node/7", "SY")
    assert place.extent == BoundingBox(34.8, 36.5, 35.0, 36.7)


def test_geonames_has_the_gazetteers_own_ids() -> None:
    raw = {
        "geonameId": 169577,
        "toponymName": "Homs",
        "fcl": "P",
        "fcode": "PPLA",
        "countryCode": "SY",
        "adminCode1": "11",
        "adminName1": "Homs",
        "population": 775404,
    }
    place = read("geonames", raw)
    assert (place.id, place.feature_code, place.admin1_code) == ("geonames:169577", "PPLA", "SY.11")
    assert place.population == 775404


def test_pelias() -> None:
    properties = {
        "gid": "whosonfirst:locality:1",
        "layer": "locality",
        "name": "Tell Zahab",
        "country_code": "SY",
        "region": "Homs",
    }
    place = read("pelias", {"properties": properties, "bbox": [36.5, 34.8, 36.7, 35.0]})
    assert (place.id, place.feature_class) == (
        "pelias:whosonfirst:locality:1",
        FeatureClass.POPULATED,
    )
    assert place.extent == BoundingBox(34.8, 36.5, 35.0, 36.7)


def test_opencage() -> None:
    place = read(
        "opencage", {"components": {"_category": "place", "_type": "village", "country_code": "sy"}}
    )
    assert (place.name, place.country, place.feature_code) == ("Tell Zahab", "SY", "PPL")


def test_a_service_that_nobody_described_gives_name_and_point() -> None:
    place = read("arcgis", {"whatever": [1]})
    assert (place.name, place.point, place.feature_class) == (
        "Tell Zahab",
        Point(34.9, 36.6),
        FeatureClass.SPOT,
    )
    assert place.id == read("arcgis", {}).id, "the same place has the same id again"
    assert place.id.startswith("arcgis:")


KINDS = (
    (("place", "city", "city", 16), "P/PPL"),
    (("place", "suburb", "suburb", 19), "P/PPLX"),
    (("boundary", "administrative", "country", 4), "A/PCLI"),
    (("boundary", "administrative", "state", 8), "A/ADM1"),
    (("boundary", "administrative", "county", 12), "A/ADM2"),
    (("boundary", "administrative", "city", 16), "P/PPL"),
    (("boundary", "administrative", "suburb", 19), "P/PPLX"),
    (("boundary", "administrative", "", 0), "A/ADM3"),
    (("highway", "residential", "road", 26), "R/ST"),
    (("waterway", "river", "river", 19), "H/STM"),
    (("natural", "water", "water", 22), "H/LK"),
    (("natural", "peak", "peak", 18), "T/PK"),
    (("railway", "station", "railway", 30), "S/RSTN"),
    (("railway", "rail", "", 0), "R/RR"),
    (("building", "yes", "building", 30), "S/BLDG"),
    (("shop", "bakery", "shop", 30), "S/"),
    (("", "", "", 0), "S/"),
)


@pytest.mark.parametrize(("told", "kind"), KINDS, ids=str)
def test_what_an_object_of_openstreetmap_is(told: tuple[str, str, str, int], kind: str) -> None:
    found = osm_kind(*told)
    assert f"{found.feature_class}/{found.feature_code}" == kind


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4)
    ),
    max_leaves=8,
)
FIELDS = (
    "address",
    "extratags",
    "boundingbox",
    "osm_type",
    "osm_id",
    "class",
    "type",
    "name",
    "place_rank",
    "properties",
    "bbox",
    "components",
    "geonameId",
    "fcl",
    "population",
)


@given(
    st.sampled_from(("nominatim", "photon", "geonames", "pelias", "opencage", "arcgis")),
    st.dictionaries(st.sampled_from(FIELDS), json_values, max_size=6),
)
def test_whatever_a_service_says_a_place_is_read(service: str, raw: dict[str, object]) -> None:
    assert read(service, raw).point == Point(34.9, 36.6)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        (0, 0),
        (0.0, -0.0),
        (None, 1.0),
        ("1", 1.0),
        (float("nan"), 1.0),
        (1.0, float("inf")),
        (90.1, 0.0),
        (1.0, 181),
        (True, 1.0),
    ],
)
def test_a_point_that_cannot_be_is_refused(latitude: object, longitude: object) -> None:
    with pytest.raises(InvalidRecordError):
        check_record("x", latitude, longitude, {})


@pytest.mark.parametrize(("latitude", "longitude"), [(0.0, 6.5), (51.5, 0), (90, 180), (-90, -180)])
def test_a_zero_is_a_coordinate(latitude: float, longitude: float) -> None:
    assert check_record("x", latitude, longitude, None).point == Point(latitude, longitude)
