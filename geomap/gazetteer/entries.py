"""What the gazetteer's sources give: a place with all its names."""

from dataclasses import dataclass

from geomap.places import MatchKind, Place


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a place, as its source spells it."""

    text: str
    """The name; never empty."""
    kind: MatchKind
    """What finding the place by this name counts as."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place and its names."""

    place: Place
    """The place."""
    names: tuple[Name, ...]
    """All its names, the preferred one among them."""
    handle: str = ""
    """What `NameLink.target` calls it: ISO code, division code or our own id; empty for all others."""


@dataclass(frozen=True, slots=True)
class NameLink:
    """A name for a place of another source: a demonym, a postal abbreviation."""

    name: Name
    """The name."""
    target: str
    """Whose it is: an `Entry.handle` (`SY`, `US.TX`, `geomap:kurdistan`), or `city:CC/Name` for the
    most populous city of that name in a country (`city:FR/Paris`)."""
