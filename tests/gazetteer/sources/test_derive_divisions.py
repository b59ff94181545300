"""Divisions derived from their cities: votes, boxes, and the tables that are shipped."""

from collections import Counter
from pathlib import Path

import pytest

from geomap.gazetteer.names import normalise
from geomap.gazetteer.sources.derive_divisions import (
    DATA,
    Members,
    county_rows,
    division_rows,
    join,
    with_margin,
    without_misplaced,
    write_table,
)
from geomap.gazetteer.sources.tables import parse_table, read_table
from geomap.geometry import BoundingBox, Point
from tests.gazetteer.records import GEONAMES, GEORGETOWN, HOMS, city, named

SHARED_CODES = Path(__file__).parents[4] / "shared" / "gazetteer" / "admin1CodesASCII.txt"


def test_a_city_is_joined_by_place_and_name() -> None:
    """A neighbour at the same spot with another name does not lend its division."""
    neighbour = named(city(9, "Al Waer", at=(34.723, 36.722)), state="Elsewhere")
    same = named(HOMS, state="Homs")
    assert list(join([HOMS], [neighbour, same])) == [(HOMS, same)]


def test_a_city_renamed_since_is_joined_by_its_exact_place() -> None:
    """Spellings change more often than coordinates."""
    renamed = named({**HOMS, "name": "Hims"}, state="Homs")
    assert list(join([HOMS], [renamed])) == [(HOMS, renamed)]


def test_a_city_that_nobody_knows_is_joined_to_nothing() -> None:
    """And a city of that name in another country is not it."""
    abroad = named({**HOMS, "countrycode": "US"}, state="Texas")
    assert list(join([HOMS], [abroad])) == [(HOMS, {})]


def test_the_majority_names_a_division() -> None:
    """Three of four are enough."""
    members = Members()
    for vote in ("Homs", "Homs", "Homs", "Hama", ""):
        members.add(HOMS, vote)
    assert members.name("SY.11") == "Homs"


def test_a_divided_vote_must_be_decided_by_hand() -> None:
    """Rather than left to chance; a name given by hand goes before the votes."""
    members = Members()
    for vote in ("Duhok", "Sulaymaniyah"):
        members.add(HOMS, vote)
    with pytest.raises(ValueError, match=r"XX\.01 are divided"):
        members.name("XX.01")
    assert members.name("IQ.19") == "Halabja"


def test_a_division_has_the_box_and_the_sum_of_its_cities() -> None:
    """A code that nobody names has no row."""
    other = city(2, "Tadmur", at=(34.56, 38.28), population=51_015)
    unnamed = city(3, "Nowhere", division="99")
    pairs = [(HOMS, named(HOMS, state="Homs")), (other, {}), (unnamed, {})]
    (row,) = division_rows(pairs)
    assert row == (
        *("SY.11", "Homs", "34.640", "37.500"),
        *("34.510", "36.670", "34.770", "38.330"),
        *("826419", "2"),
    )


def test_a_county_is_found_by_state_and_name() -> None:
    """Spelled as the list spells it, whatever the spaces and the dots."""
    pairs = [(GEORGETOWN, named(GEORGETOWN, county="Williamson  county"))]
    (row,) = county_rows(pairs, GEONAMES)
    assert row[:3] == ("US.TX.491", "48491", "Williamson County")
    assert county_rows([(GEORGETOWN, named(GEORGETOWN, county="Travis County"))], GEONAMES) == []


HOME = [Point(33 + step / 5, -71.5) for step in range(20)]


@pytest.mark.parametrize(
    ("stray", "strangers", "is_kept"),
    [
        (Point(-27.15, -109.43), 1, False),
        (Point(40.5, -71.5), 1, True),
        (Point(40.5, -71.5), 50, False),
    ],
    ids=["outpost beyond the width of the rest", "lone town", "wrong code"],
)
def test_a_box_leaves_out_what_is_misplaced(stray: Point, strangers: int, *, is_kept: bool) -> None:
    """Easter Island does not stretch Valparaíso over the Pacific; a lone town of a wide land stays."""
    cells = {(int(stray.latitude // 2), int(stray.longitude // 2)): strangers}
    kept = without_misplaced([*HOME, stray], Counter(cells))
    assert (stray in kept) is is_kept
    assert set(HOME) <= set(kept)


def test_where_all_are_scattered_all_are_kept() -> None:
    """Nunavut has no bulk."""
    scattered = [Point(60, -110 + 8 * step) for step in range(5)]
    assert without_misplaced(scattered, Counter()) == scattered


@pytest.mark.parametrize(
    ("box", "grown"),
    [
        (BoundingBox(1, 2, 3, 4), (0.95, 1.95, 3.05, 4.05)),
        (BoundingBox(-18, 177, -16, 179.99), (-18.05, 176.95, -15.95, -179.96)),
        (BoundingBox(-90, -180, -60, -170), (-90, 179.95, -59.95, -169.95)),
    ],
)
def test_a_margin_crosses_the_date_line_and_not_the_pole(
    box: BoundingBox, grown: tuple[float, ...]
) -> None:
    """Fiji and Antarctica."""
    found = with_margin(box)
    assert (found.south, found.west, found.north, found.east) == pytest.approx(grown)


def test_a_written_table_is_read_again(tmp_path: Path) -> None:
    """Comments go before the header."""
    path = tmp_path / "things.tsv"
    write_table(path, "what\nfrom where", ("code", "name"), [("SY.11", "Homs")])
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# what\n# from where\n")
    assert parse_table(text) == ({"code": "SY.11", "name": "Homs"},)


def test_the_shipped_tables_hold_the_world() -> None:
    """Some 3,700 divisions of all countries and nearly all counties, each code once."""
    divisions, counties = read_table("divisions"), read_table("counties")
    assert 3_600 < len({row["code"] for row in divisions}) == len(divisions) < 3_900
    assert 3_000 < len({row["code"] for row in counties}) == len(counties) < 3_150
    assert {row["code"].rpartition(".")[0] for row in counties} <= {
        row["code"] for row in divisions
    }
    assert (DATA / "divisions.tsv").is_file()


@pytest.mark.skipif(not SHARED_CODES.is_file(), reason="GeoNames' own list is not at hand")
def test_derived_names_agree_with_geonames_own_list() -> None:
    """For 99 % of the codes; the rest are spellings (Nord Kivu) and reforms."""
    lines = SHARED_CODES.read_text(encoding="utf-8").splitlines()
    official = dict(line.split("\t")[:2] for line in lines)
    ours = {row["code"]: row["name"] for row in read_table("divisions")}
    known = [code for code in ours if code in official]
    same = [code for code in known if normalise(ours[code]) == normalise(official[code])]
    assert len(known) > 0.99 * len(ours)
    assert len(same) > 0.99 * len(known)
    assert ours["IQ.19"] == "Halabja"
