"""What is known around one mention while its place is being decided."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from geomap.mentions import Mention
from geomap.places import Candidate, Place
from geomap.resolve.geography import lies_within
from geomap.resolve.surroundings import Surroundings

_DOUBT = 0.02
"""Belief below which a container is too unlikely for the statement to have meant it."""


@dataclass(frozen=True, slots=True)
class Belief:
    """How likely one candidate is, as far as we have come."""

    candidate: Candidate
    """The candidate."""
    probability: float
    """0 … 1; the beliefs about one mention sum to at most 1."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that the rest of the document names, to measure distances from."""

    place: Place
    """The place believed in."""
    weight: float
    """0 … 1: how sure it is, and how much of the document it takes."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the *other* names of the document say about where it plays."""

    countries: Mapping[str, float] = field(default_factory=dict)
    """ISO code → share of the other names that lie there, 0 … 1."""
    divisions: Mapping[str, float] = field(default_factory=dict)
    """Division code (`SY.11`) → share of the other names that lie there, 0 … 1."""
    anchors: tuple[Anchor, ...] = ()
    """Small places (towns, counties) named elsewhere in the document, heaviest first."""


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the clues may look at for one mention."""

    mention: Mention
    """The mention to decide."""
    surroundings: Surroundings = field(default_factory=Surroundings)
    """The words around it."""
    containers: tuple[Belief, ...] = ()
    """Beliefs about the mentions that the text may state to contain it."""
    contents: tuple[Belief, ...] = ()
    """Beliefs about the mentions that the text may state to lie in it."""
    peers: tuple[Belief, ...] = ()
    """Beliefs about the mentions listed beside it."""
    neighbours: tuple[Belief, ...] = ()
    """The likeliest place of each other name in the same sentence."""
    context: Context = field(default_factory=Context)
    """What the rest of the document says."""
    namesakes: tuple[Candidate, ...] = ()
    """All candidates of the mention."""
    _within: Mapping[str, float] = field(init=False, repr=False, compare=False)
    _holding: Mapping[str, float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Measure once how each namesake agrees with what the text states."""
        places = [candidate.place for candidate in self.namesakes]
        within = _shares(places, self.containers, lies_within)
        holding = _shares(places, self.contents, lambda outer, inner: lies_within(inner, outer))
        object.__setattr__(self, "_within", within)
        object.__setattr__(self, "_holding", holding)

    def share_within(self, place: Place) -> float:
        """How far the place does what the text says, to lie in one of `containers`, 0 … 1.

        Measured against the namesake that does it best: «Athens, Georgia» is said of the Athens
        that lies in some Georgia, however unlikely that Georgia was before.
        """
        return self._within.get(place.id, 0.0)

    def share_holding(self, place: Place) -> float:
        """How far the place does what the text says, to hold one of `contents`, 0 … 1."""
        return self._holding.get(place.id, 0.0)


def _shares(
    places: Sequence[Place], beliefs: Sequence[Belief], agree: Callable[[Place, Place], bool]
) -> dict[str, float]:
    """Sum, for each place, the beliefs that it agrees with, as a share of the best place's sum."""
    sums = {
        place.id: sum(
            belief.probability for belief in beliefs if agree(place, belief.candidate.place)
        )
        for place in places
    }
    best = max(sums.values(), default=0.0)
    return {key: value / (best + _DOUBT) for key, value in sums.items() if value > 0.0}
