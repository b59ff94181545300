"""The reader of our tables: what it takes, and that it loses nothing silently."""

import pytest

from geomap.errors import ResourceError
from geomap.gazetteer.entries import Name
from geomap.gazetteer.sources import tables
from geomap.geometry import BoundingBox, Point
from geomap.places import MatchKind

ROW = {
    "name": "United Arab Emirates",
    "other_names": "Emirates|UAE*",
    "latitude": "23.9",
    "longitude": "54.3",
    "south": "22.63",
    "west": "51.5",
    "north": "26.08",
    "east": "56.4",
}


def test_comments_and_empty_lines_are_no_rows() -> None:
    """The first other line is the header."""
    rows = tables.parse_table("# about\nname\tcode\n\n# more\nSyria\tSY\nIraq\tIQ\n")
    assert rows == ({"name": "Syria", "code": "SY"}, {"name": "Iraq", "code": "IQ"})


@pytest.mark.parametrize(
    "text", ["", "# nothing but a comment\n", "name\tcode\nSyria\n", "a\nb\tc\n"]
)
def test_a_table_out_of_shape_is_refused(text: str) -> None:
    """No header, a cell too few, a cell too many."""
    with pytest.raises(ValueError, match=r"header|argument"):
        tables.parse_table(text)


def test_a_missing_table_says_what_to_do() -> None:
    """The error names the table."""
    with pytest.raises(ResourceError, match=r"nowhere\.tsv .* install geomap again"):
        tables.read_table("nowhere")


def test_names_are_preferred_or_marked_as_abbreviations() -> None:
    """A `*` marks an abbreviation and is no part of it."""
    assert tables.names(ROW) == (
        Name("United Arab Emirates", MatchKind.PREFERRED),
        Name("Emirates", MatchKind.PREFERRED),
        Name("UAE", MatchKind.ABBREVIATION),
    )


def test_point_and_box_are_read_by_name() -> None:
    """South, west, north, east."""
    assert tables.point(ROW) == Point(23.9, 54.3)
    assert tables.box(ROW) == BoundingBox(22.63, 51.5, 26.08, 56.4)


def test_an_empty_cell_is_an_empty_list() -> None:
    """Nothing is not one empty name."""
    assert tables.items("") == ()
    assert tables.items("SY|IQ") == ("SY", "IQ")
