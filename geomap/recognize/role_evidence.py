"""Tells literal, metonymic and modifying toponyms apart: named pieces of evidence, and the learned weights that add them up.

The rules of `roles` are one piece among others: what stands around a name as words and as kinds of words, what the
gazetteer knows of it, and how the document's other names are used. The weights were fitted on GeoWebNews
(`geomap.training.roles`).
"""

import functools
import itertools
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources

from geomap.mentions import Role
from geomap.places import NameFacts
from geomap.recognize.reading import Reading
from geomap.recognize.roles import PLACING, governor, tell_role
from geomap.recognize.sentences import TokenRange
from geomap.recognize.word_classes import POSSESSIVES, word_class

LEARNED = (Role.LITERAL, Role.METONYMIC, Role.MODIFIER)
"""The roles that are told apart by these pieces; the others follow from where a name stands."""

FILE = "roles.json"
"""File of the weights by role, in the model's directory."""

RoleWeights = Mapping[str, Mapping[str, float]]
"""For each of `LEARNED` the weight of each piece, in log-odds; the bias is the piece named ""."""

_WHEREABOUTS = PLACING | {"far", "home", "located", "situated"}
_SUFFIX = 3
_NEAR = 4
_LARGE = 500_000
_MOST_SHARE, _MOST_TIMES = 4, 5


class RoleTeller:
    """Tells the roles of one document's toponyms."""

    def __init__(
        self, reading: Reading, toponyms: Iterable[TokenRange], weights: RoleWeights
    ) -> None:
        """Note how the rules see the toponyms of a document, all of them, in their first and one past their last token."""
        self._reading = reading
        self._weights = weights
        self._ruled = {
            bounds: tell_role(reading, *bounds, reading.sentence_of(bounds[0]))
            for bounds in toponyms
        }
        self._names = Counter(reading.name(*bounds) for bounds in self._ruled)
        self._acting = Counter(
            reading.name(*bounds) for bounds, role in self._ruled.items() if role is Role.METONYMIC
        )
        self._times_acting = self._acting.total()

    def tell(self, bounds: TokenRange) -> Role:
        """Give the role of one of the toponyms."""
        return likeliest(self.pieces(bounds), self._weights)

    def pieces(self, bounds: TokenRange) -> Iterator[str]:
        """Give the names of the pieces that hold for one of the toponyms."""
        reading, (first, stop) = self._reading, bounds
        sentence = reading.sentence_of(first)
        ruled = self._ruled[bounds]
        yield f"rules: {ruled}"
        yield from _before(reading, first, sentence)
        yield from _after(reading, stop, sentence)
        yield from _around(reading, bounds, sentence)
        yield from self._elsewhere(reading.name(first, stop), acts=ruled is Role.METONYMIC)

    def _elsewhere(self, name: str, *, acts: bool) -> Iterator[str]:
        """Say how the rules see the document's other toponyms, and this name where else it stands."""
        yield f"acts elsewhere: {min(self._acting[name] - acts, 2)}"
        others = max(len(self._ruled) - 1, 1)
        yield f"others act: {min(10 * (self._times_acting - acts) // others, _MOST_SHARE)}"
        yield f"times: {min(self._names[name], _MOST_TIMES)}"


def likeliest(pieces: Iterable[str], weights: RoleWeights) -> Role:
    """Give the role that pieces of evidence speak for most.

    It is metonymic where the rules say so, which are seldom wrong there, and never where «in» or the like governs the name.
    """
    held = frozenset(pieces)
    if f"rules: {Role.METONYMIC}" in held:
        return Role.METONYMIC
    is_located = "located" in held and "kinds after: possessive" not in held

    def score(role: Role) -> float:
        return math.fsum(map(weights[role].get, ("", *held), itertools.repeat(0.0)))

    roles = (role for role in LEARNED if role is not Role.METONYMIC or not is_located)
    return max(roles, key=score)


def _before(reading: Reading, first: int, bounds: TokenRange) -> Iterator[str]:
    before, second = (
        reading.word(index).lower() if index >= bounds[0] else "^"
        for index in (first - 1, first - 2)
    )
    yield f"before: {before}"
    yield f"before: {second} {before}"
    yield f"head before: {second if before == 'the' else before}"
    if before in {"and", ","}:
        yield f"second before: {second}"
    if before.isalpha():
        yield f"before ends: {before[-_SUFFIX:]}"
    for index in range(max(bounds[0], first - _NEAR), first):
        if reading.word(index).isalpha():
            yield f"near before: {reading.word(index).lower()}"


def _after(reading: Reading, stop: int, bounds: TokenRange) -> Iterator[str]:
    after, second = (
        reading.word(index) if index < bounds[1] else "$" for index in (stop, stop + 1)
    )
    lower = after.lower()
    yield f"after: {lower}"
    if after in POSSESSIVES or lower in {"-", ",", "and", "has", "have", "had", "will", "would"}:
        yield f"after: {lower} {second.lower()}"
        yield f"second after ends: {second.lower()[-_SUFFIX:]}"
    if after.isalpha():
        yield f"after ends: {lower[-_SUFFIX:]}"
    for index in range(stop, min(bounds[1], stop + _NEAR)):
        if reading.word(index).isalpha():
            yield f"near after: {reading.word(index).lower()}"


def _around(reading: Reading, toponym: TokenRange, bounds: TokenRange) -> Iterator[str]:
    """Give the kinds of the words around, alone and together, and that of the place."""
    first, stop = toponym
    kinds = [
        word_class(reading.word(index)) if index < bounds[1] else "$"
        for index in (stop, stop + 1, stop + 2)
    ]
    start = first - 1
    if start >= bounds[0] and reading.word(start).lower() == "the":
        start -= 1
    before = word_class(reading.word(start)) if start >= bounds[0] else "^"
    place = _place(reading.facts(first, stop))
    yield f"kinds after: {kinds[0]}"
    yield f"kinds after: {kinds[0]} {kinds[1]}"
    yield f"kinds after: {' '.join(kinds)}"
    yield f"kind before: {before}"
    yield f"kinds around: {before} {kinds[0]}"
    yield f"place: {place}"
    yield f"place: {place} {kinds[0]}"
    yield f"place: {before} {place}"
    yield f"place: {before} {place} {kinds[0]}"
    if kinds[0] == "auxiliary" and reading.word(stop + 1).lower() in _WHEREABOUTS:
        yield "located"
        return
    governed = governor(reading, first, bounds[0])
    if governed:
        locates = governed in PLACING
        yield f"governed: {governed}"
        yield f"governed: {'located' if locates else 'otherwise'} {kinds[0]}"
        yield "located" if locates else "governed"


def _place(facts: NameFacts | None) -> str:
    if facts is None:
        return "unknown"
    if facts.is_country:
        return "country"
    if facts.is_division or facts.is_region:
        return "region"
    return "city" if facts.preferred_population >= _LARGE else "town"


@functools.cache
def load_role_weights() -> RoleWeights:
    """Read the weights that lie beside the shipped model."""
    text = (resources.files(__package__) / "model" / FILE).read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = json.loads(text)
    return weights
