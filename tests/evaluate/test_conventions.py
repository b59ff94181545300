"""The figures are those of the field's scorer: on made-up documents, held against numbers that it printed once.

Where the scorer itself is at hand (`../shared/tools/score.py`), it is run, and what is written in
`tests/data/evaluate/expected.json` has to be what it prints now. `python -m tests.evaluate.test_conventions` writes that
file again.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from geomap.evaluate import (
    Gold,
    Scope,
    answers_from,
    evaluate,
    evaluation_record,
    read_corpus,
    read_predictions,
)
from tests.evaluate.generated import documents, predictions

ROOT = Path(__file__).parents[2]
SCORER = ROOT.parent / "shared" / "tools" / "score.py"
EXPECTED = ROOT / "tests" / "data" / "evaluate" / "expected.json"
ROUNDS = 40

Figures = dict[str, Any]

CASES: dict[str, tuple[tuple[str, ...], Scope]] = {
    "everything": ((), Scope()),
    "coordinates, trusting numbers": (
        ("--gold", "coords", "--trust-id"),
        Scope(gold=Gold.COORDS, trusts_id=True),
    ),
    "numbers": (("--gold", "ids"), Scope(gold=Gold.IDS)),
    "without a type": (
        ("--exclude-types", "Demonym"),
        Scope(excluded_kinds=frozenset({"Demonym"})),
    ),
    "without a type, strictly": (
        ("--exclude-types", "Demonym", "--strict-fp"),
        Scope(excluded_kinds=frozenset({"Demonym"}), strict=True),
    ),
    "some types and groups": (
        ("--types", "Literal,Embedded", "--groups", "ppl,country"),
        Scope(kinds=frozenset({"Literal", "Embedded"}), groups=frozenset({"ppl", "country"})),
    ),
    "gold spans": (("--gold-spans",), Scope()),
}


def written(folder: Path, *, on_gold_spans: bool) -> tuple[Path, Path]:
    """Write a made-up corpus and predictions for it."""
    gold = documents(1, 40)
    paths = folder / "gold.jsonl", folder / "predictions.jsonl"
    told = predictions(2, gold, on_gold_spans=on_gold_spans)
    for path, records in zip(paths, (gold, told), strict=True):
        path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return paths


def printed(name: str, folder: Path) -> Figures:
    """Give what the scorer prints."""
    paths = written(folder, on_gold_spans=name == "gold spans")
    arguments = [*map(str, paths), *CASES[name][0], "--json", "--by", "group"]
    ended = subprocess.run(
        [sys.executable, str(SCORER), *arguments, "--bootstrap", str(ROUNDS)],
        capture_output=True,
        text=True,
        check=True,
    )
    found: Figures = json.loads(ended.stdout)
    return found


def ours(name: str, folder: Path) -> Figures:
    """Give our figures under the scorer's names."""
    gold, told = written(folder, on_gold_spans=name == "gold spans")
    answers = tuple(answers_from(read_predictions(told), read_corpus(gold)))
    record: Any = evaluation_record(evaluate(name, answers, CASES[name][1], rounds=ROUNDS))
    ends = record["intervals"]
    return {
        "docs": record["documents"],
        "gold": record["gold"],
        "gold_coords": record["gold_with_coordinates"],
        "gold_ids": record["gold_with_id"],
        "predictions": record["predictions"],
        "on_gold_spans": record["on_gold_spans"],
        "exact": _pairing(record["exact"]),
        "overlap": _pairing(record["overlap"]),
        "ci95": {
            "exact F1": ends["exact_f1"],
            "overlap F1": ends["overlap_f1"],
            "e2e F1@161": ends["end_to_end_f1"],
            "matched Acc@161": ends["matched"],
            "gold Acc@161 strict": ends["strict"],
        },
        "by": {
            group: {
                "gold_coords": part["gold"],
                "found": part["found"],
                **_errors(part["answered"]),
            }
            for group, part in record["groups"].items()
        },
    }


def _pairing(figures: Figures) -> Figures:
    return {
        "recognition": _score(figures["recognition"]),
        "matched_resolution": _errors(figures["matched"]),
        "e2e161": _score(figures["end_to_end"]),
        "gold_resolution_strict": _errors(figures["strict"]),
        "gold_resolution_answered": _errors(figures["matched"]),
        "id_accuracy": figures["id_accuracy"],
    }


def _score(score: Figures) -> Figures:
    names = {"tp": "right", "pred": "predicted", "p": "precision", "r": "recall"}
    return {name: score[names.get(name, name)] for name in ("tp", "pred", "gold", "p", "r", "f1")}


def _errors(errors: Figures) -> Figures:
    return {
        "n": errors["toponyms"],
        "acc161": errors["accuracy_161_km"],
        "acc20": errors["accuracy_20_km"],
        "mean_km": errors["mean_km"],
        "median_km": errors["median_km"],
        "auc": errors["auc"],
    }


def differences(one: Any, other: Any, where: str = "") -> list[str]:  # noqa: ANN401 - any JSON
    """Name what the first has that the second has not, or has otherwise; numbers may differ by rounding."""
    if isinstance(one, dict):
        keys = [(key, f"{where}/{key}") for key in one]
        return [
            line
            for key, place in keys
            for line in (
                differences(one[key], other[key], place)
                if key in other
                else [f"{place} is missing"]
            )
        ]
    if isinstance(one, list):
        pairs = zip(one, other, strict=True)
        return [line for pair in pairs for line in differences(*pair, where)]
    return [] if one == pytest.approx(other, rel=1e-9) else [f"{where}: {one} is not {other}"]


@pytest.mark.parametrize("name", CASES)
def test_the_figures_are_the_scorers(name: str, tmp_path: Path) -> None:
    """Every figure, interval and part is what the scorer prints."""
    expected = json.loads(EXPECTED.read_text("utf-8"))[name]
    if SCORER.is_file():
        assert differences(expected, printed(name, tmp_path)) == []
    found = ours(name, tmp_path)
    assert found["gold"] > 20
    assert differences(found, expected) == []


def test_the_cases_are_all_kept() -> None:
    """No number is left over from a case that there is no more."""
    assert list(json.loads(EXPECTED.read_text("utf-8"))) == list(CASES)


def _write() -> None:
    import tempfile  # noqa: PLC0415 - only to write the file again

    with tempfile.TemporaryDirectory() as folder:
        told = {name: printed(name, Path(folder)) for name in CASES}
    EXPECTED.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    _write()
