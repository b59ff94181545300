"""Documents in folds, so that each is measured by what was learned without it; and the figures of such answers."""

import zlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from geomap.evaluate import Answered, Evaluation, Gold, GoldDocument, GoldToponym, Scope, evaluate
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.names import normalise
from geomap.mentions import Role

FOLDS = 5
WITHOUT_DEMONYMS = Scope(
    gold=Gold.COORDS,
    trusts_id=True,
    excluded_kinds=frozenset({"Demonym", "Non_Literal_Modifier"}),
    excluded_roles=frozenset({Role.DEMONYM}),
)
"""Leaves peoples' names out, as `make figures` does."""

_SCOPE = Scope(gold=Gold.COORDS, trusts_id=True)
_NUMBERED = Scope(gold=Gold.IDS, trusts_id=True)

Answers = Mapping[str, Sequence[Answered]]
"""What was said of the documents of each corpus."""
Pair = tuple[str, str]
"""A name in normal form, and what it means: a number at GeoNames, else a point to a tenth of a degree."""


def fold_of(gold: GoldDocument) -> int:
    """Tell which fold a document belongs to, by its id."""
    return zlib.crc32(gold.document.id.encode()) % FOLDS


def gold_span_figures(answers: Answers, gazetteer: Gazetteer) -> list[Evaluation]:
    """Measure answers on gold spans: of each corpus all toponyms with coordinates, then without demonyms, those of
    which the other folds do not tell what the name means, and those with a GeoNames number.
    """  # noqa: D205 - one sentence that takes two lines
    known = known_numbers(answers, gazetteer)
    told = _pairs_by_fold(item.gold for held in answers.values() for item in held)
    ways: tuple[tuple[str, Scope, Callable[[Answered], Answered]], ...] = (
        ("", _SCOPE, _as_it_is),
        (", without demonyms", WITHOUT_DEMONYMS, _as_it_is),
        (", novel names", _SCOPE, lambda item: only_novel(item, told)),
        (", numbered", _NUMBERED, _as_it_is),
    )
    return [
        evaluate(f"{corpus}{way}", [change(item) for item in held], scope, known=known)
        for way, scope, change in ways
        for corpus, held in answers.items()
    ]


def only_novel(answered: Answered, told: Sequence[Collection[Pair]]) -> Answered:
    """Take the coordinates from those toponyms of which another fold than the document's tells what the name means.

    What has no coordinates does not count. `told` has the pairs of each fold.
    """
    gold, own = answered.gold, fold_of(answered.gold)
    elsewhere = set[Pair]().union(*(held for fold, held in enumerate(told) if fold != own))
    toponyms = tuple(
        replace(item, point=None) if _pair(gold, item) in elsewhere else item
        for item in gold.toponyms
    )
    return replace(answered, gold=replace(gold, toponyms=toponyms))


def known_numbers(answers: Answers, gazetteer: Gazetteer) -> set[str]:
    """Give the GeoNames numbers of the corpora that the gazetteer holds."""
    numbers = {
        toponym.geonameid
        for held in answers.values()
        for item in held
        for toponym in item.gold.toponyms
    }
    found = gazetteer.held(f"geonames:{number}" for number in numbers if number)
    return {place.partition(":")[2] for place in found}


def _as_it_is(answered: Answered) -> Answered:
    return answered


def _pairs_by_fold(documents: Iterable[GoldDocument]) -> list[set[Pair]]:
    told: list[set[Pair]] = [set() for _ in range(FOLDS)]
    for gold in documents:
        pairs = (_pair(gold, item) for item in gold.toponyms if item.point is not None)
        told[fold_of(gold)].update(pairs)
    return told


def _pair(gold: GoldDocument, toponym: GoldToponym) -> Pair:
    point = toponym.point
    place = f"{point.latitude:.1f} {point.longitude:.1f}" if point else ""
    return normalise(gold.document.quote(toponym.span)), toponym.geonameid or place
