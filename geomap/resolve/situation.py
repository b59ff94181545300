"""What is known around one mention while its place is being decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geomap.geometry import Point
from geomap.mentions import Mention
from geomap.places import Candidate, Place
from geomap.resolve.surroundings import Surroundings


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

    @property
    def point(self) -> Point:
        """Where it lies."""
        return self.place.point


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
    context: Context = field(default_factory=Context)
    """What the rest of the document says."""
    namesakes: tuple[Candidate, ...] = ()
    """All candidates of the mention."""
