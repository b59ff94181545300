"""Why a mention was placed where it was, in one sentence: what tells the answer from the likeliest other place.

It is made of the values of a report alone, so that what is written in a file can be explained too.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geomap.mentions import Role
from geomap.places import (
    Alternative,
    Clue,
    FeatureClass,
    Place,
    Reason,
    Resolution,
    Resolved,
    Unresolved,
)
from geomap.protocols import Atlas
from geomap.resolve.geography import SECOND_ORDER, is_country, lies_within
from geomap.resolve.wording import described, label, listed

COMPANY = frozenset(
    {
        "around",
        "beside",
        "beside_country",
        "listed_with",
        "named_country",
        "named_division",
        "near_dateline",
        "near_first",
        "nearest",
        "nearness",
        "same_country",
        "same_division",
    }
)
"""Clues that say in what company the place is named; told as one, with the names."""

IMPORTANCE = frozenset({"population", "fame", "namesakes"})
"""Clues that say how great the place is; told as one, by its people."""

_COMPANY, _IMPORTANCE = "company", "importance"

_SPELLING = frozenset({"name_match", "verbatim"})
"""Clues of how the name is written: what they tell a reader is the least of it."""

_MAX_REASONS = 3
_MIN_DIFFERENCE = 0.3
"""Log-odds below which a clue decides nothing."""

_SHARE_OF_STRONGEST = 0.2
"""A clue is told of that tells the two places apart at least so well as this share of the best clue does."""

_FOR_ANOTHER = 1.0
"""Log-odds from which it is told what speaks for the other place."""

_NEAR_KM = 300.0
"""Places farther away are company only if they lie in the same country."""

_MAX_COMPANY = 2
_MAX_NAMED = 3
"""So many places are named of those that an undecided mention might mean."""


@dataclass(frozen=True, slots=True)
class Explainer:
    """Explains the mentions of one document."""

    resolutions: Sequence[Resolution]
    """All decisions of the document."""
    atlas: Atlas | None = None
    """Knows the names of countries; None: their codes are told."""

    def sentence(self, resolution: Resolution) -> str:
        """Explain one decision: the place, what spoke for it, and what else bears the name; or why it was not placed.

        The clues of the alternatives are needed to tell what decides; without them the strongest clues are told.
        """
        if isinstance(resolution, Unresolved):
            return f"{resolution.mention.text}: {self._open(resolution)}"
        if resolution.within:
            return f"{resolution.mention.text}: {self._inside(resolution)}"
        by_division = _has_namesake(resolution.place, resolution.alternatives)
        named = label(resolution.place, self.atlas, with_division=by_division)
        return f"{named}: {'; '.join(self._said(resolution, rival(resolution)))}"

    def deciding(self, resolution: Resolved) -> tuple[Clue, ...]:
        """Give the clues that tell the place from the likeliest other one, best first, each with what it is worth in that.

        Those that say in what company the place is named are added up as `company`, those that say how great it is as
        `importance`.

        For a place without a rival, or with one whose clues are not known, its strongest clues.
        """
        other = rival(resolution)
        ours = _families(resolution.clues, resolution.place)
        theirs = _families(other.clues, other.place) if other else {}
        found = [
            replace(clue, weight=clue.weight - (theirs[name].weight if name in theirs else 0.0))
            for name, clue in ours.items()
        ]
        ranked = sorted(found, key=lambda clue: (-clue.weight, clue.name))
        least = _MIN_DIFFERENCE
        if ranked:
            least = max(least, _SHARE_OF_STRONGEST * ranked[0].weight)
        return tuple(clue for clue in ranked if clue.weight >= least)

    def _said(self, resolution: Resolved, other: Alternative | None) -> Iterator[str]:
        if other is None:
            yield "no other place of this name is known"
            yield from self._worded(resolution, self._own(resolution))[: _MAX_REASONS - 1]
            return
        reasons = self._worded(resolution, self.deciding(resolution))[:_MAX_REASONS]
        if not reasons and _is_nested(resolution.place, other.place):
            reasons = self._worded(resolution, self._own(resolution))[: _MAX_REASONS - 1]
        yield from reasons or ["a little likelier than the others"]
        yield self._rivals(resolution, other)

    def _own(self, resolution: Resolved) -> list[Clue]:
        return list(_families(resolution.clues, resolution.place).values())

    def _worded(self, resolution: Resolved, clues: Sequence[Clue]) -> list[str]:
        """Give what speaks for the place, the strongest first, its company as one; how the name is spelled only if nothing else does."""
        company = self._company(resolution)
        worth: dict[tuple[bool, str], float] = defaultdict(float)
        for clue in clues:
            if clue.weight > 0:
                text = (company if clue.name == _COMPANY else "") or clue.text
                worth[clue.name in _SPELLING, text] += clue.weight
        return [text for _, text in sorted(worth, key=lambda key: (key[0], -worth[key], key[1]))]

    def _rivals(self, resolution: Resolved, other: Alternative) -> str:
        others = len(resolution.alternatives) - 1
        named = self._described(other.place, resolution)
        against, in_favour = _held_against(resolution, other), _in_favour(resolution, other)
        aside = f" (for it: {listed([clue.text for clue in in_favour])})" if in_favour else ""
        if against:
            aside = f" (against it: {against.text})"
        if not others:
            return f"{named} also bears the name{aside}"
        rest = "one other place" if others == 1 else f"{others} other places"
        return f"{named}{aside} and {rest} also bear the name"

    def _company(self, resolution: Resolved) -> str:
        place = resolution.place
        others: dict[str, Resolved] = {}
        for item in self.resolutions:
            if isinstance(item, Resolved) and item.place.id != place.id:
                others.setdefault(item.place.id, item)
        near = sorted(
            (place.point.distance_km(other.place.point), _as_written(other))
            for other in others.values()
            if _is_company(place, other.place)
        )
        names = list(dict.fromkeys(name for _, name in near))[:_MAX_COMPANY]
        if names:
            inside = is_country(place)
            return f"it holds {listed(names)}" if inside else f"named with {listed(names)}"
        holding = [
            _as_written(other)
            for other in others.values()
            if other.place.feature_class is FeatureClass.ADMINISTRATIVE
            and lies_within(place, other.place)
        ]
        return f"named with {listed(holding[:_MAX_COMPANY])}" if holding else ""

    def _inside(self, resolution: Resolved) -> str:
        where = label(resolution.place, self.atlas, with_division=True)
        other = rival(resolution)
        said = f"not in the gazetteer; somewhere within {where}, which the text speaks of"
        return f"{said}, or else {self._chance(other, [])}" if other else said

    def _open(self, resolution: Unresolved) -> str:
        held = resolution.alternatives[:_MAX_NAMED]
        named = listed([self._chance(item, held) for item in held])
        if resolution.reason is Reason.NOT_IN_GAZETTEER:
            said = "no place of this name is known"
        elif resolution.reason is Reason.AMBIGUOUS:
            said = (
                f"it may mean {named}; none is likely enough" if held else "none is likely enough"
            )
        elif resolution.reason is Reason.NOT_A_PLACE:
            known = f"; as a place it would be {named}" if held else ""
            said = f"here it is more likely the name of something else{known}"
        else:
            said = "it could not be looked up"
        return f"{said} ({resolution.note})" if resolution.note else said

    def _chance(self, item: Alternative, held: Sequence[Alternative]) -> str:
        by_division = _has_namesake(item.place, held)
        return (
            f"{described(item.place, self.atlas, by_division=by_division)} ({item.confidence:.0%})"
        )

    def _described(self, other: Place, resolution: Resolved) -> str:
        is_close = other.country == resolution.place.country
        return described(other, self.atlas, by_division=is_close)


def rival(resolution: Resolved) -> Alternative | None:
    """Give the likeliest other place; one that holds the answer or lies in it, as Homs and its division, only for want of another."""
    place = resolution.place
    apart = [item for item in resolution.alternatives if not _is_nested(place, item.place)]
    return next(iter([*apart, *resolution.alternatives]), None)


def _is_nested(place: Place, other: Place) -> bool:
    return lies_within(place, other) or lies_within(other, place)


def _has_namesake(place: Place, others: Sequence[Alternative]) -> bool:
    """Whether the country does not tell the place from all others."""
    return any(
        other.place.id != place.id
        and other.place.country == place.country
        and not _is_nested(place, other.place)
        for other in others
    )


def _as_written(item: Resolved) -> str:
    """Name a place as the text does, for a reader who has it before them; by its own name where that is a people's or in capitals."""
    mention = item.mention
    is_other = mention.role in {Role.DEMONYM, Role.DATELINE}
    return item.place.name if is_other else " ".join(mention.text.split())


def _is_company(place: Place, other: Place) -> bool:
    if other.feature_class is not FeatureClass.POPULATED and other.feature_code != SECOND_ORDER:
        return False
    shared = not set(place.all_countries).isdisjoint(other.all_countries)
    if is_country(place):
        return shared
    return shared or place.point.distance_km(other.point) <= _NEAR_KM


def _families(clues: Sequence[Clue], place: Place) -> dict[str, Clue]:
    """Add up the clues that tell the same, by what they tell, each in the words of the strongest of them."""
    found: dict[str, Clue] = {}
    for clue in sorted(clues, key=lambda clue: -abs(clue.weight)):
        name = _COMPANY if clue.name in COMPANY else clue.name
        text = clue.text
        if clue.name in IMPORTANCE:
            name = _IMPORTANCE
            text = f"{place.population:,} people" if place.population else text
        weight = clue.weight + (found[name].weight if name in found else 0.0)
        found[name] = Clue(name, weight, found[name].text if name in found else text)
    return found


def _held_against(resolution: Resolved, other: Alternative) -> Clue | None:
    """Give what alone speaks against the other place, where that decides more than all that speaks for the answer."""
    ours = _families(resolution.clues, resolution.place)
    theirs = _families(other.clues, other.place)
    bad = [clue for name, clue in theirs.items() if clue.weight < 0 and name not in ours]
    worst = min(bad, key=lambda clue: clue.weight, default=None)
    return worst if worst and worst.weight <= -_FOR_ANOTHER else None


def _in_favour(resolution: Resolved, other: Alternative) -> list[Clue]:
    """Give what speaks for the other place more than for the answer, the strongest first."""
    ours = _families(resolution.clues, resolution.place)
    theirs = _families(other.clues, other.place)
    more = {
        name: clue.weight - (ours[name].weight if name in ours else 0.0)
        for name, clue in theirs.items()
    }
    found = [clue for name, clue in theirs.items() if more[name] >= _FOR_ANOTHER]
    return sorted(found, key=lambda clue: -more[clue.name])[:_MAX_COMPANY]
