"""How the toponym met the place's name."""

import numpy as np

from geomap.places import MatchKind
from geomap.resolve.clues.clue import Clueing
from geomap.resolve.sheet import Numbers
from geomap.resolve.view import View

_KINDS = tuple(kind for kind in MatchKind if kind is not MatchKind.PREFERRED)
_CODES = tuple(tuple(MatchKind).index(kind) for kind in _KINDS)

_WORDS = {
    MatchKind.PREFERRED: "its main name",
    MatchKind.ALTERNATE: "one of its other names",
    MatchKind.ABBREVIATION: "an abbreviation of its name",
    MatchKind.DEMONYM: "the name of its people",
    MatchKind.PARTIAL: "only part of its name",
    MatchKind.FUZZY: "a name spelled much like its own",
    MatchKind.CONTAINED: "named inside the toponym, which lies in it",
}


def match_measures(view: View) -> tuple[Numbers, ...]:
    """1 under the way in which the name met the toponym; a main name is what the others are measured against.

    Alternate names hold every spelling of every language; a village's third name in a language
    that the text is not written in is seldom meant.
    """
    matches = view.scene.rows.codes("matches")
    return tuple((matches == code).astype(np.float64) for code in _CODES)


def verbatim_measure(view: View) -> tuple[Numbers, ...]:
    """1 where the main name is written just so: San José is in Costa Rica, San Jose in California."""
    return (view.scene.rows.column("verbatim"),)


def _match_words(view: View, row: int) -> str:
    return _WORDS[view.candidate(row).match]


def _verbatim_words(_view: View, _row: int) -> str:
    return "its main name, letter for letter"


NAME_MATCH = Clueing(
    "name_match", tuple(str(kind) for kind in _KINDS), match_measures, _match_words, is_lasting=True
)
VERBATIM = Clueing("verbatim", ("same",), verbatim_measure, _verbatim_words, is_lasting=True)
