"""Step 2: the gazetteer's names as the network sees them (`geomap.recognize.name_table`)."""

import sqlite3
from pathlib import Path

import numpy as np

from geomap.gazetteer.index import Gazetteer
from geomap.places import MatchKind, NameFacts
from geomap.recognize.name_table import CLASSES, FILE, make_table, name_hash, word_hash
from geomap.recognize.words import load_words

_METROPOLIS, _CITY, _TOWN, _SMALL_TOWN, _VILLAGE = 1_000_000, 100_000, 15_000, 2_000, 1
_SIZES = (
    (_METROPOLIS, "metropolis"),
    (_CITY, "city"),
    (_TOWN, "town"),
    (_SMALL_TOWN, "small town"),
    (_VILLAGE, "village"),
)


def classify(facts: NameFacts) -> str:
    """Give the class of a name, as `CLASSES` has them; `none` for one that is better left out."""
    if facts.matches == {MatchKind.ABBREVIATION}:
        return "abbreviation"
    for holds, name in (
        (facts.is_country, "country"),
        (facts.is_division, "division"),
        (facts.is_region, "region"),
        (MatchKind.DEMONYM in facts.matches and facts.preferred_population < _CITY, "demonym"),
    ):
        if holds:
            return name
    for least, name in _SIZES:
        if facts.preferred_population >= least:
            return name
    if facts.population >= _CITY:
        return "other name of a city"
    return "other name of a town" if facts.population >= _TOWN else "none"


def write_table(index: Path, directory: Path) -> int:
    """Write the table of an index's names to a directory and say how many it holds."""
    names: dict[int, int] = {}
    with Gazetteer.open(index) as gazetteer, sqlite3.connect(index) as database:
        for (key,) in database.execute("SELECT DISTINCT key FROM name ORDER BY key"):
            if not key.isascii():
                continue
            facts = gazetteer.facts(key)
            name = classify(facts) if facts is not None else "none"
            if name != "none":
                names[name_hash(key.split())] = CLASSES.index(name)
    keys, classes = make_table(names)
    directory.mkdir(parents=True, exist_ok=True)
    word_keys, word_flags = make_table(word_lists())
    np.savez_compressed(
        directory / FILE, keys=keys, classes=classes, word_keys=word_keys, word_flags=word_flags
    )
    return len(names)


def word_lists() -> dict[int, int]:
    """Give what `WordTable` stores: by hash, on which lists a word stands."""
    flags: dict[int, int] = {}
    for flag, name in ((1, "first_names"), (2, "surnames"), (4, "common_words")):
        for word in load_words(name):
            flags[word_hash(word)] = flags.get(word_hash(word), 0) | flag
    return flags
