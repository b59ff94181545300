"""Decisions for tests."""

from pathlib import Path

from geomap.decisions import Decision, Scope, Verdict
from geomap.documents import Document
from geomap.places import Place
from geomap.review import DecisionsFile, quote_of
from tests.builders import mention


def decision(  # noqa: PLR0913 - a builder names what it builds
    source: Document,
    toponym: str,
    target: Place | None = None,
    *,
    occurrence: int = 0,
    scope: Scope = Scope.MENTION,
    note: str = "",
) -> Decision:
    """Decide on the n-th occurrence of a name: for a place, or, without one, that there is none."""
    held = mention(source, toponym, occurrence=occurrence)
    verdict = Verdict.REJECT if target is None else Verdict.POINT
    quoted = quote_of(source.text, held.span)
    return Decision(source.id, quoted, verdict, target, scope=scope, note=note)


def written(folder: Path, *decisions: Decision) -> DecisionsFile:
    """Write decisions into a file and read it."""
    path = folder / "decisions.jsonl"
    file = DecisionsFile.open(path, may_be_missing=True)
    for held in decisions:
        file.decide(held)
    return DecisionsFile.open(path)
