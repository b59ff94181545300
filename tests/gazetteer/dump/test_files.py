"""A dump's files: zipped or not, whole or damaged, and hostile."""

import struct
import zipfile
from pathlib import Path

import pytest

from geomap.errors import ResourceError
from geomap.gazetteer.dump.files import ADMIN1, Dump, Part, check_zip
from tests.gazetteer.dump.files import NAMES, SYRIA, write, write_dump, write_lists


@pytest.mark.parametrize("suffix", [".zip", ".txt"])
def test_rows_are_read_zipped_or_not(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"SY{suffix}"
    write(path, SYRIA)
    told: list[tuple[int, int]] = []
    rows = list(Part(path, 19).rows(lambda done, total: told.append((done, total))))
    assert ["\t".join(row) for row in rows] == list(SYRIA)
    assert told[-1][0] == told[-1][1] > 0


def test_names_with_quotes_and_odd_line_ends_are_one_row(tmp_path: Path) -> None:
    """Nothing is quoted, and only a line feed ends a row."""
    row = '1\ta\t\x85b"c\u2028d'
    write(tmp_path / "x.txt", [row])
    assert list(Part(tmp_path / "x.txt", 3).rows()) == [row.split("\t")]


def test_a_dump_is_found_in_its_folder(tmp_path: Path) -> None:
    dump = Dump.find(write_dump(tmp_path), ("SY",))
    assert [part.path.name for part in dump.places] == ["SY.zip"]
    assert [part.path.parent.name for part in dump.alternates] == ["alternatenames"]
    assert dump.scope == "SY"
    assert next(iter(dump.listed(ADMIN1)))[0] == "SY.11"


def test_names_of_all_countries_serve_for_one(tmp_path: Path) -> None:
    write_dump(tmp_path)
    write(tmp_path / "alternateNamesV2.txt", NAMES)
    (tmp_path / "alternatenames" / "SY.zip").unlink()
    dump = Dump.find(tmp_path, ("SY",))
    assert [part.path.name for part in dump.alternates] == ["alternateNamesV2.txt"]


@pytest.mark.parametrize("missing", ["SY.zip", "admin1CodesASCII.txt", "countryInfo.txt"])
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    (write_dump(tmp_path) / missing).unlink()
    with pytest.raises(ResourceError, match=f"has no {missing}"):
        Dump.find(tmp_path, ("SY",))


def test_without_alternate_names_the_places_have_to_do(tmp_path: Path) -> None:
    write_lists(tmp_path)
    write(tmp_path / "SY.txt", SYRIA)
    assert Dump.find(tmp_path, ("SY",)).alternates == ()


def test_another_layout_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "SY.txt", ["a\tb"])
    with pytest.raises(ResourceError, match="2 columns in line 1, not 19"):
        list(Part(tmp_path / "SY.txt", 19).rows())


def test_an_endless_line_is_refused(tmp_path: Path) -> None:
    """Memory is bounded, whatever the file holds."""
    (tmp_path / "SY.txt").write_text("\t" * 18 + "x" * 100_000, encoding="utf-8")
    with pytest.raises(ResourceError, match="longer than"):
        list(Part(tmp_path / "SY.txt", 19).rows())


def test_what_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "SY.txt").write_bytes(b"\xff\t" * 19)
    with pytest.raises(ResourceError, match="download it again"):
        list(Part(tmp_path / "SY.txt", 19).rows())


def test_a_flipped_byte_in_a_zip_file_is_found(tmp_path: Path) -> None:
    """The checksum of the member is that of its bytes."""
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as archive:  # stored as it is: only the checksum can tell
        archive.writestr("SY.txt", "".join(f"{row}\n" for row in SYRIA))
    data = bytearray(path.read_bytes())
    data[200] ^= 1
    path.write_bytes(data)
    with pytest.raises(ResourceError, match="CRC"):
        list(Part(path, 19).rows())


@pytest.mark.parametrize("kept", [0, 10, 200])
def test_a_zip_file_cut_short_is_refused(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "SY.zip"
    write(path, SYRIA)
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(ResourceError, match="download it again"):
        check_zip(path, "SY")
    with pytest.raises(ResourceError, match="download it again"):
        list(Part(path, 19).rows())


def test_another_member_is_not_taken(tmp_path: Path) -> None:
    """Only the file that the name promises; a path that leads elsewhere is never followed, for nothing is unpacked."""
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../SY.txt", "x")
    with pytest.raises(ResourceError, match=r"holds no SY\.txt"):
        check_zip(path, "SY")


def test_a_zip_bomb_is_refused_unread(tmp_path: Path) -> None:
    """Nothing real is a thousand times as large as zipped."""
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("SY.txt", "0" * 5_000_000)
    with pytest.raises(ResourceError, match="claims to hold 5,000,000 bytes"):
        check_zip(path, "SY")


def test_a_zip_file_that_lies_about_its_size_is_cut(tmp_path: Path) -> None:
    """No more is read than was announced, and the checksum then tells."""
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("SY.txt", "\t".join(["0" * 50] * 19) * 1_000)
    data = bytearray(path.read_bytes())
    directory = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, directory + 24, 4_000)  # the size unpacked
    path.write_bytes(data)
    with pytest.raises(ResourceError, match="download it again"):
        list(Part(path, 19).rows())
