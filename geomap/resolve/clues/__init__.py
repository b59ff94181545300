"""The clues: what speaks for or against a candidate, one small pure function each.

A clue gives a value (mostly 0 … 1); its weight turns the value into log-odds. The weights of the
document's clues are rounded from a conditional logistic fit to the development parts of LGL,
TR-News and GeoWebNews, those of the local clues are set by judgement: what the text says outright
must win. To add one: write its
functions in the module they belong to, and a line in one of the two tables below.
"""

from geomap.resolve.clues.clue import Clueing
from geomap.resolve.clues.document import BESIDE, NEARNESS, SAME_COUNTRY, SAME_DIVISION
from geomap.resolve.clues.importance import CAPITAL_CITY, KIND_OF_PLACE, OVERSHADOWED, POPULATION
from geomap.resolve.clues.name import NAME_MATCH
from geomap.resolve.clues.surroundings import FEATURE_WORD, LISTED_WITH, STATED_HOLDS, STATED_WITHIN

DOCUMENT_CLUES: tuple[Clueing, ...] = (
    NAME_MATCH,
    POPULATION,
    KIND_OF_PLACE,
    CAPITAL_CITY,
    OVERSHADOWED,
    SAME_COUNTRY,
    SAME_DIVISION,
    NEARNESS,
)
"""Clues that are the same for every mention of a name in one document."""

LOCAL_CLUES: tuple[Clueing, ...] = (
    FEATURE_WORD,
    STATED_WITHIN,
    STATED_HOLDS,
    LISTED_WITH,
    BESIDE,
)
"""Clues that the words beside one mention give."""

CLUES: tuple[Clueing, ...] = DOCUMENT_CLUES + LOCAL_CLUES
"""Every clue that the resolver weighs, in the order in which ties are told."""

__all__ = ["CLUES", "DOCUMENT_CLUES", "LOCAL_CLUES", "Clueing"]
