"""Reading annotated corpora."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.documents import Span
from geomap.errors import InputError
from geomap.evaluate import Casing, GoldToponym, read_corpus, recased


def write(path: Path, *records: object) -> Path:
    """Write a corpus."""
    corpus = path / "corpus.jsonl"
    corpus.write_text("\n".join(json.dumps(record) for record in records) + "\n\n", "utf-8")
    return corpus


def test_reads_both_layouts(tmp_path: Path) -> None:
    """Toponyms with their types; of entities the places alone."""
    corpus = write(
        tmp_path,
        {"id": 1, "text": "In Homs.", "toponyms": [{"start": 3, "end": 7, "type": "Literal"}]},
        {"id": 2, "text": "Ann in Homs", "ents": [[0, 3, "PER"], [7, 11, "LOC"]]},
        {"id": 3, "text": "Homs", "toponyms": [{"start": 0, "end": 4}]},
    )
    first, second, third = read_corpus(corpus)
    assert first.document.id == "1"
    assert first.toponyms == (GoldToponym(Span(3, 7), "Literal"),)
    assert second.toponyms == (GoldToponym(Span(7, 11), "LOC"),)
    assert third.toponyms == (GoldToponym(Span(0, 4), ""),)


@pytest.mark.parametrize(
    ("casing", "text"),
    [(Casing.ORIGINAL, "In Homs."), (Casing.LOWER, "in homs."), (Casing.UPPER, "IN HOMS.")],
)
def test_casing_changes_the_text_alone(tmp_path: Path, casing: Casing, text: str) -> None:
    """The toponyms stay where they are."""
    corpus = write(tmp_path, {"id": "a", "text": "In Homs.", "toponyms": [{"start": 3, "end": 7}]})
    (gold,) = read_corpus(corpus, casing)
    assert gold.document.text == text
    assert gold.toponyms[0].span == Span(3, 7)


@given(text=st.text(), casing=st.sampled_from(Casing))
def test_another_casing_is_as_long(text: str, casing: Casing) -> None:
    """Offsets stay true even where a capital has two letters (ß, İ, ŉ)."""
    assert len(recased(text, casing)) == len(text)


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '{"id": 1}', '{"id": 1, "text": "a", "toponyms": [{"start": 4, "end": 2}]}', '{"id": "", "text": "a", "ents": []}'],
)  # fmt: skip
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    """One clear line says which line of which file is wrong."""
    corpus = tmp_path / "bad.jsonl"
    corpus.write_text('{"id": 0, "text": "", "ents": []}\n' + line + "\n", "utf-8")
    with pytest.raises(InputError, match=r"bad\.jsonl, line 2: not an annotated document"):
        list(read_corpus(corpus))


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    """A missing file and one in another encoding."""
    corpus = tmp_path / "gone.jsonl"
    if content is not None:
        corpus.write_bytes(content)
    with pytest.raises(InputError, match=r"cannot read the corpus .*gone\.jsonl"):
        list(read_corpus(corpus))
