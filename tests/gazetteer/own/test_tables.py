"""Files of the user's places: what is read from them, and which rows are told."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import InputError
from geomap.gazetteer.own import OwnRow, Problem, read_own
from geomap.gazetteer.own.rows import loads


def read(folder: Path, name: str, text: str) -> list[OwnRow | Problem]:
    """Read a file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return list(read_own(path))


def test_a_full_row_says_all(tmp_path: Path) -> None:
    header = (
        "id,name,latitude,longitude,kind,country,population,other_names,valid_from,valid_to,note"
    )
    row = "spb,Leningrad,59.94,30.31,city,ru,4000000,Ленинград|Piter,1924-01-26,1991-09-05,renamed"
    (found,) = read(tmp_path, "a.csv", f"{header}\n{row}\n")
    assert found == OwnRow(
        "spb", "Leningrad", 59.94, 30.31, "P/PPL", "RU", 4_000_000, ("Ленинград", "Piter"), "1924-01-26", "1991-09-05",
    )  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_sheet_from_any_office_is_read(tmp_path: Path, delimiter: str) -> None:
    """With a byte order mark, other delimiters, shorter names of columns, and lines of Windows."""
    text = "\ufeffName,Lat,Lng\r\nAlpha,0,180\r\n\r\n".replace(",", delimiter)
    (found,) = read(tmp_path, "a.csv", text)
    assert isinstance(found, OwnRow)
    assert (found.name, found.latitude, found.longitude) == ("Alpha", 0.0, 180.0)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",1,2,", "it has no name"),
        ("…,1,2,", "a name has letters or digits"),
        ("A,,2,", "it has no latitude"),
        ("A,north,2,", "latitude is no number: 'north'"),
        ("A,nan,2,", "out of range"),
        ("A,91,2,", "latitude must lie in -90 … 90"),
        ("A,1,181,", "longitude must lie in -180 … 180"),
        ("A,1,2,castle in the air", "unknown kind"),
        ("A,1,2,site,too,many", "more cells than there are columns"),
        ("A\u202eB,1,2,", "control characters"),
        ("x" * 201 + ",1,2,", "longer than 200"),
    ],
)
def test_a_bad_row_is_told_by_its_line_and_loses_no_other(
    tmp_path: Path, row: str, why: str
) -> None:
    text = f"name,lat,lon,kind\nGood,1,2,\n{row}\nAlso,3,4,site\n"
    first, bad, last = read(tmp_path, "a.csv", text)
    assert isinstance(first, OwnRow)
    assert isinstance(last, OwnRow)
    assert isinstance(bad, Problem)
    assert bad.row == 3
    assert why in bad.why


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ("Syria,,", "two-letter ISO code"),
        (",1950,1940", "it ends (1940) before it begins (1950)"),
        (",19th century,", "a date is written"),
    ],
)
def test_a_wrong_country_or_period_is_told(tmp_path: Path, cells: str, why: str) -> None:
    text = f"name,lat,lon,country,valid_from,valid_to\nA,1,2,{cells}\n"
    (bad,) = read(tmp_path, "a.csv", text)
    assert isinstance(bad, Problem)
    assert why in bad.why


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.csv", "", "has no column name"),
        ("a.csv", "name,lat\nA,1\n", "has no column longitude"),
        ("a.geojson", "{", "it is no JSON"),
        ("a.geojson", "[]", "no GeoJSON FeatureCollection"),
        ("a.geojson", '{"type": "Feature"}', "no GeoJSON FeatureCollection"),
    ],
)
def test_a_file_without_places_is_one_line(tmp_path: Path, name: str, text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read(tmp_path, name, text)


def test_what_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\xff\xfe")
    for name, why in (("a.csv", "not UTF-8"), ("none.csv", "No such file")):
        with pytest.raises(InputError, match=why):
            read_own(tmp_path / name)


def test_features_are_points_or_reach_as_far_as_they_do(tmp_path: Path) -> None:
    square = [[[36.0, 34.0], [37.0, 34.0], [37.0, 35.0], [36.0, 34.0]]]
    features = [
        {
            "id": 7,
            "geometry": {"type": "Point", "coordinates": [36.5, 34.5, 9.0]},
            "properties": {"name": "P"},
        },
        {
            "geometry": {"type": "Polygon", "coordinates": square},
            "properties": {
                "name": "Q",
                "kind": "region",
                "other_names": ["R", "S"],
                "population": 5,
            },
        },
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    point, region = read(tmp_path, "a.geojson", text)
    assert isinstance(point, OwnRow)
    assert isinstance(region, OwnRow)
    assert (point.id, point.latitude, point.longitude, point.extent) == ("7", 34.5, 36.5, None)
    assert (region.latitude, region.longitude, region.extent) == (
        34.5,
        36.5,
        (34.0, 36.0, 35.0, 37.0),
    )
    assert (region.feature, region.other_names, region.population) == ("L/RGN", ("R", "S"), 5)


@pytest.mark.parametrize(
    "feature",
    [
        None,
        {},
        {"properties": None, "geometry": None},
        {"properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": []}},
        {"properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": ["1", "2"]}},
        {"properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": [200, 0]}},
    ],
)
def test_a_bad_feature_is_told_by_its_number(tmp_path: Path, feature: object) -> None:
    good = {"geometry": {"type": "Point", "coordinates": [0, 0]}, "properties": {"name": "A"}}
    text = json.dumps({"features": [good, feature]})
    first, bad = read(tmp_path, "a.geojson", text)
    assert isinstance(first, OwnRow)
    assert isinstance(bad, Problem)
    assert bad.row == 2


@given(st.text(max_size=300))
def test_no_cell_breaks_the_reading(text: str) -> None:
    """Whatever a cell holds, the row is a place or a problem."""
    from geomap.gazetteer.own.rows import row_of  # noqa: PLC0415 - beside its only use

    for key in ("name", "id", "kind", "country", "population", "other_names", "valid_from"):
        cells = {"name": "A", "latitude": "1", "longitude": "2", key: text}
        try:
            row = row_of(cells)
        except ValueError:
            continue
        assert loads(row.dumps()) == row
