"""The figures as plain objects for JSON."""

import math
from collections.abc import Mapping
from dataclasses import asdict

from geomap.evaluate.causes import Cause, Causes
from geomap.evaluate.evaluation import Evaluation
from geomap.evaluate.figures import Errors, Figures
from geomap.evaluate.parts import Part
from geomap.evaluate.reliability import Reliability
from geomap.evaluate.scores import Score

Record = dict[str, object]
"""An object of JSON; shares lie in 0 … 1, and what there is no figure for is null."""


def evaluation_record(evaluation: Evaluation) -> Record:
    """Give all figures of a corpus."""
    summary = evaluation.summary
    return {
        "corpus": evaluation.name,
        "documents": summary.documents,
        "gold": summary.gold,
        "gold_with_coordinates": summary.located,
        "gold_with_id": summary.numbered,
        "predictions": summary.predictions,
        "on_gold_spans": summary.on_gold_spans,
        "exact": _figures(summary.exact),
        "overlap": _figures(summary.overlap),
        "intervals": {name: list(ends) for name, ends in evaluation.intervals.items()},
        "groups": _parts(evaluation.groups),
        "types": _parts(evaluation.kinds),
        "roles": [
            {"type": kind, "role": role or None, "toponyms": count}
            for (kind, role), count in evaluation.roles.items()
        ],
        "reliability": None
        if evaluation.reliability is None
        else _reliability(evaluation.reliability),
        "scores": [asdict(item) for item in evaluation.scores],
        "causes": None if evaluation.causes is None else _causes(evaluation.causes),
    }


def _figures(figures: Figures) -> Record:
    return {
        "recognition": _score(figures.recognition),
        "end_to_end": _score(figures.end_to_end),
        "matched": _errors(figures.matched),
        "strict": _errors(figures.strict),
        "id_accuracy": figures.with_id,
    }


def _score(score: Score) -> Record:
    return {
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "right": score.right,
        "predicted": score.predicted,
        "gold": score.gold,
    }


def _errors(errors: Errors) -> Record:
    return {
        "toponyms": errors.count,
        "accuracy_161_km": _number(errors.near),
        "accuracy_20_km": _number(errors.close),
        "mean_km": _number(errors.mean_km),
        "median_km": _number(errors.median_km),
        "auc": _number(errors.auc),
    }


def _parts(parts: Mapping[str, Part]) -> Record:
    return {
        name: {
            "gold": part.gold,
            "found": part.found,
            "answered": _errors(part.answered),
            "strict": _errors(part.strict),
        }
        for name, part in parts.items()
    }


def _reliability(found: Reliability) -> Record:
    return {
        "answers": found.answers,
        "expected_calibration_error": found.error,
        "bins": [asdict(item) for item in found.bins],
        "thresholds": [asdict(cut) for cut in found.cuts],
    }


def _causes(found: Causes) -> Record:
    return {
        group: {
            "toponyms": sum(counts.values()),
            "in_gazetteer": found.held[group],
            "among_candidates": found.offered[group],
            "causes": {cause.value: counts.get(cause, 0) for cause in Cause},
        }
        for group, counts in found.counts.items()
    }


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value
