"""Step 4: the annotated sources as spaCy documents in geomap's own tokens, with four labels.

`PLACE` (places and facilities), `PERSON`, `ORG`, and `DEMONYM`: peoples' names, which the sources mark unevenly,
are labelled throughout wherever the gazetteer knows a capitalised word as one and no other entity covers more than it.
A place's name begins after «the».
"""

import bisect
import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from geomap.recognize.name_table import CLASSES, load_tables
from geomap.recognize.tokenizer import english_tokenizer
from geomap.recognize.tokens import tokenize

LABELS: Mapping[str, str] = MappingProxyType(
    {"LOC": "PLACE", "FAC": "PLACE", "PER": "PERSON", "ORG": "ORG"}
)
"""What the sources' labels become; MISC is demonyms, or nothing."""

CLEAN = ("docred", "ewt", "crossner", "litbank", "btc", "gum", "wnut", "re3d")
"""Sources whose licence lets a trained model be shared for any use; `LICENSES` in the model's card."""

PASSAGE = 400
"""Tokens after which a longer text is cut at the next full stop."""

CASINGS: Mapping[str, float] = MappingProxyType({"lower": 0.14, "upper": 0.09, "title": 0.06})
"""Share of passages that are given a second time in another casing."""

_DEMONYM = CLASSES.index("demonym")
_STOPS = frozenset({".", "!", "?"})


def read_source(
    path: Path, vocab: Vocab, wanted: Callable[[str], bool] = lambda _: True
) -> Iterator[Doc]:
    """Give the passages of one file with their entities; of those records alone whose id is wanted."""
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if wanted(record["id"]):
                yield from to_docs(record, vocab)


def to_docs(record: Mapping[str, Any], vocab: Vocab) -> Iterator[Doc]:
    """Give the passages of one record."""
    tokens = tokenize(record["text"], english_tokenizer())
    words = list(tokens.words)
    spaces = (
        [
            start > end
            for end, start in zip(tokens.ends, (*tokens.starts[1:], tokens.ends[-1]), strict=True)
        ]
        if words
        else []
    )
    marks = _without_articles(words, entity_marks(record["ents"], tokens.starts, tokens.ends))
    words, spaces, marks = _joined(words, spaces, marks)
    begin = 0
    for stop in _cuts(words):
        yield make_doc(vocab, words[begin:stop], spaces[begin:stop], marks[begin:stop])
        begin = stop


def entity_marks(
    entities: Iterable[tuple[int, int, str]], starts: Sequence[int], ends: Sequence[int]
) -> list[str]:
    """Give for each token `B-LABEL`, `I-LABEL` or nothing; an entity takes every token it touches."""
    marks = [""] * len(starts)
    for start, end, label in entities:
        first, stop = bisect.bisect_right(ends, start), bisect.bisect_left(starts, end)
        if label in LABELS and first < stop:
            marks[first:stop] = [f"I-{LABELS[label]}"] * (stop - first)
            marks[first] = f"B-{LABELS[label]}"
    return marks


def make_doc(vocab: Vocab, words: list[str], spaces: list[bool], marks: list[str]) -> Doc:
    """Make a passage, its demonyms labelled."""
    marks = list(marks)
    for match in load_tables()[0].matches(words):
        span = slice(match.first, match.stop)
        if match.kind == _DEMONYM and words[match.first][0].isupper() and _is_free(marks, span):
            marks[span] = ["B-DEMONYM", *["I-DEMONYM"] * (match.stop - match.first - 1)]
    doc = Doc(vocab, words=words, spaces=spaces)
    doc.set_ents(list(_spans(doc, marks)))
    return doc


def _is_free(marks: list[str], span: slice) -> bool:
    """Whether nothing is marked there, or just this as a place."""
    goes_on = marks[span.stop : span.stop + 1] == ["I-PLACE"]
    as_place = ["B-PLACE", *["I-PLACE"] * (span.stop - span.start - 1)]
    return not any(marks[span]) or (marks[span] == as_place and not goes_on)


def recased(doc: Doc, casing: str) -> Doc:
    """Give a passage in another casing with the same entities."""
    change = {"lower": str.lower, "upper": str.upper, "title": _capitalised}[casing]
    words = [change(token.text) for token in doc]
    copy = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    copy.set_ents([Span(copy, entity.start, entity.end, entity.label_) for entity in doc.ents])
    return copy


def with_casings(docs: Iterable[Doc], dice: random.Random) -> Iterator[Doc]:
    """Give each passage, and after some of them a copy in another casing (`CASINGS`)."""
    for doc in docs:
        yield doc
        for casing, share in CASINGS.items():
            if dice.random() < share:
                yield recased(doc, casing)


def write_docs(docs: Iterable[Doc], path: Path) -> int:
    """Write passages as spaCy reads them and say how many tokens they have."""
    held = DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"])
    tokens = 0
    for doc in docs:
        held.add(doc)
        tokens += len(doc)
    path.parent.mkdir(parents=True, exist_ok=True)
    held.to_disk(path)
    return tokens


def _without_articles(words: list[str], marks: list[str]) -> list[str]:
    """Let places begin after «the», as some sources do and others do not."""
    kept = list(marks)
    for index, word in enumerate(words[:-1]):
        if word == "the" and marks[index] == "B-PLACE" and marks[index + 1] == "I-PLACE":
            kept[index : index + 2] = ["", "B-PLACE"]
    return kept


def _capitalised(word: str) -> str:
    return word[0].upper() + word[1:]


def _spans(doc: Doc, marks: list[str]) -> Iterator[Span]:
    first = 0
    for index in range(1, len(marks) + 1):
        if index < len(marks) and marks[index].startswith("I-"):
            continue
        if marks[first]:
            yield Span(doc, first, index, marks[first][2:])
        first = index


def _joined(
    words: list[str], spaces: list[bool], marks: list[str]
) -> tuple[list[str], list[bool], list[str]]:
    """Join «'» and «s», which sources written as tokens part."""
    kept_words: list[str] = []
    kept_spaces: list[bool] = []
    kept_marks: list[str] = []
    for word, space, mark in zip(words, spaces, marks, strict=True):
        if word == "s" and kept_words and kept_words[-1] in {"'", "’"}:
            kept_words[-1] += word
            kept_spaces[-1] = space
            continue
        kept_words.append(word)
        kept_spaces.append(space)
        kept_marks.append(mark)
    return kept_words, kept_spaces, kept_marks


def _cuts(words: list[str]) -> Iterator[int]:
    """Give where passages end."""
    begin = 0
    for index, word in enumerate(words, start=1):
        if index == len(words) or (index - begin >= PASSAGE and word in _STOPS):
            yield index
            begin = index
