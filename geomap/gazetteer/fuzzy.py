"""Finds names that are spelled a letter or two differently, or transliterated by other rules.

A deletion index (Garbe 2012, SymSpell): each name is filed under itself and under itself without each one of its
letters, and a misspelled name meets it under one of these. It is filed besides under its skeleton, what is left of it
when vowels, doubled letters and articles go, so that Dayr az-Zawr meets Deir Ezzor. Distance decides in the end.
"""

import re
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator

MIN_PEOPLE = 5_000
"""Towns of fewer people are not filed: there are too many names for one to be sure of a village by a misspelling."""

_MIN_LETTERS, _MAX_LETTERS = 5, 60
"""Shorter names are too much alike, and what is longer is hardly a name: the work grows with its square."""
_LONG = 9
"""From this length on two letters may differ."""
_SKELETON_SHARE = 0.5
"""Share of the letters in which names of one skeleton may differ."""
_BATCH = 50_000
_LIMIT = 12

SCHEMA = """
CREATE TABLE spelling (number INTEGER PRIMARY KEY, key TEXT NOT NULL);
CREATE TABLE deletion (hash INTEGER NOT NULL, spelling INTEGER NOT NULL, PRIMARY KEY (hash, spelling)) WITHOUT ROWID;
"""
_NOTED = "CREATE TEMP TABLE noted (number INTEGER PRIMARY KEY)"
_NOTE = """
INSERT INTO noted SELECT number FROM place
WHERE population >= ? OR (feature_class NOT IN ('P', 'S') AND south IS NOT NULL) ORDER BY number
"""
_FILED = """
SELECT DISTINCT name.key FROM name CROSS JOIN noted ON noted.number = name.place
WHERE name.kind < 2 ORDER BY name.key
"""
"""Both tables of a dump are read from end to end: to look each name's place up would be millions of reads all over the
disk. CROSS keeps SQLite to this order."""
_RAW = "CREATE TEMP TABLE raw_deletion (hash INTEGER NOT NULL, spelling INTEGER NOT NULL)"
_SORTED = (
    "INSERT INTO deletion SELECT DISTINCT hash, spelling FROM raw_deletion ORDER BY hash, spelling"
)
_MEETING = "SELECT spelling.key FROM deletion JOIN spelling ON spelling.number = deletion.spelling WHERE hash = ?"

_ARTICLES = frozenset("al el ad an ar as ash at az ed en er es esh et ez ul".split())  # noqa: SIM905 - a list takes a line for each
_SAME = (
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("z", "s"),
)
"""Letters between which transliterations vary."""
_SILENT = re.compile(r"[aeiouywh]")
_DOUBLED = re.compile(r"(.)\1+")

Progress = Callable[[str, int, int], None]
Rows = Callable[[str, int], Iterable[tuple[str]]]
"""Gives the rows that a query finds for a number."""


def fill(connection: sqlite3.Connection, tell: Progress) -> None:
    """Fill the deletion index from the finished tables of places and names, sorted by SQLite on the disk.

    Of what has no inhabitants only divisions and what geomap's tables give an extent are filed: a dump has millions of
    hills and brooks.
    """
    connection.executescript(SCHEMA)
    connection.execute(_NOTED)
    connection.execute(_NOTE, (MIN_PEOPLE,))
    keys = (key for (key,) in connection.execute(_FILED) if is_fileable(key))
    connection.executemany("INSERT INTO spelling VALUES (?, ?)", enumerate(keys))
    connection.execute("DROP TABLE noted")
    (total,) = connection.execute("SELECT count(*) FROM spelling").fetchone()
    connection.execute(_RAW)
    connection.executemany(
        "INSERT INTO raw_deletion VALUES (?, ?)", _deletions(connection, total, tell)
    )
    connection.execute(_SORTED)
    connection.execute("DROP TABLE raw_deletion")
    tell("filing spellings", total, total)


def _deletions(
    connection: sqlite3.Connection, total: int, tell: Progress
) -> Iterator[tuple[int, int]]:
    for number, key in connection.execute("SELECT number, key FROM spelling ORDER BY number"):
        if number % _BATCH == 0:
            tell("filing spellings", number, total)
        for form in _filed_under(key):
            yield _hash(form), number


def is_fileable(key: str) -> bool:
    """Whether a name can be found by a misspelling: long enough, in Latin letters."""
    fits = _MIN_LETTERS <= len(key) <= _MAX_LETTERS
    return fits and key.isascii() and not any(map(str.isdigit, key))


def similar_keys(key: str, rows: Rows) -> tuple[str, ...]:
    """Give the keys that are spelled like one, the nearest first; empty where none is.

    Args:
        key: a normal form.
        rows: asks the index.
    """
    if not is_fileable(key):
        return ()
    met = {found for form in _filed_under(key) for (found,) in rows(_MEETING, _hash(form))}
    near = sorted(
        (distance(key, found), found) for found in met if found != key and _is_near(key, found)
    )
    return tuple(found for _, found in near[:_LIMIT])


def _is_near(one: str, other: str) -> bool:
    apart = distance(one, other)
    if skeleton(one) == skeleton(other):
        return apart <= max(2, _SKELETON_SHARE * max(len(one), len(other)))
    allowed = 2 if min(len(one), len(other)) >= _LONG else 1
    return one[0] == other[0] and apart <= allowed


def _filed_under(key: str) -> Iterator[str]:
    yield key
    yield from {key[:at] + key[at + 1 :] for at in range(len(key))}
    if bones := skeleton(key):
        yield f"~{bones}"


def skeleton(key: str) -> str:
    """Give what transliterations of one name share; empty where too little is left to tell names apart."""
    left = bones(key)
    return left if len(left) > 2 else ""  # noqa: PLR2004 - two letters name nothing


def bones(key: str) -> str:
    """Give what is left of a normal form without articles, vowels and doubled letters, one letter for each sound."""
    text = "".join(word for word in key.split() if word not in _ARTICLES)
    for letters, sound in _SAME:
        text = text.replace(letters, sound)
    return _DOUBLED.sub(r"\1", text[:1] + _SILENT.sub("", text[1:]))


def distance(one: str, other: str) -> int:
    """Count the letters to insert, delete, change or swap with the next (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, with_letter in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != with_letter))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == with_letter:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _hash(form: str) -> int:
    return zlib.crc32(form.encode())
