"""Learns the weights of the resolver's clues from annotated corpora: `make weights`.

    python -m geomap.training.resolution CORPORA GAZETTEER.sqlite

CORPORA is a folder with lgl.jsonl, trnews.jsonl and gwn.jsonl (layout of `geomap evaluate`, with coordinates). Figures on
documents that the weights were not learned from are printed, by folds over documents; the weights learned from all
replace `geomap/resolve/model/weights.json`.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

import geomap.resolve
from geomap.evaluate import (
    Answered,
    GoldDocument,
    GoldToponym,
    answer,
    detail_tables,
    overview_tables,
    read_corpus,
)
from geomap.gazetteer import Gazetteer
from geomap.geometry import RIGHT_KM
from geomap.mentions import Mention
from geomap.pipeline import Pipeline
from geomap.places import Candidate, Manifest, Query, Undecided
from geomap.protocols import Recognizer
from geomap.recognize import TrainedRecognizer
from geomap.resolve import ContextResolver
from geomap.resolve.clues.interest import GIVEN_WEIGHTS
from geomap.resolve.confidence import near_chances
from geomap.resolve.interest import Interest
from geomap.resolve.ranker import (
    DOCUMENT_KEYS,
    FIRST_KEYS,
    LATER_KEYS,
    LOCAL_KEYS,
    NONE_GIVEN,
    Beliefs,
    believe,
    first_view,
    name_table,
    slot_table,
)
from geomap.resolve.ranker import none_table as unit_none_table
from geomap.resolve.scene import Scene, set_scene
from geomap.resolve.sheet import Numbers, Sheets
from geomap.resolve.view import View
from geomap.resolve.weights import FILE, Weights, dump, vector
from geomap.resolve.within import KEYS as WITHIN_KEYS
from geomap.resolve.within import NONE_KEYS as WITHIN_NONE_KEYS
from geomap.resolve.within import containers, none_table, shares
from geomap.training.choice import Case, calibrate, choose
from geomap.training.folds import FOLDS, fold_of, gold_span_figures

CORPORA = ("lgl", "trnews", "gwn")
"""LGL, TR-News and GeoWebNews: news, whose development parts are learned from."""
PENALTY = 2.0
EXPECTED: Mapping[str, float] = MappingProxyType(
    {
        "called.here": 5.0,
        "called.elsewhere": 1.5,
        "feature_word.here": 2.0,
        "stated_within.here": 5.0,
        "stated_within.elsewhere": 3.0,
        "stated_holds.here": 3.0,
        "stated_holds.elsewhere": 1.5,
        "listed_with.here": 1.0,
        "near_dateline.within_200_km": 0.5,
        "near_first.within_100_km": 0.3,
    }
)
"""What clues are held to weigh until the corpora say otherwise: what the text says outright wins, and a report plays near where it was filed."""
GIVEN = {**GIVEN_WEIGHTS, **NONE_GIVEN}
"""What the corpora say nothing of."""
FIRM = frozenset(
    {
        "called.here",
        "stated_within.here",
        "near_dateline.within_200_km",
        "near_first.within_100_km",
    }
)
"""These are held on to: the corpora have a few dozen such cases, and mark the town for its province at times."""
UPWARD = np.array(
    [key in {*DOCUMENT_KEYS, *LOCAL_KEYS} and not key.startswith("same_") for key in LATER_KEYS]
)
"""Of each of `LATER_KEYS`, whether its weight is 0 or more: no place is less likely for lying near what another name is believed to mean, or where the text says.

Shares of the same country and division are free: each is measured by two weights at once, of which one may take back what the other gives.
"""
_FIRMNESS = 200.0
ROUNDS = 3
"""So often the later passes' weights are learned again in the light of what they make believed."""

_CLOSEST_KM = 5.0
_ALSO_RIGHT = 0.2
"""How right a place is that lies near the gold point where another is just it: the county beside its town."""


@dataclass(frozen=True)
class Example:
    """One document to learn from."""

    corpus: str
    """Its corpus's name."""
    gold: GoldDocument
    """The document with its toponyms."""
    scene: Scene
    """Laid out for the clues."""
    golds: Mapping[int, GoldToponym]
    """What each mention means, for those with coordinates."""
    view: View
    """As the first pass sees it."""
    named: Numbers
    """`name_table`."""
    none: Numbers
    """`none_table`, of the units."""

    @property
    def fold(self) -> int:
        """Which fold it belongs to."""
        return fold_of(self.gold)

    def rightness(self, number: int) -> tuple[Numbers, float]:
        """Say of a unit how right each candidate is and, last, «none of these»; and how many mentions say so."""
        unit = self.scene.units[number]
        candidates = self.scene.names[unit.name].sheet.candidates
        told = [self.golds[index] for index in unit.members if index in self.golds]
        parts = [rightness(candidates, gold) for gold in told]
        count = len(parts)
        return (
            (np.mean(parts, axis=0), float(count))
            if parts
            else (np.zeros(len(candidates) + 1), 0.0)
        )


def rightness(candidates: Sequence[Candidate], gold: GoldToponym) -> Numbers:
    """Say how right each candidate is, 0 … 1, and last whether none is.

    The gold number is right, else what lies closest to the gold point within 161 km; what else lies
    within 161 km is a little so.
    """
    errors = np.array([gold.error_km(candidate.place.point) for candidate in candidates])
    same = np.array(
        [candidate.place.id == f"geonames:{gold.geonameid}" for candidate in candidates]
    )
    near = errors <= RIGHT_KM
    best = same if same.any() else near & (errors <= errors.min() + _CLOSEST_KM)
    found = np.where(best, 1.0, np.where(near, _ALSO_RIGHT, 0.0))
    return np.append(found, float(not (best.any() or near.any())))


def read_examples(corpora: Path, gazetteer: Gazetteer, recognizer: Recognizer) -> list[Example]:
    """Read the corpora; documents of which no name is known are left out."""
    sheets, examples = Sheets(), []
    for corpus in CORPORA:
        for gold in read_corpus(corpora / f"{corpus}.jsonl"):
            mentions = recognizer.at(gold.document, [toponym.span for toponym in gold.toponyms])
            offered = [gazetteer.candidates(Query(item.text, item.role)) for item in mentions]
            if any(offered):
                text = Undecided(gold.document, mentions, offered)
                view = first_view(set_scene((text,), sheets, (Interest(),)))
                examples.append(
                    Example(
                        corpus,
                        gold,
                        view.scene,
                        _golds(mentions, gold),
                        view,
                        name_table(view),
                        unit_none_table(view.scene),
                    )
                )
    return examples


def _golds(mentions: Sequence[Mention], gold: GoldDocument) -> dict[int, GoldToponym]:
    located = {toponym.span: toponym for toponym in gold.toponyms if toponym.point is not None}
    return {
        index: located[mention.span]
        for index, mention in enumerate(mentions)
        if mention.span in located
    }


def learn(examples: Sequence[Example]) -> Weights:
    """Learn all weights: those of the first pass, of the later ones in the light of it, and of what holds unknown names."""
    tables = [example.named for example in examples]
    first = choose(_cases(examples, tables), penalty=PENALTY)
    expected = vector(EXPECTED, LATER_KEYS)
    penalty = np.array([_FIRMNESS if key in FIRM else PENALTY for key in LATER_KEYS])
    beliefs = [
        _believed(example, held, first) for example, held in zip(examples, tables, strict=True)
    ]
    later: Numbers | None = None
    for _ in range(ROUNDS):
        views = _views(examples, beliefs)
        tables = [
            slot_table(view, example.named) for view, example in zip(views, examples, strict=True)
        ]
        later = choose(
            _cases(examples, tables),
            penalty=penalty,
            expected=expected,
            start=later,
            upward=UPWARD,
        )
        beliefs = [
            _believed(example, held, later) for example, held in zip(examples, tables, strict=True)
        ]
    views = _views(examples, beliefs)
    within = choose(_within_cases(examples, views, beliefs), penalty=PENALTY)
    return Weights(
        _filed(FIRST_KEYS, first) | dict(GIVEN),
        _filed(LATER_KEYS, later if later is not None else first) | dict(GIVEN),
        _filed(WITHIN_KEYS + WITHIN_NONE_KEYS, within),
        calibrate(*_chances(examples, beliefs)),
        calibrate(*_within_chances(examples, views, beliefs, within)),
    )


def _believed(example: Example, table: Numbers, weights: Numbers) -> Beliefs:
    """Give what is believed by weights of a table's measures and then of those of none."""
    width = table.shape[1]
    scores, against = table @ weights[:width], example.none @ weights[width:]
    return believe(example.scene, scores, against)


def _chances(
    examples: Sequence[Example], beliefs: Sequence[Beliefs]
) -> tuple[Numbers, NDArray[np.bool_]]:
    """Give how likely each answer lies within 161 km of what is meant, and whether it does."""
    chances, right = [], []
    for example, held in zip(examples, beliefs, strict=True):
        scene = example.scene
        vectors = scene.rows.column("vectors")[scene.slot_row]
        best = scene.unit_slots.where_top(held.slots)
        near = near_chances(vectors, held.slots, scene.unit_slots, best)
        is_answer = near >= 1.0 - scene.unit_slots.sums(held.slots)
        for index, gold in example.golds.items():
            unit = scene.unit_of.get(index)
            if unit is not None and is_answer[unit]:
                chances.append(float(near[unit]))
                right.append(_is_right(scene.rows.candidates[scene.slot_row[best[unit]]], gold))
    return np.array(chances), np.array(right, dtype=np.bool_)


def _within_chances(
    examples: Sequence[Example],
    views: Sequence[View],
    beliefs: Sequence[Beliefs],
    weights: Numbers,
) -> tuple[Numbers, NDArray[np.bool_]]:
    """Give the same for what unknown names are said to lie in."""
    chances, right = [], []
    for example, view, held in zip(examples, views, beliefs, strict=True):
        unknown = [index for index in sorted(example.golds) if not _is_known(example, index)]
        found = containers(view, held, unknown)
        likely = shares(found, none_table(example.scene, unknown), weights)
        vectors = example.scene.rows.column("vectors")[found.rows]
        best = found.runs.where_top(likely)
        near = near_chances(vectors, likely, found.runs, best)
        answered = (found.runs.lengths > 0).nonzero()[0]
        rest = 1.0 - found.runs.sums(likely)
        for number, at in zip(answered.tolist(), best.tolist(), strict=True):
            if near[number] >= rest[number]:
                chances.append(float(near[number]))
                place = view.candidate(int(found.rows[at]))
                right.append(_is_right(place, example.golds[unknown[number]]))
    return np.array(chances), np.array(right, dtype=np.bool_)


def _is_right(candidate: Candidate, gold: GoldToponym) -> bool:
    place = candidate.place
    return place.id == f"geonames:{gold.geonameid}" or gold.error_km(place.point) <= RIGHT_KM


def _filed(keys: Sequence[str], weights: Numbers) -> dict[str, float]:
    return dict(zip(keys, weights.tolist(), strict=True))


def _views(examples: Sequence[Example], beliefs: Sequence[Beliefs]) -> list[View]:
    return [
        View(example.view.setting, held.rows, held.slots)
        for example, held in zip(examples, beliefs, strict=True)
    ]


def _cases(examples: Sequence[Example], tables: Sequence[Numbers]) -> list[Case]:
    cases = []
    for example, held in zip(examples, tables, strict=True):
        for number, none in enumerate(example.none):
            right, count = example.rightness(number)
            if count:
                table = held[example.scene.unit_slots.slice(number)]
                cases.append(Case(_beside(table, none), right, count))
    return cases


def _beside(table: Numbers, none: Numbers) -> Numbers:
    """Put the measures of «none of these» in a row and columns of their own."""
    width = table.shape[1]
    joined = np.zeros((len(table) + 1, width + len(none)))
    joined[:-1, :width] = table
    joined[-1, width:] = none
    return joined


def _within_cases(
    examples: Sequence[Example], views: Sequence[View], beliefs: Sequence[Beliefs]
) -> list[Case]:
    cases = []
    for example, view, held in zip(examples, views, beliefs, strict=True):
        unknown = [index for index in sorted(example.golds) if not _is_known(example, index)]
        found, none = containers(view, held, unknown), none_table(example.scene, unknown)
        for number, index in enumerate(unknown):
            part = found.runs.slice(number)
            places = [view.candidate(row) for row in found.rows[part].tolist()]
            if places:
                table = _beside(found.measures[part], none[number])
                cases.append(Case(table, rightness(places, example.golds[index]), 1.0))
    return cases


def _is_known(example: Example, index: int) -> bool:
    """Whether one of the mention's own candidates is right."""
    if index not in example.scene.name_of:
        return False
    return bool(rightness(_candidates(example, index), example.golds[index])[:-1].any())


def _candidates(example: Example, index: int) -> Sequence[Candidate]:
    return example.scene.names[example.scene.name_of[index]].sheet.candidates


def cross_validate(
    examples: Sequence[Example], parts: Pipeline, corpora: Path
) -> dict[str, list[Answered]]:
    """Answer each document with weights learned from the other folds, by corpus."""
    answers: dict[str, list[Answered]] = {corpus: [] for corpus in CORPORA}
    for fold in range(FOLDS):
        weights = learn([example for example in examples if example.fold != fold])
        held = Pipeline(
            parts.recognizer, parts.source, ContextResolver(weights=weights), parts.manifest
        )
        for corpus in CORPORA:
            answers[corpus] += answer(held, gold_of(corpora, corpus, fold), on_gold_spans=True)
        sys.stderr.write(f"fold {fold + 1} of {FOLDS}\n")
    return answers


def gold_of(corpora: Path, corpus: str, fold: int) -> list[GoldDocument]:
    """Give the documents of a corpus that belong to a fold."""
    held = read_corpus(corpora / f"{corpus}.jsonl")
    return [gold for gold in held if fold_of(gold) == fold]


def main(corpora: str, index: str) -> None:
    """Print figures by folds, and write the weights learned from all documents."""
    folder = Path(corpora)
    with Gazetteer.open(Path(index)) as gazetteer:
        recognizer = TrainedRecognizer(gazetteer)
        examples = read_examples(folder, gazetteer, recognizer)
        parts = Pipeline(recognizer, gazetteer, ContextResolver(), Manifest("", "", {}, {}))
        answers = cross_validate(examples, parts, folder)
        evaluations = gold_span_figures(answers, gazetteer)
        for line in overview_tables(evaluations):
            sys.stdout.write(f"{line}\n")
        for evaluation in evaluations[: len(CORPORA)]:
            for line in detail_tables(evaluation):
                sys.stdout.write(f"{line}\n")
        path = Path(geomap.resolve.__file__).with_name("model") / FILE
        path.parent.mkdir(exist_ok=True)
        path.write_text(dump(learn(examples)), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
