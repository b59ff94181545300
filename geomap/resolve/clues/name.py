"""How the toponym met the place's name."""

from types import MappingProxyType

from geomap.places import Candidate, MatchKind
from geomap.resolve.clues.clue import Clueing
from geomap.resolve.situation import Situation

_VALUES = MappingProxyType(
    {
        MatchKind.PREFERRED: 1.0,
        MatchKind.ABBREVIATION: 0.9,
        MatchKind.DEMONYM: 1.0,
        MatchKind.ALTERNATE: 0.0,
        MatchKind.PARTIAL: -0.4,
    }
)


def match_value(candidate: Candidate, _situation: Situation) -> float:
    """1 for the place's main name, 0 for one of its other names, less for a part of a name.

    Alternate names hold every spelling of every language; a village's third name in a language
    that the text is not written in is seldom meant.
    """
    return _VALUES[candidate.match]


def _words(candidate: Candidate, situation: Situation) -> str:
    return {
        MatchKind.PREFERRED: "its main name",
        MatchKind.ABBREVIATION: "an abbreviation of its name",
        MatchKind.DEMONYM: f"«{situation.mention.text}» are its people",
        MatchKind.PARTIAL: "only part of its name",
    }.get(candidate.match, "one of its other names")


NAME_MATCH = Clueing("name_match", 2.0, match_value, _words)
