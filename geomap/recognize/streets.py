"""Streets by name, as in «Al-Dablan Street»: no gazetteer holds them, so they are looked for only where a service may know them."""

from collections.abc import Iterator

from geomap.recognize.proposals import Label, Proposal
from geomap.recognize.reading import Casing, Reading
from geomap.recognize.words import is_common, is_name_word, listed

_KINDS = listed("Street Avenue Road Boulevard Highway Lane Square Bridge")
_LONGEST = 4
_SCORE = 0.8


def find_streets(reading: Reading) -> Iterator[Proposal]:
    """Give the runs of capitalised words that end in a word for a street, where capitals tell names, each with score 0.8."""
    for number, (start, stop) in enumerate(reading.sentences):
        if reading.casings[number] is not Casing.MIXED:
            continue
        for index in range(start + 1, stop):
            if reading.word(index) in _KINDS:
                first = _first(reading, max(start, index - _LONGEST), index)
                if first < index:
                    yield Proposal(first, index + 1, Label.PLACE, _SCORE)


def with_streets(reading: Reading, proposals: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """Add the streets to a core's proposals, in place of what it took parts of their names for."""
    streets = tuple(find_streets(reading))
    taken = {index for street in streets for index in range(street.first, street.stop)}
    kept = (
        proposal for proposal in proposals if taken.isdisjoint(range(proposal.first, proposal.stop))
    )
    return tuple(sorted((*kept, *streets)))


def _first(reading: Reading, earliest: int, kind: int) -> int:
    """Give where the name before a word for a street begins; `kind` itself where there is none."""
    first = index = kind
    while index > earliest and (
        is_name_word(reading.word(index - 1)) or reading.word(index - 1) == "-"
    ):
        index -= 1
        if is_name_word(reading.word(index)) and not is_common(reading.word(index)):
            first = index
    return first
