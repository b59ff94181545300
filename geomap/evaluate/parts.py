"""Figures by part of a corpus: by kind of place, by the corpus's own type, by the role that we gave."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from geomap.evaluate.figures import FARTHEST_KM, Errors
from geomap.evaluate.verdicts import Judged, Verdict

KINDS = ("country", "admin1", "admin2+", "ppl", "continent", "other", "unknown")
"""Kinds of place in the order of tables."""


@dataclass(frozen=True, slots=True)
class Part:
    """The gold toponyms with coordinates of one part."""

    gold: int
    """How many; never 0."""
    found: float
    """Share that some mention meets, by overlap, 0 … 1."""
    answered: Errors
    """Of those that were found and placed."""
    strict: Errors
    """Of all; one without an answer is 20,039 km off."""


def by_group(documents: Iterable[Judged]) -> Mapping[str, Part]:
    """Give the figures by kind of place, in the order of `KINDS`, others behind."""
    parts = _parts(documents, lambda verdict: verdict.gold.group)
    return {name: parts[name] for name in in_order(parts)}


def in_order(groups: Collection[str]) -> list[str]:
    """Give kinds of place in the order of `KINDS`, others behind."""
    return [*(kind for kind in KINDS if kind in groups), *sorted(set(groups) - set(KINDS))]


def by_kind(documents: Iterable[Judged]) -> Mapping[str, Part]:
    """Give the figures by the corpus's own type, the commonest first."""
    parts = _parts(documents, lambda verdict: verdict.gold.kind)
    return dict(sorted(parts.items(), key=lambda item: (-item[1].gold, item[0])))


def roles(documents: Iterable[Judged]) -> Mapping[tuple[str, str], int]:
    """Count under which role each type of gold toponym was found with just its span; the role is empty where it was not."""
    counted: Counter[tuple[str, str]] = Counter()
    for judged in documents:
        for verdict in judged.exact.verdicts:
            role = verdict.prediction.role if verdict.prediction else None
            counted[verdict.gold.kind, role or ""] += 1
    return dict(sorted(counted.items()))


def _parts(documents: Iterable[Judged], key: Callable[[Verdict], str]) -> dict[str, Part]:
    parts: dict[str, list[Verdict]] = {}
    for judged in documents:
        for verdict in judged.overlap.verdicts:
            if verdict.gold.point is not None:
                parts.setdefault(key(verdict), []).append(verdict)
    return {name: _part(verdicts) for name, verdicts in parts.items()}


def _part(verdicts: list[Verdict]) -> Part:
    errors = [verdict.error_km for verdict in verdicts if verdict.error_km is not None]
    found = sum(verdict.prediction is not None for verdict in verdicts)
    return Part(
        len(verdicts),
        found / len(verdicts),
        Errors.of(errors),
        Errors.of(errors + [FARTHEST_KM] * (len(verdicts) - len(errors))),
    )
