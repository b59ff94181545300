"""Measures the whole chain on texts that none of its fitted weights has seen: `make folds`.

    python -m geomap.training.end_to_end CORPORA GAZETTEER.sqlite NER WORK

By folds over documents, the same for both: the resolver's weights and those of the recogniser's second stage are learned
without the documents that they are measured on. The network has not learned these corpora; the weights of the roles,
which say no place, have. NER holds the texts of other kinds that the second stage learns besides, WORK what `make model` has left.
"""

import sys
from pathlib import Path

from geomap.evaluate import Answered, Gold, Scope, answer, evaluate, overview_tables
from geomap.gazetteer import Gazetteer
from geomap.pipeline import Pipeline
from geomap.places import Manifest
from geomap.recognize import TrainedRecognizer
from geomap.recognize.trained_recognizer import load_model
from geomap.resolve import ContextResolver
from geomap.training.folds import FOLDS, WITHOUT_DEMONYMS, fold_of
from geomap.training.judge import Case, all_cases, fit
from geomap.training.resolution import CORPORA, Example, gold_of, learn, read_examples


def answers_by_folds(
    cases: list[Case], examples: list[Example], folder: Path, gazetteer: Gazetteer
) -> dict[str, list[Answered]]:
    """Find and place the names of each document with weights learned from the other folds, by corpus.

    Args:
        cases: what the second stage learns from.
        examples: what the resolver learns from.
        folder: the corpora.
        gazetteer: the gazetteer.
    """
    answers: dict[str, list[Answered]] = {corpus: [] for corpus in CORPORA}
    for fold in range(FOLDS):
        judge = fit([case for case in cases if case.is_general or fold_of(case.gold) != fold])
        weights = learn([example for example in examples if example.fold != fold])
        parts = Pipeline(
            TrainedRecognizer(gazetteer, scorer=judge),
            gazetteer,
            ContextResolver(weights=weights),
            Manifest("", "", {}, {}),
        )
        for corpus in CORPORA:
            answers[corpus] += answer(parts, gold_of(folder, corpus, fold), on_gold_spans=False)
        sys.stderr.write(f"fold {fold + 1} of {FOLDS}\n")
    return answers


def main(corpora: str, index: str, ner: str, work: str) -> None:
    """Print recognition and end to end by corpus, and pooled without demonyms."""
    folder = Path(corpora)
    with Gazetteer.open(Path(index)) as gazetteer:
        cases = all_cases(load_model(), gazetteer, folder, Path(ner), Path(work))
        examples = read_examples(folder, gazetteer, TrainedRecognizer(gazetteer))
        answers = answers_by_folds(cases, examples, folder, gazetteer)
    scope = Scope(gold=Gold.COORDS, trusts_id=True)
    pooled = [item for held in answers.values() for item in held]
    evaluations = [evaluate(corpus, held, scope) for corpus, held in answers.items()]
    evaluations.append(evaluate("all", pooled, scope))
    evaluations.append(evaluate("all, without demonyms", pooled, WITHOUT_DEMONYMS))
    for line in overview_tables(evaluations):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
