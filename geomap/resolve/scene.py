"""A document laid out for the clues: every candidate of every name is a row, and columns say what is known of it.

Mentions with the same candidates («U.S.» and «US») are one name. Mentions of a name beside which the text says something
of their own («Paris, Texas») are a unit by themselves; all others of the name are one unit together.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from geomap.documents import Document
from geomap.mentions import Mention, Role
from geomap.places import Candidate, Place
from geomap.resolve.sheet import Codes, Numbers, Sheet, Sheets
from geomap.resolve.surroundings import Surroundings, read_surroundings

ROLE_WEIGHTS: Mapping[Role, float] = MappingProxyType(
    {
        Role.LITERAL: 1.0,
        Role.METONYMIC: 1.0,
        Role.MODIFIER: 1.0,
        Role.DATELINE: 1.0,
        Role.DEMONYM: 0.5,
        Role.EMBEDDED: 0.4,
    }
)
"""How much a mention in each role says about where the document plays."""

CLOSE_CHARACTERS = 400
"""Characters between mentions that stand close by: some three sentences."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Mentions that are decided alike."""

    name: int
    """Which name of the scene."""
    members: tuple[int, ...]
    """Indexes of the mentions, in text order."""
    around: Surroundings
    """What the text says beside them; empty for the unit of all that stand without company."""


@dataclass(frozen=True, slots=True)
class Interest:
    """What is known of the texts beforehand."""

    home: Place | None = None
    """The place that the publisher writes from and for; None where unknown."""
    countries: frozenset[str] = frozenset()
    """ISO codes of the countries that the texts are about; empty where unknown."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What stays as it is while beliefs change."""

    mentions: tuple[Mention, ...]
    """All mentions of the document."""
    around: tuple[Surroundings, ...]
    """What the text says beside each mention."""
    sheets: tuple[Sheet, ...]
    """The candidates of each name."""
    units: tuple[Unit, ...]
    """Mentions that are decided alike, by name and then in text order."""
    name_of: Mapping[int, int]
    """Mention → its name; those without candidates have none."""
    unit_of: Mapping[int, int]
    """Mention → its unit."""
    first: Codes
    """Of each name, its first row; one more at the end is the number of rows."""
    owner: Codes
    """Of each row, its name."""
    weight: Numbers
    """Of each name, its share of attention: grows with the logarithm of its mentions, by their roles."""
    together: Numbers
    """Names by names: 1 where mentions of both stand in one sentence; 0 on the diagonal."""
    close: Numbers
    """Names by names: 1 where mentions of both stand within some sentences; 0 on the diagonal."""
    filed: Numbers
    """Of each name, 1 where it stands in a dateline."""
    earliest: Numbers
    """Of each name, where it stands first: 1 at the beginning of the text, falling towards 0."""
    interest: Interest
    """What is known of the text beforehand."""

    def members(self, name: int) -> tuple[int, ...]:
        """Give the indexes of a name's mentions, unit by unit."""
        return tuple(index for unit in self.units if unit.name == name for index in unit.members)

    def column(self, of: str) -> Numbers:
        """Give one column of the sheets for all rows."""
        return np.concatenate([getattr(sheet, of) for sheet in self.sheets])

    def codes(self, of: str) -> Codes:
        """Give one column of codes of the sheets for all rows."""
        return np.concatenate([getattr(sheet, of) for sheet in self.sheets])

    def rows(self, name: int) -> slice:
        """Give the rows of a name."""
        return slice(int(self.first[name]), int(self.first[name + 1]))


def set_scene(
    document: Document,
    mentions: Sequence[Mention],
    candidates: Sequence[tuple[Candidate, ...]],
    sheets: Sheets,
    interest: Interest,
) -> Scene:
    """Lay a document out; mentions without candidates have no part in it but as what the text says."""
    around = read_surroundings(document, mentions)
    groups: dict[tuple[str, ...], list[int]] = {}
    for index, offered in enumerate(candidates):
        if offered:
            groups.setdefault(tuple(item.place.id for item in offered), []).append(index)
    members = list(groups.values())
    made = tuple(sheets.sheet(candidates[held[0]]) for held in members)
    units = tuple(
        Unit(name, part, around[part[0]] if around[part[0]].says_something else Surroundings())
        for name, held in enumerate(members)
        for part in _parted(held, around)
    )
    together, close = _company(mentions, members)
    length = max(1, len(document.text))
    return Scene(
        tuple(mentions),
        around,
        made,
        units,
        {index: name for name, held in enumerate(members) for index in held},
        {index: number for number, unit in enumerate(units) for index in unit.members},
        np.cumsum([0, *map(len, made)]),
        np.repeat(np.arange(len(made)), [len(sheet) for sheet in made]),
        np.array([_attention(mentions, held) for held in members]),
        together,
        close,
        np.array([float(_is_filed(mentions, held)) for held in members]),
        np.array([1.0 - mentions[held[0]].span.start / length for held in members]),
        interest,
    )


def _parted(held: Sequence[int], around: Sequence[Surroundings]) -> list[tuple[int, ...]]:
    alone = tuple(index for index in held if not around[index].says_something)
    own: list[tuple[int, ...]] = [(index,) for index in held if around[index].says_something]
    return [alone, *own] if alone else own


def _attention(mentions: Sequence[Mention], members: Sequence[int]) -> float:
    return math.log2(1.0 + sum(ROLE_WEIGHTS[mentions[index].role] for index in members))


def _is_filed(mentions: Sequence[Mention], members: Sequence[int]) -> bool:
    return any(mentions[index].role is Role.DATELINE for index in members)


def _company(
    mentions: Sequence[Mention], members: Sequence[Sequence[int]]
) -> tuple[Numbers, Numbers]:
    """Find which names stand together in a sentence, and which within some sentences."""
    size = len(members)
    together, close = np.zeros((size, size)), np.zeros((size, size))
    standing = sorted(
        (mentions[index].span.start, mentions[index].sentence.start, name)
        for name, held in enumerate(members)
        for index in held
    )
    for place, (start, sentence, name) in enumerate(standing):
        for other_start, other_sentence, other in standing[place + 1 :]:
            if other_start - start > CLOSE_CHARACTERS:
                break
            close[name, other] = close[other, name] = 1.0
            if other_sentence == sentence:
                together[name, other] = together[other, name] = 1.0
    np.fill_diagonal(together, 0.0)
    np.fill_diagonal(close, 0.0)
    return together, close
