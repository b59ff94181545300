"""Orders the places of one name, the likeliest meaning first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from geomap.gazetteer.sources.divisions import DIVISION
from geomap.gazetteer.variants import PartialForm
from geomap.places import FeatureClass, MatchKind, Place

_PENALTIES: Mapping[MatchKind, float] = MappingProxyType(
    {
        MatchKind.PREFERRED: 0.0,
        MatchKind.ALTERNATE: 0.7,
        MatchKind.ABBREVIATION: 0.0,
        MatchKind.DEMONYM: 0.0,
        MatchKind.PARTIAL: 2.5,
        MatchKind.FUZZY: 2.5,
        MatchKind.CONTAINED: 2.5,
    }
)
"""What a match counts less than one of a preferred name, on the scale of `geomap.gazetteer.importance`."""

_VERBATIM_BONUS = 0.13
"""For a preferred name written just so: San Jose is in California, San José in Costa Rica."""

_EPONYM_SHARE = 0.1
"""A city with this share of the people of the division that bears its name is what the name means first."""
_JUST_ABOVE = 0.001


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found under a key."""

    place: Place
    """The place."""
    importance: float
    """Its importance by `geomap.gazetteer.importance`."""
    match: MatchKind
    """How its name met the key."""
    is_verbatim: bool = False
    """Whether its preferred name is the toponym letter for letter."""

    @property
    def bonus(self) -> float:
        """What its spelling adds."""
        return _VERBATIM_BONUS if self.is_verbatim else 0.0

    @property
    def score(self) -> float:
        """Importance under this name: an alternate name counts less than a preferred one."""
        return self.importance - _PENALTIES[self.match] + self.bonus


def rank(hits: Iterable[Hit]) -> list[Hit]:
    """Order hits by score, the highest first, each place once with its best match.

    A city that a division is named after goes before that division if it is a good part of it (Homs, New York), and
    takes the division's weight against namesakes elsewhere (Valencia in Spain, not in Venezuela).
    """
    best: dict[str, Hit] = {}
    for hit in hits:
        held = best.get(hit.place.id)
        if held is None or hit.score > held.score:
            best[hit.place.id] = hit
    divisions = {
        hit.place.admin1_code: hit
        for hit in best.values()
        if hit.place.feature_code == DIVISION and hit.place.admin1_code
    }
    scores = {
        identifier: max(hit.score, _eponym_score(hit, divisions.get(hit.place.admin1_code)))
        for identifier, hit in best.items()
    }
    return sorted(best.values(), key=lambda hit: (-scores[hit.place.id], hit.place.id))


def _eponym_score(hit: Hit, division: Hit | None) -> float:
    if (
        division is None
        or hit.place.feature_class is not FeatureClass.POPULATED
        or hit.place.population < _EPONYM_SHARE * division.place.population
    ):
        return 0.0
    return division.score + max(0.0, hit.bonus - division.bonus) + _JUST_ABOVE


def fitting(hits: Sequence[Hit], form: PartialForm) -> list[Hit]:
    """Put the hits that a feature word speaks of first; leave out the others where the word rules them out.

    Each becomes a partial match.
    """
    spoken_of = [hit for hit in hits if hit.place.feature_class in form.classes]
    others = [hit for hit in hits if hit.place.feature_class not in form.classes]
    kept = spoken_of if form.is_strict else spoken_of + others
    return as_match(kept, MatchKind.PARTIAL)


def as_match(hits: Iterable[Hit], match: MatchKind) -> list[Hit]:
    """Give hits as found in another way than by their whole name."""
    return [Hit(hit.place, hit.importance, match) for hit in hits]
