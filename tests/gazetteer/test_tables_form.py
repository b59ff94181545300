"""Our tables of facts are well formed: columns, keys, names and lists as their README says."""

import unicodedata
from collections import Counter

import pytest

from geomap.gazetteer.names import normalise
from geomap.gazetteer.sources.tables import Row, data_folder, items, read_table
from tests.gazetteer.facts import all_names, rows_by

BOX = ("latitude", "longitude", "south", "west", "north", "east")

SPOT = (
    "id",
    "name",
    "feature_class",
    "feature_code",
    "latitude",
    "longitude",
    "radius_km",
    "division",
    "near",
    "other_names",
)

COLUMNS = {
    "countries": ("iso2", "name", *BOX, "other_names"),
    "regions": ("id", "name", "feature_class", "feature_code", *BOX, "countries", "other_names"),
    "waters": ("id", "name", "feature_class", "feature_code", *BOX, "countries", "other_names"),
    "terrain": ("id", "name", "feature_class", "feature_code", *BOX, "countries", "other_names"),
    "landmarks": SPOT,
    "quarters": SPOT,
    "districts": SPOT,
    "demonyms": ("demonym", "target", "form"),
    "abbreviations": ("abbreviation", "target", "style"),
    "division_names": ("code", "name", "other_names"),
}
KEYS = {
    "countries": ("iso2",),
    "regions": ("id",),
    "waters": ("id",),
    "terrain": ("id",),
    "landmarks": ("id",),
    "quarters": ("id",),
    "districts": ("id",),
    "demonyms": ("demonym", "target"),
    "abbreviations": ("abbreviation", "target"),
    "division_names": ("code",),
}
OWN = ("regions", "waters", "terrain", "landmarks", "quarters", "districts")
NAMED = ("countries", "division_names", *OWN)
LISTS = frozenset({"countries", "other_names"})

every_table = pytest.mark.parametrize("table", COLUMNS)
every_named_table = pytest.mark.parametrize("table", NAMED)


def text(table: str) -> str:
    """Give a table as it lies on disk."""
    return (data_folder() / f"{table}.tsv").read_bytes().decode("utf-8")


@every_table
def test_a_table_says_what_it_is_and_where_it_comes_from(table: str) -> None:
    """Remarks before the header name the sources."""
    remarks = [line for line in text(table).split("\n") if line.startswith("#")]
    assert text(table).startswith("# ")
    assert any("Sources:" in remark for remark in remarks)


@every_table
def test_lines_end_alike_and_letters_are_composed(table: str) -> None:
    """LF, one at the end, and NFC, so that two spellings that look alike are alike."""
    held = text(table)
    assert "\r" not in held
    assert held.endswith("\n")
    assert not held.endswith("\n\n")
    assert unicodedata.is_normalized("NFC", held)


@every_table
def test_columns_are_those_of_the_readme(table: str) -> None:
    """In their order."""
    assert all(tuple(row) == COLUMNS[table] for row in read_table(table))
    assert f"`{table}.tsv`" in (data_folder() / "README.md").read_text(encoding="utf-8")


@every_table
def test_no_row_is_there_twice(table: str) -> None:
    """Each is told apart by its key."""
    counts = Counter(tuple(row[column] for column in KEYS[table]) for row in read_table(table))
    assert [key for key, count in counts.items() if count > 1] == []


@every_table
def test_cells_and_items_are_trimmed_and_only_lists_may_be_empty(table: str) -> None:
    """A stray space or bar would make another name."""
    for row in read_table(table):
        for column, cell in row.items():
            parts = cell.split("|") if column in LISTS and cell else [cell]
            assert parts == [part.strip() for part in parts], row
            assert all(parts) or (column in LISTS and not cell), row


@every_named_table
def test_a_row_gives_each_name_once(table: str) -> None:
    """Names that the gazetteer cannot tell apart stand there once, and each has a key."""
    for row in read_table(table):
        keys = [normalise(name) for name in all_names(row)]
        assert all(keys), row
        assert len(set(keys)) == len(keys), row


@every_named_table
def test_an_abbreviation_is_marked_and_nothing_else_is(table: str) -> None:
    """`UAE*`: mostly capitals, as in BiH too; a marked name is never the main one."""
    for row in read_table(table):
        assert "*" not in row["name"], row
        for name in items(row["other_names"]):
            bare = name.removesuffix("*")
            is_short = " " not in bare and 2 * sum(map(str.isupper, bare)) > len(bare)
            assert name.endswith("*") == is_short, (row, name)


def shared_names(table: str, column: str) -> dict[str, set[str]]:
    """Give the names that several rows of a table bear."""
    owners: dict[str, set[str]] = {}
    for key, row in rows_by(table, column).items():
        for name in all_names(row):
            owners.setdefault(normalise(name), set()).add(key)
    return {name: held for name, held in owners.items() if len(held) > 1}


def test_countries_share_only_the_names_that_they_share_in_life() -> None:
    """Two Congos, two halves of one island, two archipelagos."""
    assert shared_names("countries", "iso2") == {
        "congo": {"CD", "CG"},
        "saint martin": {"MF", "SX"},
        "virgin islands": {"VG", "VI"},
    }


def test_regions_share_only_the_names_that_they_share_in_life() -> None:
    """Two ranges, two rivers, and two gulfs that are each «the Gulf» to those who live there."""
    assert shared_names("regions", "id") == {
        "gulf": {"persian-gulf", "gulf-of-mexico"},
        "red river": {"red-river-of-the-south", "red-river-vietnam"},
        "sierra nevada": {"sierra-nevada", "sierra-nevada-spain"},
    }


def is_slug(row: Row) -> bool:
    """Whether a region's id may stand in an address."""
    parts = row["id"].split("-")
    return all(part.isascii() and part.isalnum() and part == part.lower() for part in parts)


def test_ids_of_regions_are_plain_words() -> None:
    """Lower-case ASCII, joined by hyphens: they last."""
    rows = [row for table in OWN for row in read_table(table)]
    assert [row["id"] for row in rows if not is_slug(row)] == []
