"""Cuts a span down to the toponym: «western Syria» → Syria, «the U.S.» → U.S., «Iraq's» → Iraq."""

from geomap.recognize.matching import keeps_article
from geomap.recognize.reading import Reading
from geomap.recognize.sentences import TokenRange
from geomap.recognize.words import is_name_word, listed

_ARTICLES = frozenset({"the", "a", "an"})
_LEADING = listed("""central downtown east eastern former greater inner lower mainland metropolitan mid modern neighboring neighbouring
    nearby new-look north northeast northeastern northern northwest northwestern old outer rural south southeast
    southeastern southern southwest southwestern upper upstate west western city town village province state district
    region county governorate republic of""")
_TRAILING = listed("""'s ’s ' ’ - – — . , ; : ! ? based born led backed area border city county district governorate metro peninsula
    prefecture province region state town valley village""")
_CUT_BEFORE = _LEADING | _ARTICLES
_BRACKETS = frozenset('()[]{}“”"‘«»')


def trim(reading: Reading, first: int, stop: int) -> TokenRange | None:
    """Cut off what is no part of the name; None where nothing is left.

    A name that the gazetteer holds as a whole keeps its words of direction («South Sudan»), and so does
    a capitalised feature word after it («Anbar Province», as gazetteers write it); one in lower case goes.
    """
    first, stop = _without(reading, first, stop)
    while stop - first > 1 and reading.facts(first, stop) is None:
        if reading.word(first).lower() in _CUT_BEFORE:
            cut = first + 1, stop
        elif reading.word(stop - 1) in _TRAILING:
            cut = first, stop - 1
        else:
            break
        first, stop = _without(reading, *cut)
    return (first, stop) if first < stop and _names_something(reading, first, stop) else None


def _without(reading: Reading, first: int, stop: int) -> TokenRange:
    """Cut off brackets, quotes, possessives and articles, which the gazetteer's normal form would overlook."""
    while first < stop and (
        reading.word(first) in _BRACKETS
        or reading.word(first) == "-"
        or (reading.word(first).lower() in _ARTICLES and not _has_article(reading, first))
    ):
        first += 1
    while first < stop and (
        reading.word(stop - 1) in _BRACKETS
        or (reading.word(stop - 1) in _TRAILING and not reading.word(stop - 1).isalpha())
    ):
        stop -= 1
    return first, stop


def _has_article(reading: Reading, first: int) -> bool:
    return reading.word(first) == "The" and keeps_article(reading.word(first + 1))


def _names_something(reading: Reading, first: int, stop: int) -> bool:
    return any(
        is_name_word(word) or not word.isascii() for word in reading.tokens.words[first:stop]
    ) or (reading.facts(first, stop) is not None)
