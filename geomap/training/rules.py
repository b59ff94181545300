"""Fits the weights of the rules' evidence (`geomap/recognize/weights.py`) on annotated corpora and writes them anew.

    python -m geomap.training.rules CORPUS.jsonl…

A corpus has one document a line: {"text", "toponyms": [{"start", "end", "type"}]}. A match of the gazetteer is a positive
example where a toponym has just its span; demonyms and names inside organisations are no examples at all. The fit is a
logistic regression with an L2 penalty of 1; printed are precision and recall over the matches, by cross-validation over
documents. NumPy comes with spaCy.
"""

import dataclasses
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geomap.recognize.weights
from geomap.gazetteer import Gazetteer, gazetteer_path
from geomap.protocols import Lexicon
from geomap.recognize.evidence import Surroundings, evidence
from geomap.recognize.gazetteer_core import SECURE, is_demonym, surroundings
from geomap.recognize.organizations import find_organizations
from geomap.recognize.people import find_people
from geomap.recognize.reading import Reading
from geomap.recognize.sentences import split_sentences
from geomap.recognize.tokenizer import english_tokenizer
from geomap.recognize.tokens import tokenize
from geomap.settings import load_settings
from geomap.training.regression import regress

FOLDS = 5
PLACES = frozenset({"Toponym", "Literal", "Metonymic", "Mixed", "Literal_Modifier"})
LEFT_OUT = frozenset({"Embedded_Literal", "Embedded_Non_Lit", "Coercion", "Non_Literal_Modifier"})
PENALTY = 1.0
TARGET = Path(geomap.recognize.weights.__file__)


@dataclasses.dataclass
class Example:
    """A match of the gazetteer, and whether it was annotated as a place."""

    document: int
    name: str
    pieces: frozenset[str]
    is_place: bool


def examples(
    document: int,
    record: dict[str, Any],
    sentences: tuple[Surroundings, ...],
    secure: frozenset[str],
) -> list[Example]:
    """Give the examples of one document, judged with the names that are secure in it."""
    gold = {(toponym["start"], toponym["end"]): toponym["type"] for toponym in record["toponyms"]}
    found = []
    for sentence in sentences:
        around = dataclasses.replace(sentence, secure=secure)
        tokens = around.reading.tokens
        for index, match in enumerate(around.matches):
            kind = gold.get((tokens.starts[match.first], tokens.ends[match.stop - 1]))
            embedded = any(i in around.organizations for i in range(match.first, match.stop))
            if embedded or kind in LEFT_OUT or is_demonym(match.facts):
                continue
            name = around.reading.name(match.first, match.stop)
            pieces = frozenset(evidence(around, index))
            found.append(Example(document, name, pieces, kind in PLACES))
    return found


def fit(rows: list[Example]) -> tuple[float, dict[str, float]]:
    """Fit the bias and the weight of each piece of evidence, in log-odds."""
    weights = regress([(row.pieces, row.is_place) for row in rows], penalty=PENALTY)
    return weights.pop(""), weights


def score(model: tuple[float, dict[str, float]], row: Example) -> float:
    """Give the probability that a model gives an example."""
    bias, weights = model
    return 1 / (1 + math.exp(-bias - sum(weights.get(piece, 0.0) for piece in row.pieces)))


def report(rows: list[Example]) -> None:
    """Say how well the fit does on documents that it has not seen."""
    right = proposed = 0
    for fold in range(FOLDS):
        model = fit([row for row in rows if row.document % FOLDS != fold])
        accepted = [
            row for row in rows if row.document % FOLDS == fold and score(model, row) >= 1 / 2
        ]
        proposed += len(accepted)
        right += sum(row.is_place for row in accepted)
    places = sum(row.is_place for row in rows)
    sys.stdout.write(
        f"{len(rows)} matches, {places} places; cross-validated over documents: "
        f"precision {right / proposed:.3f}, recall {right / places:.3f}\n"
    )


def render(model: tuple[float, dict[str, float]]) -> str:
    """Give the text of the module of weights."""
    before, _, _ = TARGET.read_text(encoding="utf-8").partition("BIAS =")
    bias, weights = model
    lines = [
        f'        "{name}": {round(weight, 2)},'
        for name, weight in sorted(weights.items(), key=lambda item: -item[1])
    ]
    return "\n".join(
        [
            f"{before}BIAS = {round(bias, 2)}",
            '"""Log-odds before any evidence."""',
            "",
            "WEIGHTS: Mapping[str, float] = MappingProxyType(",
            "    {",
            *lines,
            "    }",
            ")",
            '"""Weight of each piece of evidence; positive speaks for a place."""',
            "",
        ]
    )


def read(lexicon: Lexicon, text: str) -> tuple[Surroundings, ...]:
    """Find the matches of a text and what they are judged by."""
    tokens = tokenize(text, english_tokenizer())
    reading = Reading(tokens, split_sentences(tokens), lexicon)
    return surroundings(reading, find_people(reading), find_organizations(reading))


def main(*corpora: str) -> None:
    """Fit twice: the second time with the names that the first fit is sure of."""
    records = [
        json.loads(line)
        for corpus in corpora
        for line in Path(corpus).read_text(encoding="utf-8").split("\n")
        if line
    ]
    with Gazetteer.open(gazetteer_path(load_settings().settings.cache_dir)) as lexicon:
        readings = [read(lexicon, record["text"]) for record in records]
        rows = gather(records, readings, [frozenset()] * len(records))
        first = fit(rows)
        secure: list[set[str]] = [set() for _ in records]
        for row in rows:
            if score(first, row) >= SECURE:
                secure[row.document].add(row.name)
        rows = gather(records, readings, [frozenset(names) for names in secure])
    report(rows)
    TARGET.write_text(render(fit(rows)), encoding="utf-8")


def gather(
    records: Sequence[dict[str, Any]],
    readings: Sequence[tuple[Surroundings, ...]],
    secure: Sequence[frozenset[str]],
) -> list[Example]:
    """Give the examples of all documents; the sequences run in parallel."""
    return [
        row
        for index, (record, reading, names) in enumerate(
            zip(records, readings, secure, strict=True)
        )
        for row in examples(index, record, reading, names)
    ]


if __name__ == "__main__":
    main(*sys.argv[1:])
