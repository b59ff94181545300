"""Asks a person about one doubtful mention after the other: a line with a letter or a number, written down at once."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TextIO

from geomap.cli.doubts import Doubt, Remark, accept, point, read_point, reject, told_place
from geomap.cli.talk import counted, one_line, tell
from geomap.decisions import Decision, Scope, same_name
from geomap.errors import InputError
from geomap.places import Place
from geomap.review import DecisionsFile, decided_place

LookUp = Callable[[str], Place]
"""Gives the place of an id; raises InputError where there is none."""

HELP = (
    "a        accept the first place       1, 2 …   take this place",
    "r        reject: no place here        p …      point to another: p ID, or p LATITUDE,LONGITUDE NAME",
    "s        skip                         u        undo the last decision",
    "q        quit (so does an end of input)",
    "Each of a, r, p and the numbers decides on the one mention; with d before it (da, d2, dr) on the name in the",
    "whole text, with e (ea, e2, er) on the name everywhere. # and words after it are a note: r # a ship.",
)
_REACHES = MappingProxyType({"d": Scope.DOCUMENT, "e": Scope.ALL})


@dataclass(frozen=True, slots=True)
class Said:
    """What a person wrote, taken apart."""

    word: str
    """`a`, `r`, `p`, a number …; empty where nothing was written."""
    rest: str
    """What followed it."""
    scope: Scope
    """How far the decision reaches."""
    note: str
    """Why."""

    @classmethod
    def of(cls, line: str) -> "Said":
        """Take a line apart."""
        said, _, note = line.partition("#")
        word, _, rest = said.strip().partition(" ")
        scope = Scope.MENTION
        if len(word) > 1 and word[0] in _REACHES:
            scope, word = _REACHES[word[0]], word[1:]
        return cls(word, rest.strip(), scope, note.strip())


class Session:
    """Goes through doubtful mentions; every decision is in the file before the next is asked for.

    Args:
        doubts: the mentions, in the order in which they are asked about.
        file: where decisions are written.
        look_up: gives places by id.
        remark: what goes with every decision.
        answers: where the person's lines come from; standard input if None.
    """

    def __init__(
        self,
        doubts: Sequence[Doubt],
        file: DecisionsFile,
        look_up: LookUp,
        remark: Remark,
        answers: TextIO | None = None,
    ) -> None:
        self._doubts = doubts
        self._file = file
        self._look_up = look_up
        self._remark = remark
        self._answers = answers or sys.stdin
        self._made: list[tuple[int, Decision]] = []
        """Index of the mention and the decision on it, the last one last."""
        self._at = 0

    @property
    def left(self) -> int:
        """How many mentions were not decided on."""
        answered = {index for index, _ in self._made}
        return sum(
            index not in answered and not self._is_covered(doubt)
            for index, doubt in enumerate(self._doubts)
        )

    def run(self) -> int:
        """Ask until all is decided or the person has had enough; give how many decisions were made.

        Raises:
            InputError: the file cannot be written.
        """
        while self._at < len(self._doubts) or self._is_taken_back():
            doubt = self._doubts[self._at]
            if self._is_covered(doubt):
                self._at += 1
                continue
            self._show(doubt)
            if not self._is_answered(doubt):
                break
        return len(self._made)

    def _is_taken_back(self) -> bool:
        """Offer, at the end, to take the last decision back."""
        if not self._made:
            return False
        _write("that was all: undo, quit > ")
        if Said.of(self._answers.readline()).word != "u":
            return False
        self._undo()
        return True

    def _is_answered(self, doubt: Doubt) -> bool:
        """Ask until there is an answer that makes sense; false: the person quits."""
        while True:
            line = self._ask()
            said = Said.of(line)
            if not line or said.word in {"q", "quit"}:
                return False
            if said.word == "u":
                self._undo()
                return True
            if said.word == "s":
                self._at += 1
                return True
            try:
                decision = self._decision(doubt, said)
            except InputError as error:
                tell(str(error))
                continue
            if decision is None:
                for text in HELP:
                    tell(text)
                continue
            self._file.decide(decision)
            self._made.append((self._at, decision))
            self._at += 1
            return True

    def _decision(self, doubt: Doubt, said: Said) -> Decision | None:
        """Give the decision that was said; None where it makes no sense.

        Raises:
            InputError: there is no such place.
        """
        remark = replace(self._remark, scope=said.scope, note=said.note or self._remark.note)
        if said.word == "a":
            return accept(doubt, 0, remark)
        if said.word == "r":
            return reject(doubt, remark)
        if said.word.isdecimal():
            return accept(doubt, int(said.word) - 1, remark)
        if said.word == "p" and said.rest:
            return point(doubt, self._place(doubt, said.rest), remark)
        return None

    def _place(self, doubt: Doubt, words: str) -> Place:
        where, _, name = words.partition(" ")
        if "," in where:
            return decided_place(name.strip() or doubt.resolution.mention.text, read_point(where))
        return self._look_up(words)

    def _undo(self) -> None:
        if not self._made:
            tell("there is nothing to undo")
            return
        self._file.undo()
        self._at, _ = self._made.pop()

    def _is_covered(self, doubt: Doubt) -> bool:
        """Whether a decision of this session on the name reaches this mention."""
        name = same_name(doubt.resolution.mention.text)
        return any(
            name == same_name(decision.quote.exact)
            and (
                decision.scope is Scope.ALL
                or (decision.scope is Scope.DOCUMENT and decision.document == doubt.document.id)
            )
            for _, decision in self._made
        )

    def _show(self, doubt: Doubt) -> None:
        before, name, after = doubt.context
        mention = doubt.resolution.mention
        tell("")
        tell(f"{self._at + 1} of {len(self._doubts)}: {doubt.document.id}, at {mention.span.start}")
        _write(f"    {one_line(before)}{_bold(one_line(f'[{name}]'))}{one_line(after)}\n")
        for number, choice in enumerate(doubt.choices, start=1):
            tell(f"    {number}  {told_place(choice.place)}  {choice.confidence:.0%}")
        if not doubt.choices:
            tell(f"    not placed: {doubt.status}")

    def _ask(self) -> str:
        _write("accept, reject, number, point, skip, undo, quit, ? > ")
        return self._answers.readline()


def summary(made: int, left: int, file: DecisionsFile) -> str:
    """Say in words what a session came to."""
    return f"{counted(made, 'decision')} → {file.path}, {left:,} left"


def _bold(text: str) -> str:
    return f"\033[1m{text}\033[0m" if sys.stderr.isatty() else text


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
