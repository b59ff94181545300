"""Which part of the texts a network does not learn."""

import json
from collections import Counter
from pathlib import Path

import spacy

from geomap.training.convert import read_source
from geomap.training.crossing import PARTS, are_trained, network_of, part_of


def test_every_record_is_in_one_part_and_none_is_empty() -> None:
    """About as many in each; the same in every run."""
    counts = Counter(part_of("docred", f"Article {number}") for number in range(900))
    assert set(counts) == set(range(PARTS))
    assert min(counts.values()) > 240
    assert part_of("docred", "Kerby House") == part_of("docred", "Kerby House")


def test_records_of_one_document_are_in_one_part() -> None:
    """EWT's have the number of their first sentence in their id."""
    ids = [f"weblog-a_b-{number:04}" for number in range(1, 200, 5)]
    assert len({part_of("ewt", identity) for identity in ids}) == 1


def test_records_that_are_not_wanted_are_not_read(tmp_path: Path) -> None:
    """By their id."""
    path = tmp_path / "docred.train.jsonl"
    records: list[dict[str, object]] = [
        {"id": name, "text": f"{name} fell.", "ents": []} for name in ("Homs", "Idlib")
    ]
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    vocab = spacy.blank("en").vocab
    assert [doc.text for doc in read_source(path, vocab, "Idlib".__eq__)] == ["Idlib fell."]
    assert len(list(read_source(path, vocab))) == 2


def test_all_networks_must_be_there(tmp_path: Path) -> None:
    for part in range(PARTS):
        assert not are_trained(tmp_path)
        network_of(tmp_path, part).mkdir(parents=True)
    assert are_trained(tmp_path)
