"""Which names may mean no place but another's."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geomap.resolve.kin import find_kin
from geomap.resolve.rows import Rows
from geomap.resolve.sheet import Sheets
from tests.builders import place
from tests.resolve.scenes import candidate

PLACES = [place(f"Place {number}", float(number), 0.0) for number in range(6)]
OFFERED = st.lists(st.integers(0, 5), min_size=1, unique=True)


def kin(*documents: Sequence[Sequence[int]]) -> list[int]:
    """Find the kin of names, each given by its places, of documents."""
    sheets = Sheets()
    names = [offered for held in documents for offered in held]
    rows = Rows([sheets.sheet(tuple(candidate(PLACES[at]) for at in held)) for held in names])
    document = np.repeat(np.arange(len(documents)), [len(held) for held in documents])
    return [int(first) for first in find_kin(rows, document[rows.owner])]


def test_a_name_within_another_is_its_kin() -> None:
    """Where the places of either are all among the other's."""
    assert kin([[0, 1], [0, 1, 2], [1]]) == [0, 0, 0]
    assert kin([[0, 1], [1, 2], [3]]) == [0, 1, 2]


def test_documents_know_nothing_of_each_other() -> None:
    """The same name in two of them is two witnesses."""
    assert kin([[0]], [[0], [0, 1]]) == [0, 1, 1]


@given(st.lists(st.lists(OFFERED, max_size=6), min_size=1, max_size=3))
def test_kin_are_found_as_pair_by_pair(documents: list[list[list[int]]]) -> None:
    """Names joined at once are those that a look at every pair joins."""
    expected: list[int] = []
    for held in documents:
        first = len(expected)
        for at, offered in enumerate(held):
            earlier = (
                expected[first + other]
                for other, others in enumerate(held[:at])
                if (set(offered) <= set(others) or set(others) <= set(offered))
            )
            expected.append(next(earlier, first + at))
    assert (kin(*documents) if expected else []) == expected
