"""The candidates of many names, one name's sheet under the other's."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from geomap.places import Candidate
from geomap.resolve.kinds import Kind
from geomap.resolve.ragged import Runs
from geomap.resolve.sheet import CODES, NUMBERS, Codes, Flags, Numbers, Sheet


@dataclass(frozen=True)
class Rows:
    """Every candidate of every name is a row; they are put together when first asked for."""

    sheets: Sequence[Sheet]
    """The candidates of each name."""
    _flags: dict[tuple[Kind, ...], Flags] = field(default_factory=dict, repr=False)

    @cached_property
    def names(self) -> Runs:
        """The rows of each name."""
        return Runs([len(sheet) for sheet in self.sheets])

    @property
    def owner(self) -> Codes:
        """Of each row, its name."""
        return self.names.owner

    def __len__(self) -> int:
        """How many rows there are."""
        return self.names.total

    def column(self, of: str) -> Numbers:
        """Give what is found under a name of `NUMBERS` for all rows; rows by two, three or four where it is several numbers."""
        return np.asarray(self._numbers[NUMBERS[of]].T)

    def codes(self, of: str) -> Codes:
        """Give one column of codes of the sheets for all rows."""
        return np.asarray(self._codes[CODES[of]])

    @cached_property
    def _numbers(self) -> Numbers:
        return np.concatenate([sheet.numbers for sheet in self.sheets], axis=1)

    @cached_property
    def _codes(self) -> Codes:
        return np.concatenate([sheet.codes for sheet in self.sheets], axis=1)

    def are(self, *kinds: Kind) -> Flags:
        """Tell of each row whether it is of one of some kinds."""
        held = self._flags.get(kinds)
        if held is None:
            codes = self.codes("kinds")
            held = self._flags[kinds] = np.isin(codes, [int(kind) for kind in kinds])
        return held

    @cached_property
    def lying(self) -> tuple[Codes, Codes]:
        """Pairs of a row and a country that it lies in, by rows."""
        pairs = [
            (start + row, code)
            for start, sheet in zip(self.names.starts.tolist(), self.sheets, strict=True)
            for row, code in sheet.lies_in
        ]
        rows, codes = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        return rows, codes

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Of each row, its candidate."""
        return [candidate for sheet in self.sheets for candidate in sheet.candidates]
