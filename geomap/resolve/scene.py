"""Documents laid out for the clues: every candidate of every name is a row, and columns say what is known of it.

Mentions with the same candidates («U.S.» and «US») are one name. Mentions of a name beside which the text says something
of their own («Paris, Texas») are a unit by themselves; all others of the name are one unit together. Every candidate of
every unit is a slot. A name belongs to one document, and no document knows of another: several are laid out together
because that takes little longer than one does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from geomap.mentions import Mention, Role
from geomap.places import Undecided
from geomap.resolve.interest import Interest
from geomap.resolve.kin import find_kin
from geomap.resolve.ragged import Runs, ranges
from geomap.resolve.rows import Rows
from geomap.resolve.sheet import Codes, Numbers, Sheet, Sheets
from geomap.resolve.standing import CLOSE_CHARACTERS, Standing
from geomap.resolve.surroundings import SILENCE, Surroundings, read_surroundings

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


@dataclass(frozen=True, slots=True)
class Unit:
    """Mentions that are decided alike."""

    name: int
    """Which name of the scene."""
    members: tuple[int, ...]
    """Numbers of the mentions, in text order."""
    around: Surroundings
    """What the text says beside them; empty for the unit of all that stand without company."""


@dataclass(frozen=True, slots=True)
class Name:
    """Mentions of one document that have the same candidates."""

    document: int
    """Which document of the scene."""
    members: tuple[int, ...]
    """Numbers of the mentions, in text order."""
    sheet: Sheet
    """The candidates."""


@dataclass(frozen=True)
class Scene:
    """What stays as it is while beliefs change; made by `set_scene`."""

    texts: Sequence[Undecided]
    """The documents."""
    interests: Sequence[Interest]
    """What is known beforehand of each document."""
    mentions: Sequence[Mention]
    """The mentions of all documents, one document after the other."""
    around: Sequence[Surroundings]
    """What the text says beside each mention."""
    names: Sequence[Name]
    """The names, by document."""
    units: Sequence[Unit]
    """Mentions that are decided alike, by name and then in text order."""

    @cached_property
    def rows(self) -> Rows:
        """The candidates of all names."""
        return Rows([name.sheet for name in self.names])

    @cached_property
    def document_mentions(self) -> Runs:
        """The mentions of each document."""
        return Runs([len(text.mentions) for text in self.texts])

    @cached_property
    def document_names(self) -> Runs:
        """The names of each document."""
        held = [name.document for name in self.names]
        return Runs(np.bincount(held, minlength=len(self.texts)))

    @property
    def document(self) -> Codes:
        """Of each name, its document."""
        return self.document_names.owner

    @cached_property
    def row_document(self) -> Codes:
        """Of each row, its document."""
        return np.asarray(self.document[self.rows.owner])

    @cached_property
    def name_of(self) -> Mapping[int, int]:
        """Mention → its name; those without candidates have none."""
        return {index: at for at, name in enumerate(self.names) for index in name.members}

    @cached_property
    def unit_of(self) -> Mapping[int, int]:
        """Mention → its unit."""
        return {index: at for at, unit in enumerate(self.units) for index in unit.members}

    @cached_property
    def members(self) -> Codes:
        """The mentions that have names, by name."""
        return np.array([index for name in self.names for index in name.members], dtype=np.int64)

    @cached_property
    def name_mentions(self) -> Runs:
        """Those of each name."""
        return Runs([len(name.members) for name in self.names])

    @cached_property
    def name_units(self) -> Runs:
        """The units of each name."""
        held = [unit.name for unit in self.units]
        return Runs(np.bincount(held, minlength=len(self.names)))

    @property
    def unit_name(self) -> Codes:
        """Of each unit, its name."""
        return self.name_units.owner

    @cached_property
    def unit_size(self) -> Codes:
        """Of each unit, how many mentions it has."""
        return np.array([len(unit.members) for unit in self.units], dtype=np.int64)

    @cached_property
    def unit_first(self) -> Codes:
        """Of each unit, its first mention."""
        return np.array([unit.members[0] for unit in self.units], dtype=np.int64)

    @cached_property
    def unit_slots(self) -> Runs:
        """The slots of each unit."""
        return Runs(self.rows.names.lengths[self.unit_name])

    @property
    def slot_unit(self) -> Codes:
        """Of each slot, its unit."""
        return self.unit_slots.owner

    @cached_property
    def slot_row(self) -> Codes:
        """Of each slot, its row."""
        return ranges(self.rows.names.starts[self.unit_name], self.unit_slots.lengths)

    @cached_property
    def roles(self) -> NDArray[np.str_]:
        """Of each mention, its role."""
        return np.array([str(item.role) for item in self.mentions])

    @cached_property
    def weight(self) -> Numbers:
        """Of each name, its share of attention: grows with the logarithm of its mentions, by their roles."""
        shares = np.array([ROLE_WEIGHTS[item.role] for item in self.mentions])[self.members]
        return np.asarray(np.log2(1.0 + self.name_mentions.sums(shares)))

    @cached_property
    def kin(self) -> Codes:
        """Of each name, a number that it shares with those of its document that may mean no place but what it may mean: «Dublin», «Dublin Road».

        What kin say is no news: they do not bear each other out.
        """
        return find_kin(self.rows, self.row_document)

    @cached_property
    def filed(self) -> Numbers:
        """Of each name, 1 where it stands in a dateline."""
        is_filed = self.roles[self.members] == Role.DATELINE
        return self.name_mentions.tops(is_filed.astype(np.float64))

    @cached_property
    def earliest(self) -> Numbers:
        """Of each name, where it stands first: 1 at the beginning of its text, falling towards 0."""
        starts = [self.mentions[name.members[0]].span.start for name in self.names]
        lengths = np.array([max(1, len(text.document.text)) for text in self.texts])
        return np.asarray(1.0 - np.array(starts) / lengths[self.document])

    @cached_property
    def standing(self) -> Standing:
        """Which names stand together."""
        return Standing(
            self.starts[self.members],
            self.sentences[self.members],
            self.name_mentions.owner,
            self.document_names,
        )

    @cached_property
    def starts(self) -> Codes:
        """Of each mention, where it starts, counted through all texts, which are laid out so far apart that nothing is close."""
        spans = np.array([item.span.start for item in self.mentions], dtype=np.int64)
        return np.asarray(spans + self._before)

    @cached_property
    def sentences(self) -> Codes:
        """Of each mention, where its sentence starts, counted so too."""
        spans = np.array([item.sentence.start for item in self.mentions], dtype=np.int64)
        return np.asarray(spans + self._before)

    @cached_property
    def _before(self) -> Codes:
        lengths = [len(text.document.text) + CLOSE_CHARACTERS + 1 for text in self.texts]
        return self.document_mentions.spread(Runs(lengths).starts)


def set_scene(texts: Sequence[Undecided], sheets: Sheets, interests: Sequence[Interest]) -> Scene:
    """Lay documents out; mentions without candidates have no part in them but as what the text says."""
    sheets.tidy()
    mentions: list[Mention] = []
    around: list[Surroundings] = []
    names: list[Name] = []
    for number, text in enumerate(texts):
        groups: dict[int, list[int]] = {}
        offered: dict[int, Sheet] = {}
        for index, candidates in enumerate(text.candidates, start=len(mentions)):
            if candidates:
                sheet = sheets.sheet(candidates)
                offered.setdefault(sheet.key, sheet)
                groups.setdefault(sheet.key, []).append(index)
        names += [Name(number, tuple(held), offered[key]) for key, held in groups.items()]
        around += read_surroundings(text.document, text.mentions, len(mentions))
        mentions += text.mentions
    units = [unit for at, name in enumerate(names) for unit in _parted(at, name.members, around)]
    return Scene(texts, interests, mentions, around, names, units)


def _parted(name: int, held: Sequence[int], around: Sequence[Surroundings]) -> list[Unit]:
    own = [index for index in held if around[index] is not SILENCE]
    alone = tuple(index for index in held if around[index] is SILENCE) if own else tuple(held)
    units = [Unit(name, alone, SILENCE)] if alone else []
    return [*units, *(Unit(name, (index,), around[index]) for index in own)]
