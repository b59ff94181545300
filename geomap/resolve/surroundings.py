"""What the words right before, after and between mentions say about them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from geomap.documents import Document
from geomap.mentions import Mention, Role

_REACH = 48
"""Characters looked at before and after a mention; feature words stand right beside the name."""

_DIVISION = frozenset({"ADM1", "ADM2", "ADM3", "ADMD"})
_CITY = frozenset({"P"})

FEATURE_WORDS = MappingProxyType(
    {
        "city": _CITY,
        "town": _CITY,
        "village": _CITY,
        "suburb": _CITY,
        "capital": _CITY,
        "port": _CITY,
        "municipality": _CITY,
        "state": frozenset({"ADM1"}),
        "province": frozenset({"ADM1"}),
        "governorate": frozenset({"ADM1"}),
        "prefecture": frozenset({"ADM1"}),
        "oblast": frozenset({"ADM1"}),
        "canton": frozenset({"ADM1"}),
        "county": frozenset({"ADM2", "ADM1"}),
        "district": _DIVISION,
        "region": _DIVISION | {"L"},
        "peninsula": frozenset({"T", "L", "ADM1"}),
        "country": frozenset({"PCL", "PCLI", "PCLD"}),
        "republic": frozenset({"PCL", "PCLI", "ADM1"}),
        "kingdom": frozenset({"PCL", "PCLI"}),
        "river": frozenset({"H"}),
        "lake": frozenset({"H"}),
        "sea": frozenset({"H"}),
        "gulf": frozenset({"H"}),
        "island": frozenset({"T", "ADM1", "PCLD"}),
        "islands": frozenset({"T", "ADM1", "PCLD", "PCLI"}),
        "desert": frozenset({"T", "L"}),
        "mountains": frozenset({"T"}),
    }
)
"""Feature words of news English → GeoNames' codes or classes that they allow."""

_WORDS = "|".join(sorted(FEATURE_WORDS, key=len, reverse=True))
_BEFORE = re.compile(rf"\b(?P<word>{_WORDS})(?:\s+of)\s+(?:the\s+)?\W?$", re.IGNORECASE)
_APPOSED_WORDS = ("city", "town", "village", "river", "lake", "capital")
_APPOSED = re.compile(rf"\b(?P<word>{'|'.join(_APPOSED_WORDS)})\s+$", re.IGNORECASE)
_AFTER = re.compile(r"\s+(?P<word>\w+)\b(?!\s+of\b)", re.IGNORECASE)

_DIRECTION = r"(?:(?:north|south|east|west|central)(?:ern)?[-\s]*(?:and\s+)?)*"
_KIND = rf"(?:{_WORDS})"
_IN = re.compile(
    rf"^(?:\s*,\s*|\s+(?:{_KIND})\s*,?\s*|\s*)(?:(?:in|of|within|inside)\s+)?(?:the\s+)?(?:mid-?)?{_DIRECTION}(?:{_KIND}\s+of\s+)?$"
    r"|^\s*\($",
    re.IGNORECASE,
)
_ADJECTIVE = r"(?!(?:in|of|to|from|at|on|near|for|and|or|with|by|over)\s)[\w-]+\s+"
_OWNER = re.compile(
    rf"^(?:['’]s?\s+{_DIRECTION}|(?:['’]s?)?\s+(?:{_ADJECTIVE}){{0,2}}?{_KIND}(?:\s+of|,)?\s+)$",
    re.IGNORECASE,
)
"""«Syria's Homs», «Iraq's western city of Ramadi», «the Syrian province of Idlib»."""

_SAYS_IN = re.compile(r"\b(?:in|of|within|inside)\b", re.IGNORECASE)
_LIST = re.compile(r"^\s*(?:,|,?\s+and|,?\s+or|,?\s*&)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around one mention."""

    feature: str = ""
    """The feature word that stands beside the name («Homs province», «city Homs»); empty where there is none."""
    called: str = ""
    """The feature word that the name is said to be («province of Homs»); empty where there is none."""
    within: tuple[int, ...] = ()
    """Indexes of mentions that the text may state to contain this one."""
    holds: tuple[int, ...] = ()
    """Indexes of mentions that the text may state to lie in this one."""
    listed: tuple[int, ...] = ()
    """Indexes of the mentions named beside this one in a list."""


SILENCE = Surroundings()
"""What stands around a mention beside which the text says nothing: always this very value."""


def read_surroundings(
    document: Document, mentions: Sequence[Mention], number: int = 0
) -> tuple[Surroundings, ...]:
    """Read what stands around each mention: one value a mention, same order.

    Containment is a reading, not yet a fact: «Paris, Texas» and «Paris, London» read alike, and
    the gazetteer tells them apart.

    Args:
        document: the text.
        mentions: its mentions.
        number: that of the first mention, from which the values count.
    """
    within: dict[int, list[int]] = defaultdict(list)
    holds: dict[int, list[int]] = defaultdict(list)
    listed: dict[int, list[int]] = defaultdict(list)
    for first, second in _neighbours(mentions):
        end, start = mentions[first].span.end, mentions[second].span.start
        if start - end > _REACH or "\n\n" in (gap := document.text[end:start]):
            continue
        inner, outer = first, second
        if _reads_as_owner(gap, mentions[first]):
            inner, outer = second, first
        if inner == second or _reads_as_in(gap, mentions[first], mentions[second]):
            within[inner].append(number + outer)
            holds[outer].append(number + inner)
        if _LIST.match(gap):
            listed[first].append(number + second)
            listed[second].append(number + first)
    found = []
    for index, mention in enumerate(mentions):
        words = _feature_words(document.text, mention)
        if any(words) or index in within or index in holds or index in listed:
            parts = (tuple(held.get(index, ())) for held in (within, holds, listed))
            found.append(Surroundings(*words, *parts))
        else:
            found.append(SILENCE)
    return tuple(found)


def _neighbours(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Pair each mention with the next one that does not overlap it."""
    spans = [mention.span for mention in mentions]
    pairs = []
    for index, span in enumerate(spans):
        for other in range(index + 1, min(index + 4, len(spans))):
            if spans[other].start >= span.end:
                pairs.append((index, other))
                break
    return pairs


def _reads_as_in(gap: str, first: Mention, second: Mention) -> bool:
    """Whether «, in western» leads from the first to what contains it.

    A people lies nowhere, and holds a place only where «in the» is said: «in Iraq, Iranian
    officers» puts nothing into Iran.
    """
    if first.role is Role.DEMONYM or not gap.strip():
        return False
    if second.role is Role.DEMONYM and not _SAYS_IN.search(gap):
        return False
    return bool(_IN.match(gap))


def _reads_as_owner(gap: str, first: Mention) -> bool:
    """Whether «'s city of», or after a people or a modifier «province of», leads to what the first contains."""
    owns = gap.startswith(("'", "’")) or first.role in {Role.DEMONYM, Role.MODIFIER}
    return owns and bool(_OWNER.match(gap))


def _feature_words(text: str, mention: Mention) -> tuple[str, str]:
    """Give the feature word beside the name, and the one that the name is said to be."""
    before = text[max(0, mention.span.start - _REACH) : mention.span.start]
    after = _AFTER.match(text, mention.span.end, mention.span.end + _REACH)
    beside = after["word"].casefold() if after else ""
    # Few names have any of these words before them: a look at the plain text is quicker than a pattern.
    plain = before.casefold()
    if beside not in FEATURE_WORDS:
        found = _APPOSED.search(before) if plain.rstrip().endswith(_APPOSED_WORDS) else None
        beside = found["word"].casefold() if found else ""
    said = _BEFORE.search(before) if "of" in plain else None
    return beside, said["word"].casefold() if said else ""
