"""What each part of the second stage is worth: `make ablation` fits it without one part at a time.

    python -m geomap.training.ablation CORPORA GAZETTEER.sqlite

A part is taken away as its candidates, its evidence, or both; the weights are fitted anew, in two folds of documents,
and each document is scored by weights that never saw it. LGL, TR-News and GeoWebNews, as they are written.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from geomap.evaluate import Casing, Score
from geomap.gazetteer import Gazetteer
from geomap.mentions import Role
from geomap.recognize.judging import Judged
from geomap.recognize.measures import LEAST, NAMES
from geomap.recognize.trained_recognizer import load_model
from geomap.training.judge import CORPORA, Case, cross_validate, read_cases

_FOLDS = 2
_TOLD = r"^(place|person|organization|an entity)( around it| with some of it| elsewhere)?$"
"""Names of what the network tells in numbers."""

Cut = Callable[[Judged], Judged | None]
"""Gives a candidate without a part; None where nothing else holds it for one."""


def without_source(*names: str) -> Cut:
    """Take away what holds spans for candidates: those that nothing else holds go."""

    def cut(item: Judged) -> Judged | None:
        sources = item.candidate.sources - set(names)
        if not sources - {"part of a known name"}:
            return None
        pieces = item.pieces - {f"by {name}" for name in names}
        return replace(item, pieces=pieces, candidate=replace(item.candidate, sources=sources))

    return cut


def without_pieces(pattern: str) -> Cut:
    """Take away evidence: the pieces and numbers whose names a pattern finds something in; such a number is 0 throughout."""
    found = re.compile(pattern)
    gone = [found.search(name) is not None for name in NAMES]

    def cut(item: Judged) -> Judged:
        told = zip(item.numbers, gone, strict=True)
        return replace(
            item,
            pieces=frozenset(piece for piece in item.pieces if not found.search(piece)),
            numbers=tuple(0.0 if is_gone else number for number, is_gone in told),
        )

    return cut


def _not_embedded(item: Judged) -> Judged | None:
    return None if item.role is Role.EMBEDDED else item


def _not_whole(item: Judged) -> Judged:
    return replace(item, is_whole=False)


def _not_trimmed(item: Judged) -> Judged | None:
    """Drop what is a part of a tagged place and neither a match of the gazetteer nor of a pattern."""
    trimmed = item.numbers[NAMES.index("place around it")] > LEAST
    return None if trimmed and item.candidate.sources <= {"tagger", "run"} else item


PARTS: Mapping[str, tuple[Cut, ...]] = MappingProxyType(
    {
        "nothing": (),
        "trimming": (_not_trimmed,),
        "names inside organisations": (_not_embedded,),
        "«City, Abbr.»": (without_source("pair"),),
        "datelines": (without_source("dateline"),),
        "«city of …»": (without_source("apposition"),),
        "propagation": (without_source("propagation"), without_pieces(r"elsewhere")),
        "union with the gazetteer": (without_source("gazetteer"),),
        "capitalised runs": (without_source("run"),),
        "the network": (without_source("tagger"), without_pieces(rf"{_TOLD}|tagged")),
        "persons against towns": (
            without_pieces(r"first name|surname|person|full name|speaker|title\b"),
        ),
        "lists and coordination": (without_pieces(r"^listed|comma|lies in"),),
        "hyphens": (without_pieces(r"based|linked to|(before|after): -"),),
        "whole names first": (_not_whole,),
        "words beside": (
            without_pieces(
                r"^(word|words|second word) (before|after)|^run goes on: |^words before"
            ),
        ),
        "the gazetteer's facts": (
            without_pieces(r"name of a|^country$|^division$|^region$|so called"),
        ),
    }
)
"""What is taken away, by the name it has in the table."""


def cut_case(case: Case, cuts: Iterable[Cut]) -> Case:
    """Give a document's candidates without a part."""
    held = []
    for span, candidate in zip(case.spans, case.judged, strict=True):
        item: Judged | None = candidate
        for cut in cuts:
            item = cut(item) if item is not None else None
        if item is not None:
            held.append((span, item))
    return replace(
        case, spans=tuple(span for span, _ in held), judged=tuple(item for _, item in held)
    )


def ablate(cases: list[Case]) -> Iterator[str]:
    """Give the table line by line: F1 of each corpus without each part, and what the whole loses over all three."""
    yield f"{'without':28}" + "".join(f"{corpus:>9}" for corpus in CORPORA) + f"{'all':>9}{'':>8}\n"
    whole = None
    for name, cuts in PARTS.items():
        totals = cross_validate([cut_case(case, cuts) for case in cases], folds=_FOLDS)
        scores = [totals.get((corpus, Casing.ORIGINAL), Score()) for corpus in CORPORA]
        pooled = sum(scores, Score())
        whole = pooled.f1 if whole is None else whole
        figures = "".join(f"{score.f1:9.1%}" for score in (*scores, pooled))
        yield f"{name:28}{figures}{100 * (pooled.f1 - whole):+8.1f}\n"


def main(corpora: str, gazetteer: str) -> None:
    """Print the table."""
    with Gazetteer.open(Path(gazetteer)) as lexicon:
        cases = read_cases(load_model(), lexicon, Path(corpora), casings=(Casing.ORIGINAL,))
    for line in ablate(cases):
        sys.stdout.write(line)
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
