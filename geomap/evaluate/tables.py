"""The figures as text: tables that a terminal shows and a diff compares."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence

from geomap.evaluate.causes import Cause, Causes
from geomap.evaluate.evaluation import Evaluation
from geomap.evaluate.figures import Errors, Figures, Interval
from geomap.evaluate.parts import Part
from geomap.evaluate.reliability import BINS, Bin, Reliability
from geomap.evaluate.scores import Score

NONE = "–"
"""Stands where there is no figure."""

Row = Sequence[str]

_ERROR_HEADER = (
    "",
    "A@161",
    "95 %",
    "A@20",
    "mean km",
    "median km",
    "AUC",
    "same id (of all)",
    "toponyms",
)
_SCORE_HEADER = ("", "P", "R", "F1", "95 %", "predicted", "gold")


def table(header: Row, rows: Iterable[Row]) -> Iterator[str]:
    """Give the lines of a table: the first column to the left, the others to the right."""
    held = [header, *rows]
    widths = [max(len(row[column]) for row in held) for column in range(len(header))]
    for row in held:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        yield "  ".join(cells).rstrip()


def overview_tables(evaluations: Sequence[Evaluation]) -> Iterator[str]:
    """Give the tables that have a row a corpus; where all predictions sit on gold spans, recognition is none of them."""
    if all(item.summary.on_gold_spans for item in evaluations):
        yield from _section(
            "Resolution on gold spans (strict: a toponym without an answer is 20,039 km off)",
            _ERROR_HEADER,
            (_strict(item) for item in evaluations),
        )
    else:
        yield from _span_tables(evaluations)
    yield from _section(
        "Resolution of what was found and placed, by overlap",
        _ERROR_HEADER,
        (_matched(item) for item in evaluations),
    )
    yield from _section(
        "Confidence of the answers (right: within 161 km; ECE: expected calibration error, 10 bins)",
        ("", "answers", "right", "kept at ≥ 0.7", "right at ≥ 0.7", "ECE"),
        (_believed(item.name, item.reliability) for item in evaluations if item.reliability),
    )


def detail_tables(evaluation: Evaluation) -> Iterator[str]:
    """Give the tables of one corpus."""
    yield from _part_tables(evaluation)
    if evaluation.causes:
        yield from _cause_tables(evaluation.name, evaluation.causes)
    yield from _role_table(evaluation)
    if not evaluation.summary.on_gold_spans:
        yield from _section(
            f"{evaluation.name}: mentions by recognition score (right: the same span)",
            ("score", "mentions", "mean", "right"),
            (_bin(item) for item in evaluation.scores),
        )
    if evaluation.reliability:
        yield from _reliable(evaluation.name, evaluation.reliability)


def _span_tables(evaluations: Sequence[Evaluation]) -> Iterator[str]:
    for title, figures, key in _PAIRINGS:
        yield from _section(
            f"Recognition, {title}",
            _SCORE_HEADER,
            (
                _score(item, figures(item).recognition, item.intervals.get(f"{key}_f1"))
                for item in evaluations
            ),
        )
    for title, figures, key in reversed(_PAIRINGS):
        yield from _section(
            f"End to end, {title} that is placed within 161 km",
            _SCORE_HEADER,
            (
                _score(
                    item,
                    figures(item).end_to_end,
                    item.intervals.get("end_to_end_f1") if key == "overlap" else None,
                )
                for item in evaluations
            ),
        )


def _part_tables(evaluation: Evaluation) -> Iterator[str]:
    for title, parts in (
        ("kind of place", evaluation.groups),
        ("type in the corpus", evaluation.kinds),
    ):
        yield from _section(
            f"{evaluation.name}: toponyms with coordinates, by {title}",
            ("", "gold", "found", "A@161 strict", "A@161", "A@20", "median km"),
            (_part(part or "(none)", held) for part, held in parts.items()),
        )


def _cause_tables(name: str, found: Causes) -> Iterator[str]:
    yield from _section(f"{name}: what became of them", ("", *Cause, "toponyms"), _causes(found))
    yield from _section(
        f"{name}: the place is among the candidates",
        ("", "of all", "of those in the gazetteer", "in the gazetteer", "toponyms"),
        _offered(found),
    )


def _role_table(evaluation: Evaluation) -> Iterator[str]:
    if any(role for _, role in evaluation.roles):
        yield from _section(
            f"{evaluation.name}: role that was given, by type in the corpus",
            ("", "role", "toponyms"),
            (
                (kind or "(none)", role or "(not found)", f"{count:,}")
                for (kind, role), count in evaluation.roles.items()
            ),
        )


def _section(title: str, header: Row, rows: Iterable[Row]) -> Iterator[str]:
    held = list(rows)
    if held:
        yield title
        yield from table(header, held)
        yield ""


def _exact(evaluation: Evaluation) -> Figures:
    return evaluation.summary.exact


def _overlap(evaluation: Evaluation) -> Figures:
    return evaluation.summary.overlap


_PAIRINGS: tuple[tuple[str, Callable[[Evaluation], Figures], str], ...] = (
    ("the same span", _exact, "exact"),
    ("an overlapping span", _overlap, "overlap"),
)


def _score(evaluation: Evaluation, score: Score, interval: Interval | None) -> Row:
    return (
        evaluation.name,
        percent(score.precision),
        percent(score.recall),
        percent(score.f1),
        _interval(interval),
        f"{score.predicted:,}",
        f"{score.gold:,}",
    )


def _strict(evaluation: Evaluation) -> Row:
    figures = evaluation.summary.exact
    interval = evaluation.intervals.get("strict")
    return _errors(evaluation.name, figures.strict, interval, figures.with_id)


def _matched(evaluation: Evaluation) -> Row:
    figures = evaluation.summary.overlap
    interval = evaluation.intervals.get("matched")
    return _errors(evaluation.name, figures.matched, interval, figures.with_id)


def _errors(name: str, errors: Errors, interval: Interval | None, same: float | None) -> Row:
    return (
        name,
        percent(errors.near),
        _interval(interval),
        percent(errors.close),
        _km(errors.mean_km),
        _km(errors.median_km),
        NONE if math.isnan(errors.auc) else f"{errors.auc:.4f}",
        NONE if same is None else percent(same),
        f"{errors.count:,}",
    )


def _part(name: str, part: Part) -> Row:
    return (
        name,
        f"{part.gold:,}",
        percent(part.found),
        percent(part.strict.near),
        percent(part.answered.near),
        percent(part.answered.close),
        _km(part.answered.median_km),
    )


def _causes(found: Causes) -> Iterator[Row]:
    for name, counts in found.counts.items():
        yield (
            name,
            *(f"{counts.get(cause, 0):,}" for cause in Cause),
            f"{sum(counts.values()):,}",
        )
    total = [sum(counts.get(cause, 0) for counts in found.counts.values()) for cause in Cause]
    yield ("all", *(f"{count:,}" for count in total), f"{sum(total):,}")


def _offered(found: Causes) -> Iterator[Row]:
    sizes = {name: sum(counts.values()) for name, counts in found.counts.items()}
    rows = [(name, found.offered[name], found.held[name], size) for name, size in sizes.items()]
    rows.append(("all", sum(found.offered.values()), sum(found.held.values()), sum(sizes.values())))
    for name, offered, held, size in rows:
        yield (
            name,
            percent(offered / size) if size else NONE,
            percent(offered / held) if held else NONE,
            f"{held:,}",
            f"{size:,}",
        )


def _believed(name: str, found: Reliability) -> Row:
    whole = found.cuts[0]
    cut = next(item for item in found.cuts if item.threshold == 0.7)  # noqa: PLR2004 - the column's
    return (
        name,
        f"{found.answers:,}",
        percent(whole.right),
        percent(cut.kept),
        percent(cut.right),
        percent(found.error),
    )


def _reliable(name: str, found: Reliability) -> Iterator[str]:
    yield from _section(
        f"{name}: answers by confidence",
        ("confidence", "answers", "mean", "right"),
        (_bin(item) for item in found.bins),
    )
    yield from _section(
        f"{name}: what is left when less confident answers are left out",
        ("from", "kept", "right", "recall"),
        (
            (f"{cut.threshold:.2f}", percent(cut.kept), percent(cut.right), percent(cut.recall))
            for cut in found.cuts
        ),
    )


def _bin(item: Bin) -> Row:
    return (
        f"{item.low:.1f}–{item.low + 1 / BINS:.1f}",
        f"{item.count:,}",
        percent(item.confidence),
        percent(item.right),
    )


def percent(share: float) -> str:
    """Give a share in per cent, one place; a dash where there is none."""
    return NONE if math.isnan(share) else f"{100 * share:.1f}"


def _interval(interval: Interval | None) -> str:
    return NONE if interval is None else f"{percent(interval[0])}–{percent(interval[1])}"


def _km(distance: float) -> str:
    return NONE if math.isnan(distance) else f"{distance:,.1f}"
