"""GeoJSON that other map tools open."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from geomap.export import FORMATS, geojson_pieces
from geomap.places import Report
from tests.export.samples import HAND_MADE, MIXED
from tests.strategies import reports


def collection(held: list[Report]) -> dict[str, Any]:
    """Write reports and parse them again."""
    parsed = json.loads("".join(geojson_pieces(held)))
    assert isinstance(parsed, dict)
    return parsed


def test_a_feature_is_a_place_with_its_mentions(snapshot: SnapshotAssertion) -> None:
    assert "".join(geojson_pieces([MIXED])) == snapshot


def test_nothing_found_is_an_empty_collection_with_its_credit() -> None:
    empty = collection([HAND_MADE])
    assert empty["type"] == "FeatureCollection"
    assert empty["features"] == empty["unresolved"] == []
    assert "GeoNames" in empty["attribution"]


def test_a_place_named_by_several_documents_is_one_feature() -> None:
    features = collection([MIXED, MIXED])["features"]
    assert [len(feature["properties"]["mentions"]) for feature in features] == [4, 2]


@given(st.lists(reports(), max_size=2))
def test_every_mention_is_there_once(held: list[Report]) -> None:
    written = collection(held)
    placed = [item for feature in written["features"] for item in feature["properties"]["mentions"]]
    assert len(placed) == sum(len(report.resolved) for report in held)
    assert len(written["unresolved"]) == sum(len(report.unresolved) for report in held)
    assert len({feature["id"] for feature in written["features"]}) == len(written["features"])


@given(st.lists(reports(), max_size=2))
def test_positions_are_longitude_first_and_on_the_globe(held: list[Report]) -> None:
    for feature in collection(held)["features"]:
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90


def test_every_format_has_a_name() -> None:
    assert list(FORMATS) == ["json", "jsonl", "csv", "geojson"]
