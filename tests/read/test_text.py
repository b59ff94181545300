"""Text files and standard input as documents."""

import codecs
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import InputError
from geomap.read import read_document
from geomap.read.text import headline

ENGLISH = "Jets struck Homs.\nIt rained in Zürich.\n"


def write(folder: Path, data: bytes, name: str = "report.txt") -> str:
    """Put bytes into a file and give its path."""
    path = folder / name
    path.write_bytes(data)
    return str(path)


def refusal(source: str, *, encoding: str | None = None) -> str:
    """Give the one line with which a source is refused."""
    with pytest.raises(InputError) as caught:
        read_document(source, encoding=encoding)
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(
    tmp_path: Path, mark: bytes, encoding: str
) -> None:
    source = write(tmp_path, mark + ENGLISH.encode(encoding))
    assert read_document(source).text == ENGLISH


def test_a_byte_order_mark_says_more_than_the_encoding_given(tmp_path: Path) -> None:
    source = write(tmp_path, codecs.BOM_UTF8 + ENGLISH.encode())
    assert read_document(source, encoding="latin-1").text == ENGLISH


def test_the_id_is_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, b"Homs.")
    monkeypatch.chdir(tmp_path)
    assert read_document("./report.txt").id == "./report.txt"


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no such file names")
def test_a_file_name_that_is_no_utf_8_gives_an_id_that_can_be_written(tmp_path: Path) -> None:
    path = bytes(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - a path of bytes is the point
        file.write(b"Homs.")
    document = read_document(path.decode(errors="surrogateescape"))
    assert document.id.endswith("caf�.txt")
    assert document.title == "caf�.txt"


def test_windows_line_ends_are_kept_so_that_offsets_hold(tmp_path: Path) -> None:
    assert read_document(write(tmp_path, b"Homs\r\nHama\r\n")).text == "Homs\r\nHama\r\n"


def test_an_empty_file_is_a_document_without_text(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, b""))
    assert (document.text, document.title) == ("", "report.txt")


def test_standard_input_is_a_document() -> None:
    document = read_document("-", stdin=io.BytesIO("In Zürich.".encode()))
    assert (document.id, document.text, document.title) == ("-", "In Zürich.", "standard input")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jets strike Homs\n\nThey came at dawn.", "Jets strike Homs"),
        ("\n\n  Jets strike Homs  \r\nThey came at dawn.", "Jets strike Homs"),
        ("What now?\nNobody knows.", "What now?"),
        ("They came at dawn.\nThen they left.", ""),
        ("HOMS, Syria, and then:\nThey came.", ""),
        ("Only one line", ""),
        ("word " * 40 + "\nmore", ""),
        ("", ""),
        (" \n \n", ""),
    ],
)
def test_a_first_line_is_the_title_where_it_looks_like_a_headline(text: str, expected: str) -> None:
    assert headline(text) == expected


@given(st.text(st.characters(codec="utf-8")))
def test_every_text_without_nul_comes_back_verbatim(text: str) -> None:
    kept = text.replace("\0", "").removeprefix("\ufeff")
    document = read_document("-", stdin=io.BytesIO(b"\n" + kept.encode()))
    assert document.text == "\n" + kept


@given(st.binary(), st.sampled_from((None, "utf-8", "latin-1", "utf-16", "utf-7", "idna")))
def test_any_bytes_are_text_or_refused_in_one_line(data: bytes, encoding: str | None) -> None:
    try:
        document = read_document("-", encoding=encoding, stdin=io.BytesIO(data))
    except InputError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017 - both outcomes are legal
    else:
        document.text.encode()


def test_a_wrong_encoding_names_the_byte_and_the_way_out(tmp_path: Path) -> None:
    source = write(tmp_path, "In Zürich.".encode("latin-1"))
    message = refusal(source)
    assert "byte 0xfc at offset 4" in message
    assert "--encoding latin-1" in message
    assert read_document(source, encoding="latin-1").text == "In Zürich."


def test_the_offset_of_a_wrong_byte_counts_the_byte_order_mark(tmp_path: Path) -> None:
    assert "offset 4" in refusal(write(tmp_path, codecs.BOM_UTF8 + b"a\xff"))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04rest", "a ZIP archive or an Office document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"{\\rtf1 Homs}", "an RTF document"),
        (b"\x1f\x8b\x08", "a gzip archive"),
    ],
)
def test_other_formats_are_named(tmp_path: Path, data: bytes, kind: str) -> None:
    message = refusal(write(tmp_path, data), encoding="latin-1")
    assert f"looks like {kind}, not text; save it as plain text first" in message


@pytest.mark.parametrize("data", [b"Homs\0", b"Homs\0\xff"])
def test_binary_data_is_told_by_its_nul_bytes(tmp_path: Path, data: bytes) -> None:
    assert "looks binary: a NUL byte at offset 4" in refusal(write(tmp_path, data))


def test_utf_16_without_a_mark_can_be_named(tmp_path: Path) -> None:
    source = write(tmp_path, "Homs".encode("utf-16-le"))
    assert "--encoding utf-16-le" in refusal(source)
    assert read_document(source, encoding="utf-16-le").text == "Homs"


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "base64"])
def test_an_unknown_encoding_is_named(tmp_path: Path, encoding: str) -> None:
    message = refusal(write(tmp_path, b"Homs"), encoding=encoding)
    assert f"unknown encoding {encoding!r}" in message


def test_half_a_surrogate_pair_is_refused(tmp_path: Path) -> None:
    source = write(tmp_path, rb"\ud800")
    assert "half of a surrogate pair" in refusal(source, encoding="unicode_escape")


def test_missing_files_and_directories_are_told_apart(tmp_path: Path) -> None:
    assert "No such file" in refusal(str(tmp_path / "none.txt"))
    assert "it is a directory" in refusal(str(tmp_path))
    assert "No such file" in refusal("")


def test_what_the_system_says_of_a_path_is_passed_on() -> None:
    assert "File name too long" in refusal("x" * 300)
