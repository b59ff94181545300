"""Organisations and facilities with names of their own, recognised by the word that says what they are.

«University of Aleppo», «U.S. European Command», «Homs Hospital»: a place within is no mention of its own
but an embedded one. Streets are treated alike.
"""

from collections.abc import Iterator

from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.reading import Casing, Reading
from geomap.recognize.words import BEGINNERS, CALENDAR, PERSON_TITLES, is_name_word, listed

_KINDS = listed("""Academy Administration Agency Airlines Airport Airways Alliance Archives Army Assembly Association Authority Avenue
    Bank Base Battalion Board Boulevard Brigade Brotherhood Bureau Cathedral Center Centre Chamber Championship
    Championships Chronicle Church Clinic Club Coalition College Command Commission Committee Company Conference Congress Congregation
    Consulate Cooperative Corp Corp. Corps Corporation Council Court Cup Daily Department Dept Dept. Division Embassy
    Enterprise Exchange FC Federation Festival Fleet Forces Force Forum Foundation Front Fund Games Gazette Government Group Guard
    Hall Herald High Highway Hospital Hotel House Inc Inc. Infirmary Initiative Institute Institution Journal Jail Laboratory Lane Law League
    Legislature Library Limited LLC Ltd Ltd. Marathon Mall Marines Medical Memorial Mercury Militia Ministry Mosque Movement Museum Navy Network
    News Newspaper Observatory Office Open Operations Opera Orchestra Organisation Organization Parliament Partnership
    Party Patrol Plant Police Post Press Prison Program Project Radio Railroad Railway Rd. Reds Register Resort Review Road School Schools Senate Seminary
    Service Services Society Stadium Star Station Stock Street Summit Sun Symphony Synagogue Team Telegraph Telecom Television
    Temple Theater Theatre Times Tournament Tribune Trust Union United Universities University Ave. Blvd. St. Dr. Drive""")
"""Words that say, capitalised, what kind of body a name belongs to."""

_OPENERS = listed("""Academy Agency Archdiocese Army Assembly Association Bank Bishop Board Brotherhood Bureau Cathedral Center Centre Chamber Church College Committee
    Commission Confederation Congress Council Court Department Diocese Embassy Faculty Federation Foundation Friends Fund Government House
    Institute Institution League Library Ministry Museum Office Organization Organisation Parliament Party School Society
    Union University Universities""")
"""Kinds that a name follows after «of» or «for»: «Bank of England»."""

_LINKS_BEFORE = frozenset({"&", "-", "’s", "'s", "'", "’"})
_LINKS_AFTER = frozenset({"of", "for"})
_LONGEST = 9
_SCORE = 0.8
_KNOWN_TOWN = 15_000
_NOT_PART = listed("the a an in on at by to from")


def find_organizations(reading: Reading) -> tuple[Proposal, ...]:
    """Give the organisations of a document in text order, none overlapping another, each with score 0.8."""
    return tuple(
        organization
        for sentence, bounds in enumerate(reading.sentences)
        if reading.casings[sentence] in {Casing.MIXED, Casing.TITLE}
        for organization in _in_sentence(reading, bounds)
    )


def _in_sentence(reading: Reading, bounds: tuple[int, int]) -> Iterator[Proposal]:
    start, stop = bounds
    index = start
    while index < stop:
        if reading.word(index) not in _KINDS:
            index += 1
            continue
        first = _leftmost(reading, index, start)
        end = _rightmost(reading, index, stop)
        if end - first > 1 and not _is_place(reading, first, end):
            yield Proposal(first, end, Label.ORGANIZATION, _SCORE)
            start = end
        index = end


def _leftmost(reading: Reading, kind: int, start: int) -> int:
    """Give the first word of the capitalised run that leads up to the word of kind."""
    first = kind
    index = kind - 1
    while index >= max(start, kind - _LONGEST):
        if _is_part(reading, index, start):
            first = index
        elif reading.word(index) not in _LINKS_BEFORE:
            break
        index -= 1
    return first


def _is_part(reading: Reading, index: int, start: int) -> bool:
    """Whether a capitalised word belongs to the name; one that opens a sentence may merely do that."""
    word = reading.word(index)
    lower = word.lower()
    if not is_name_word(word) or lower in CALENDAR or lower in _NOT_PART:
        return False
    if lower in PERSON_TITLES and reading.word(index + 1) not in _LINKS_BEFORE:
        return False
    return index > start or lower not in BEGINNERS


def _rightmost(reading: Reading, kind: int, stop: int) -> int:
    """Give one past the name: further capitalised words, and what «of» or «for» adds to a kind that takes it."""
    end = kind + 1
    while end < stop and _is_part(reading, end, -1):
        end += 1
    openers = any(reading.word(index) in _OPENERS for index in range(kind, end))
    if openers and reading.word(end) in _LINKS_AFTER:
        tail = end + 1
        if reading.word(tail) == "the":
            tail += 1
        while tail < min(stop, end + _LONGEST) and (
            _is_part(reading, tail, -1) or _joins(reading, tail)
        ):
            tail += 1
        if is_name_word(reading.word(tail - 1)):
            end = tail
    return end


def _joins(reading: Reading, index: int) -> bool:
    """Whether «and» or «of» within a name goes on with it."""
    following = reading.word(index + 1)
    return reading.word(index) in {"and", "&", "of"} and bool(following) and is_name_word(following)


def _is_place(reading: Reading, first: int, end: int) -> bool:
    """Whether the gazetteer has the whole as a place: «West Bank», «College Station»."""
    facts = reading.facts(first, end)
    return facts is not None and (
        facts.is_region
        or facts.is_division
        or facts.is_country
        or facts.preferred_population >= _KNOWN_TOWN
    )
