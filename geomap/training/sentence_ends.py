"""Step 1: learns where sentences end (`geomap.recognize.sentence_ends`) from texts whose sentences are counted, not marked.

A record of EWT holds five sentences, one of CrossNER two, one of PUD one, and where a record ends a sentence does. How likely each gap
of a record ends a sentence is told by the weights so far and by the count (expectation); the weights are fitted to that
(maximisation), and so on (Dempster, Laird and Rubin 1977). Marks do not end all sentences: gaps without one have a chance of
their own, by what stands beside them, so that marks need not account for headlines.

    python -m geomap.training.sentence_ends NER [WEIGHTS.json]

learns, measures on texts that it has not learned from, and writes the weights if told where to.
"""

import itertools
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geomap.evaluate import Casing, recased
from geomap.recognize.sentence_ends import (
    Gap,
    Style,
    gap_before,
    log_odds,
    opening,
    pieces,
    style,
)
from geomap.recognize.tokenizer import english_tokenizer
from geomap.recognize.tokens import Tokens, tokenize
from geomap.training.regression import Row, regress

COUNTS: Mapping[str, int] = {"ewt": 5, "crossner": 2, "pud": 1}
"""Sentences of a record; of EWT only where the document goes on."""
ROUNDS = 6
"""Twelve do no better on the texts that are held back."""
PENALTY = 1.0
"""L2; 0.3 does as well on the texts that are held back, and this leaves rare abbreviations nearer to nothing."""
RARE = 3
"""Pieces of evidence on fewer gaps are left out."""
_MARKED, _UNMARKED = 0.8, 0.01
"""Chances to begin with, of gaps with a mark and without."""
_ID = re.compile(r"(.*?)(\d+)")
_HALVES = 2
LEARNED = ("ewt.train", "crossner.train", "pud.test/0")
"""What is learned from; of PUD every other document."""
HELD = ("ewt.dev", "ewt.test", "pud.test/1")
"""What is measured on."""

Weights = dict[str, float]
Vector = NDArray[np.float64]


@dataclass(slots=True)
class Passage:
    """A record's gaps between tokens, with what is known of the sentences in it."""

    sentences: int | None
    """How many it holds; None where nobody counted."""
    marked: list[frozenset[str]] = field(default_factory=list)
    """The pieces of evidence on each gap with a mark."""
    unmarked: list[str] = field(default_factory=list)
    """What stands beside each gap without one."""
    is_followed: bool = False
    """Whether the document goes on after it."""
    last: frozenset[str] | None = None
    """The evidence on the gap after it; None where no mark is or the document ends."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A document of joined records."""

    text: str
    """The records with a space between."""
    stops: tuple[int, ...]
    """One past each record's last character."""
    sentences: tuple[int | None, ...]
    """How many sentences each record holds."""


def read_counted(path: Path) -> list[Counted]:
    """Put the records of a file together that follow each other in one document."""
    each = COUNTS[path.name.partition(".")[0]]
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    numbers = [_number(record["id"]) for record in records]
    documents = []
    for name, group in itertools.groupby(range(len(records)), lambda index: numbers[index][0]):
        held = list(group)
        texts = [records[index]["text"] for index in held]
        goes_on = [
            (name, numbers[index][1] + each) in numbers[index + 1 : index + 2] for index in held
        ]
        is_full = each < COUNTS["ewt"]
        documents.append(
            Counted(
                " ".join(texts),
                tuple(itertools.accumulate(len(text) + 1 for text in texts)),
                tuple(each if is_full or follows else None for follows in goes_on),
            )
        )
    return documents


def _number(identity: str) -> tuple[str, int]:
    told = _ID.fullmatch(identity)
    if told is None:
        message = f"the record {identity} has no number"
        raise ValueError(message)
    return told[1], int(told[2])


def passages(document: Counted, casing: Casing) -> Iterator[Passage]:
    """Give a document's records with the gaps in them."""
    tokens = tokenize(recased(document.text, casing), english_tokenizer())
    written = style(tokens.words)
    bounds = iter(zip(document.stops, document.sentences, strict=True))
    stop, sentences = next(bounds)
    passage = Passage(sentences)
    for following in range(1, len(tokens)):
        gap = gap_before(tokens, following, written)
        evidence = None if gap is None else frozenset(pieces(gap))
        if tokens.starts[following] >= stop:
            passage.is_followed, passage.last = True, evidence
            yield passage
            stop, sentences = next(bounds)
            passage = Passage(sentences)
        elif evidence is None:
            passage.unmarked.append(_beside(tokens, following, written))
        else:
            passage.marked.append(evidence)
    yield passage


def _beside(tokens: Tokens, following: int, written: Style) -> str:
    before = tokens.words[following - 1]
    kind = before if not before[0].isalnum() else "lower" if before.islower() else "other"
    return f"{kind}; {opening(Gap(tokens, following - 1, following, written))}; {written}"


class Learner:
    """What is held likely so far: weights for gaps with a mark, a chance for each kind of gap without."""

    def __init__(self, found: Iterable[Passage]) -> None:
        """Keep the passages, without the pieces of evidence that are rare."""
        held = list(found)
        seen = Counter(piece for passage in held for gap in _marked(passage) for piece in gap)
        usual = {piece for piece, count in seen.items() if count >= RARE}
        self._certain = [passage.last & usual for passage in held if passage.last is not None]
        self._passages = [
            (passage.sentences - 1, [gap & usual for gap in passage.marked], passage.unmarked)
            for passage in held
            if passage.sentences is not None
        ]
        self._chances: dict[frozenset[str] | str, float] = {}

    def learn(self) -> Weights:
        """Fit the weights; the bias is the piece named ""."""
        weights: Weights = {}
        for _ in range(ROUNDS):
            weights = self._fit(*self._expect())
        return {name: round(weight, 2) for name, weight in sorted(weights.items())}

    def _expect(self) -> tuple[Counter[frozenset[str] | str], dict[frozenset[str] | str, float]]:
        """Count the gaps of each kind, and how many sentences are expected to end there."""
        seen: Counter[frozenset[str] | str] = Counter(self._certain)
        ends: dict[frozenset[str] | str, float] = defaultdict(float, seen)
        for count, marked, unmarked in self._passages:
            gaps: list[frozenset[str] | str] = [*marked, *unmarked]
            first = [_MARKED] * len(marked) + [_UNMARKED] * len(unmarked)
            chances = np.array(list(map(self._chances.get, gaps, first)))
            for gap, chance in zip(gaps, expected(chances, count).tolist(), strict=True):
                seen[gap] += 1
                ends[gap] += chance
        return seen, ends

    def _fit(
        self, seen: Counter[frozenset[str] | str], ends: Mapping[frozenset[str] | str, float]
    ) -> Weights:
        marked = [gap for gap in seen if not isinstance(gap, str)]
        rows: list[Row] = [(gap, ends[gap] / seen[gap]) for gap in marked]
        weights = regress(rows, penalty=PENALTY, counts=[seen[gap] for gap in marked])
        self._chances = {gap: ends[gap] / seen[gap] for gap in seen if isinstance(gap, str)}
        for gap in marked:
            self._chances[gap] = 1 / (1 + math.exp(-log_odds(gap, weights)))
        return weights


def _marked(passage: Passage) -> Iterator[frozenset[str]]:
    yield from passage.marked
    if passage.last is not None:
        yield passage.last


def expected(chances: Vector, count: int) -> Vector:
    """Give for each of some events its chance, given that so many of all happened (0 … all); they are independent beforehand."""
    if not 0 < count < len(chances):
        return np.full(len(chances), float(count > 0))
    before = _so_many(chances, count)
    after = _so_many(chances[::-1], count)[::-1]
    others = (before[:-1, :count] * after[1:, count - 1 :: -1]).sum(axis=1)
    known: Vector = chances * others / before[-1, count]
    return known


def _so_many(chances: Vector, most: int) -> Vector:
    """Give for each number of first events (rows, from none) the chances that 0 … `most` of them happened."""
    found = np.zeros((len(chances) + 1, most + 1))
    found[0, 0] = 1
    for index, chance in enumerate(chances):
        found[index + 1] = found[index] * (1 - chance)
        found[index + 1, 1:] += found[index, :-1] * chance
    return found


@dataclass(slots=True)
class Measure:
    """How well sentences are told apart."""

    counted: int = 0
    """Records of a known number of sentences."""
    right: int = 0
    """Those in which so many are found."""
    too_many: int = 0
    """Those in which more are."""
    joins: int = 0
    """Ends of records within a document."""
    found: int = 0
    """Those that are told as a sentence's end."""

    def __str__(self) -> str:
        """Give the shares."""
        return (
            f"records with as many sentences as counted {self.right / self.counted:6.1%}, with more "
            f"{self.too_many / self.counted:5.1%}; ends of records found {self.found / self.joins:6.1%}"
        )


def measure(found: Iterable[Passage], weights: Mapping[str, float]) -> Measure:
    """Compare what weights tell with what is known of passages."""
    told = Measure()
    for passage in found:
        if passage.sentences is not None:
            surplus = (
                sum(log_odds(gap, weights) > 0 for gap in passage.marked) + 1 - passage.sentences
            )
            told.counted += 1
            told.right += surplus == 0
            told.too_many += surplus > 0
        if passage.is_followed:
            told.joins += 1
            told.found += passage.last is not None and log_odds(passage.last, weights) > 0
    return told


def read_passages(sources: Path, name: str, casing: Casing) -> list[Passage]:
    """Give the passages of a source in a casing; of PUD («pud.test/0») every other document."""
    name, _, half = name.partition("/")
    documents = read_counted(sources / f"{name}.jsonl")
    if half:
        documents = documents[int(half) :: _HALVES]
    return [passage for document in documents for passage in passages(document, casing)]


def learn_sentence_ends(sources: Path) -> Weights:
    """Learn from all that is learned from, in three casings."""
    return Learner(
        passage
        for name, casing in itertools.product(LEARNED, Casing)
        for passage in read_passages(sources, name, casing)
    ).learn()


def write_sentence_ends(weights: Mapping[str, float], path: Path) -> None:
    """Write the weights that are not nothing, in order of their names."""
    kept = {name: weight for name, weight in sorted(weights.items()) if weight}
    path.write_text(json.dumps(kept, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


def table(sources: Path, weights: Mapping[str, float]) -> str:
    """Measure weights on texts that nothing was learned from, as lines of text."""
    return "".join(
        f"{name:10} {casing:9} {measure(read_passages(sources, name, casing), weights)}\n"
        for name, casing in itertools.product(HELD, Casing)
    )


if __name__ == "__main__":
    learned = learn_sentence_ends(Path(sys.argv[1]))
    sys.stdout.write(table(Path(sys.argv[1]), learned))
    for target in sys.argv[2:]:
        write_sentence_ends(learned, Path(target))
