"""What all mentions say, as columns of numbers and tables of distinct texts."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from geomap.mentions import Role
from geomap.places import Alternative, Clue, Place, Report, Resolved, Unresolved

DECIMALS = 3
"""Of a probability; more would be false precision."""
_NOWHERE = -1


class _Columns(NamedTuple):
    """One entry a mention in each."""

    start: list[int]
    """Where the toponym begins, in the browser's count."""
    length: list[int]
    """How long it is, in the same count."""
    sentence: list[int]
    """Which of its document's sentences holds it."""
    role: list[int]
    """Index into the roles."""
    place: list[int]
    """Index into the places; -1 where it was not placed."""
    confidence: list[float]
    """Probability of that place; 0 where it was not placed."""
    by: list[int]
    """Index into the sources that answered or, where it was not placed, into the reasons."""
    ground: list[int]
    """Index into the grounds."""


class _Numbered:
    """Gives each distinct text a number, in order of first appearance."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """Give the number of a text."""
        return self.numbers.setdefault(text, len(self.numbers))


class MentionTable:
    """Numbers mentions and places across documents as they come up; a place is its id."""

    def __init__(self, hidden: Collection[Role]) -> None:
        """Take the roles whose toponyms are no names for their places."""
        self.places: list[Place] = []
        self._hidden = frozenset(hidden)
        self._columns = _Columns([], [], [], [], [], [], [], [])
        self._roles, self._reasons, self._sources, self._clues = (_Numbered() for _ in range(4))
        self._grounds: dict[tuple[object, ...], int] = {}
        self._notes: dict[int, str] = {}
        self._strays: dict[int, str] = {}
        self._within: list[int] = []
        self._numbers: dict[str, int] = {}
        self._names: Counter[tuple[str, str]] = Counter()

    def add(self, report: Report, offset: Callable[[int], int]) -> list[int]:
        """Take in the mentions of a report; give the start and length of each sentence that holds one.

        Args:
            report: the report.
            offset: from an offset into the document to the browser's.
        """
        columns, text = self._columns, report.document.text
        sentences: dict[tuple[int, int], int] = {}
        for resolution in report.resolutions:
            mention = resolution.mention
            span, sentence = mention.span, mention.sentence
            start = offset(span.start)
            if text[span.start : span.end] != mention.text:
                self._strays[len(columns.start)] = mention.text
            columns.start.append(start)
            columns.length.append(offset(span.end) - start)
            columns.sentence.append(
                sentences.setdefault((sentence.start, sentence.end), len(sentences))
            )
            columns.role.append(self._roles.number(mention.role.value))
            columns.ground.append(self._ground(resolution.alternatives, resolution.clues))
            if isinstance(resolution, Resolved):
                self._placed(resolution)
            else:
                self._missed(resolution)
        return [
            number
            for start, end in sentences
            for number in (offset(start), offset(end) - offset(start))
        ]

    def number(self, place: Place) -> int:
        """Give the number of a place, which it gets with its first use."""
        number = self._numbers.setdefault(place.id, len(self.places))
        if number == len(self.places):
            self.places.append(place)
        return number

    def toponyms(self) -> Mapping[str, Counter[str]]:
        """Give how often each toponym denotes a place, by the place's id, but for those of hidden roles."""
        found: dict[str, Counter[str]] = {place.id: Counter() for place in self.places}
        for (identifier, name), count in self._names.items():
            found[identifier][name] = count
        return found

    def columns(self) -> Mapping[str, object]:
        """Give all of it as plain values."""
        return {
            **self._columns._asdict(),
            "roles": list(self._roles.numbers),
            "reasons": list(self._reasons.numbers),
            "sources": list(self._sources.numbers),
            "clues": list(self._clues.numbers),
            "grounds": [list(ground) for ground in self._grounds],
            "notes": self._notes,
            "strays": self._strays,
            "within": self._within,
        }

    def _placed(self, resolution: Resolved) -> None:
        mention, place = resolution.mention, resolution.place
        if resolution.within:
            self._within.append(len(self._columns.place))
        elif mention.role not in self._hidden:
            self._names[place.id, mention.text] += 1
        self._columns.place.append(self.number(place))
        self._columns.confidence.append(round(resolution.confidence, DECIMALS))
        self._columns.by.append(self._sources.number(resolution.answered_by))

    def _missed(self, resolution: Unresolved) -> None:
        if resolution.note:
            self._notes[len(self._columns.place)] = resolution.note
        self._columns.place.append(_NOWHERE)
        self._columns.confidence.append(0)
        self._columns.by.append(self._reasons.number(resolution.reason.value))

    def _ground(self, alternatives: tuple[Alternative, ...], clues: tuple[Clue, ...]) -> int:
        """Number what else came into question and what spoke for the decision.

        A ground is `[n, clue × n, place, confidence, place, confidence …]`: much the same for many mentions.
        """
        ground: list[float] = [len(clues)]
        ground += [self._clues.number(clue.text) for clue in clues]
        for alternative in alternatives:
            ground += (self.number(alternative.place), round(alternative.confidence, DECIMALS))
        return self._grounds.setdefault(tuple(ground), len(self._grounds))
