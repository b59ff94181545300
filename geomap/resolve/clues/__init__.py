"""The clues: what speaks for or against a candidate, one small pure function each.

A clue measures every row of a document at once; the weights that turn measures into log-odds are learned
(`geomap/resolve/model/CARD.md`). To add one: write its functions in the module they belong to, a line in one of the
tables below, and fit the weights again.
"""

from geomap.resolve.clues.clue import Clueing, LocalClueing
from geomap.resolve.clues.document import (
    AROUND,
    BESIDE,
    NAMED_COUNTRY,
    NAMED_DIVISION,
    NEAR_DATELINE,
    NEAR_FIRST,
    NEAREST,
    NEARNESS,
    POSSIBLE,
    SAME_COUNTRY,
    SAME_DIVISION,
)
from geomap.resolve.clues.importance import (
    FAME,
    KIND_OF_PLACE,
    NAMESAKES,
    OVERSHADOWED,
    POPULATION,
)
from geomap.resolve.clues.interest import NEAR_HOME, OF_INTEREST
from geomap.resolve.clues.name import NAME_MATCH, VERBATIM
from geomap.resolve.clues.surroundings import (
    CALLED,
    FEATURE_WORD,
    LISTED_WITH,
    STATED_HOLDS,
    STATED_WITHIN,
)

NAME_CLUES: tuple[Clueing, ...] = (
    NAME_MATCH,
    VERBATIM,
    POPULATION,
    FAME,
    NAMESAKES,
    KIND_OF_PLACE,
    OVERSHADOWED,
    NEAR_HOME,
    OF_INTEREST,
    POSSIBLE,
)
"""Clues that ask nothing of what is believed; the first pass has no others."""

DOCUMENT_CLUES: tuple[Clueing, ...] = (
    SAME_COUNTRY,
    NAMED_COUNTRY,
    SAME_DIVISION,
    NAMED_DIVISION,
    NEARNESS,
    NEAREST,
    BESIDE,
    AROUND,
    NEAR_FIRST,
    NEAR_DATELINE,
)
"""Clues that the other names of the document give."""

LOCAL_CLUES: tuple[LocalClueing, ...] = (
    CALLED,
    FEATURE_WORD,
    STATED_WITHIN,
    STATED_HOLDS,
    LISTED_WITH,
)
"""Clues that the words beside one mention give."""

__all__ = ["DOCUMENT_CLUES", "LOCAL_CLUES", "NAME_CLUES", "Clueing", "LocalClueing"]
