"""What stands around a toponym, as named pieces of evidence for its role, and the learned weights that add them up.

The rules of `roles` are one piece among others. The weights were fitted on GeoWebNews (`geomap.training.roles`).
"""

import functools
import json
from collections.abc import Iterator, Mapping
from importlib import resources

from geomap.mentions import Role
from geomap.recognize.reading import Reading
from geomap.recognize.roles import is_located, tell_role
from geomap.recognize.sentences import TokenRange
from geomap.recognize.words import PERSON_TITLES, SPEECH_VERBS, is_name_word

LEARNED = (Role.LITERAL, Role.METONYMIC, Role.MODIFIER)
"""The roles that are told apart by these pieces; the others follow from where a name stands."""

FILE = "roles.json"
"""File of the weights by role, in the model's directory."""

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_SUFFIX = 3
_CLEAR = 1.0


def learned_role(
    reading: Reading, first: int, stop: int, weights: Mapping[str, Mapping[str, float]]
) -> Role:
    """Give the role that the rules see, and where they see none the likeliest of `LEARNED`, if it is clearly so."""
    bounds = reading.sentence_of(first)
    ruled = tell_role(reading, first, stop, bounds)
    if ruled is not Role.LITERAL or is_located(reading, first, bounds[0]):
        return ruled
    pieces = tuple(role_pieces(reading, first, stop))
    scores = {
        role: sum(weights[role].get(piece, 0.0) for piece in ("", *pieces)) for role in LEARNED
    }
    likeliest = max(LEARNED, key=scores.__getitem__)
    clear = scores[likeliest] - scores[Role.LITERAL] >= _CLEAR
    return likeliest if clear else Role.LITERAL


def role_pieces(reading: Reading, first: int, stop: int) -> Iterator[str]:
    """Give the names of the pieces that hold for a toponym; none twice."""
    bounds = reading.sentence_of(first)
    yield f"rules: {tell_role(reading, first, stop, bounds)}"
    yield from _before(reading, first, bounds)
    yield from _after(reading, stop, bounds)
    facts = reading.facts(first, stop)
    if facts is not None:
        yield "a country" if facts.is_country else "no country"


def _before(reading: Reading, first: int, bounds: TokenRange) -> Iterator[str]:
    before, second = (
        reading.word(index).lower() if index >= bounds[0] else "^"
        for index in (first - 1, first - 2)
    )
    yield f"before: {before}"
    yield f"before: {second} {before}"
    if before in {"the", "and", ","}:
        yield f"second before: {second}"
    if before.isalpha():
        yield f"before ends: {before[-_SUFFIX:]}"


def _after(reading: Reading, stop: int, bounds: TokenRange) -> Iterator[str]:
    after, second = (
        reading.word(index) if index < bounds[1] else "$" for index in (stop, stop + 1)
    )
    lower = after.lower()
    yield f"after: {lower}"
    if after in _POSSESSIVES or lower in {"-", ",", "and", "has", "have", "had", "will", "would"}:
        yield f"after: {lower} {second.lower()}"
        yield f"second after ends: {second.lower()[-_SUFFIX:]}"
    if after.isalpha():
        yield f"after ends: {lower[-_SUFFIX:]}"
        yield "before a name" if is_name_word(after) else "before a word in lower case"
    if lower in PERSON_TITLES:
        yield "before a title"
    if lower in SPEECH_VERBS:
        yield "before a verb of speech"


@functools.cache
def load_role_weights() -> Mapping[str, Mapping[str, float]]:
    """Read the weights that lie beside the shipped model, by role; each role's bias is the piece named ""."""
    text = (resources.files(__package__) / "model" / FILE).read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = json.loads(text)
    return weights
