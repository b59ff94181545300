"""The decisions file: read whole, written whole after each change, its comments kept."""

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Self

from geomap.decisions import Decision
from geomap.errors import InputError
from geomap.review.lines import line_of, read_line


class _Line(NamedTuple):
    text: str
    decision: Decision | None
    """None for a comment or a blank line."""


class DecisionsFile:
    """The decisions of one file, in its order. Made by `open`."""

    def __init__(self, path: Path, lines: tuple[_Line, ...]) -> None:
        self.path = path
        self._lines = lines
        self._done: list[tuple[Decision, _Line | None]] = []

    @classmethod
    def open(cls, path: Path, *, may_be_missing: bool = False) -> Self:
        """Read a file.

        Args:
            path: the file.
            may_be_missing: whether a file that is not there is an empty one, for who will write it.

        Raises:
            InputError: it cannot be read, a line is no decision, or two contradict each other.
        """
        return cls(path, _read(path, may_be_missing=may_be_missing))

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions."""
        return tuple(line.decision for line in self._lines if line.decision)

    @property
    def numbered(self) -> tuple[tuple[int, Decision], ...]:
        """All decisions, each with the number of its line, from 1."""
        return tuple(
            (number, line.decision)
            for number, line in enumerate(self._lines, start=1)
            if line.decision
        )

    @property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, over the decisions; comments and blank lines do not count."""
        held = "".join(f"{line_of(decision)}\n" for decision in self.decisions)
        return hashlib.sha256(held.encode()).hexdigest()

    def decide(self, decision: Decision) -> None:
        """Write a decision down: in place of the one on the same mention, else at the end.

        The file is read again first, so that what someone else wrote meanwhile stays.

        Raises:
            InputError: the file cannot be read or written.
        """
        self._reread()
        before = [line for line in self._lines if _is_on(line, decision)]
        self._done.append((decision, before[-1] if before else None))
        self._replace(decision, _Line(line_of(decision), decision))

    def undo(self) -> Decision | None:
        """Take the last decision back, and give it: what it took the place of is there again. None: there is none left.

        Raises:
            InputError: the file cannot be read or written.
        """
        if not self._done:
            return None
        self._reread()
        decision, before = self._done.pop()
        self._replace(decision, before)
        return decision

    def _reread(self) -> None:
        self._lines = _read(self.path, may_be_missing=True)

    def _replace(self, decision: Decision, new: _Line | None) -> None:
        """Put a line where the decision on the same mention stands, at the end if there is none, or take that out."""
        lines: list[_Line] = []
        left = new
        for line in self._lines:
            if not _is_on(line, decision):
                lines.append(line)
            elif left is not None:
                lines.append(left)
                left = None
        self._save([*lines, left] if left is not None else lines)

    def _save(self, lines: list[_Line]) -> None:
        """Write the file beside its place and put it there whole: it is as before, or as it should be."""
        target = Path(os.path.realpath(self.path))
        unfinished = target.with_name(f".geomap-{secrets.token_hex(6)}.tmp")
        try:
            with unfinished.open("x", encoding="utf-8", newline="\n") as file:
                file.writelines(f"{line.text}\n" for line in lines)
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                unfinished.chmod(target.stat().st_mode)
            unfinished.replace(target)
        except OSError as error:
            message = f"cannot write the decisions file {self.path}: {error.strerror or error}"
            raise InputError(message) from error
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
        self._lines = tuple(lines)


def _read(path: Path, *, may_be_missing: bool) -> tuple[_Line, ...]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if may_be_missing:
            return ()
        message = f"there is no decisions file {path}; geomap review makes one"
        raise InputError(message) from None
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        message = f"cannot read the decisions file {path}: {why}"
        raise InputError(message) from error
    rows = text.removesuffix("\n").split("\n") if text else []
    lines = tuple(
        _Line(row, read_line(row, f"{path}, line {number}"))
        for number, row in enumerate(rows, start=1)
    )
    _refuse_contradictions(path, lines)
    return lines


def _is_on(line: _Line, decision: Decision) -> bool:
    return line.decision is not None and line.decision.subject == decision.subject


def _refuse_contradictions(path: Path, lines: tuple[_Line, ...]) -> None:
    seen: dict[tuple[object, ...], tuple[int, Decision]] = {}
    for number, line in enumerate(lines, start=1):
        if line.decision is None:
            continue
        first, held = seen.setdefault(line.decision.subject, (number, line.decision))
        if _said(held) != _said(line.decision):
            message = (
                f"{path}, line {number}: decides otherwise what line {first} decides; keep one"
            )
            raise InputError(message)


def _said(decision: Decision) -> tuple[object, ...]:
    place = decision.place
    return (decision.verdict.value == "reject", decision.place_id or (place.id if place else ""))
