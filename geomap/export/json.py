"""JSON and JSON Lines that lose nothing: `geomap map` draws them again without computing anything."""

import itertools
import json
from collections.abc import Iterable, Iterator

from geomap.export.records import report_record
from geomap.places import Report

# Legal in JSON strings, but tools that split text into lines break on them.
_LINE_SEPARATORS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def json_pieces(reports: Iterable[Report]) -> Iterator[str]:
    """Give one object for one report, an array for several or none; indented, newline at the end."""
    remaining = iter(reports)
    head = tuple(itertools.islice(remaining, 2))
    if len(head) == 1:
        yield dumps(report_record(head[0]), indent=2) + "\n"
        return
    separator = "[\n"
    for report in (*head, *remaining):
        yield separator + dumps(report_record(report), indent=2)
        separator = ",\n"
    yield "\n]\n" if head else "[]\n"


def jsonl_pieces(reports: Iterable[Report]) -> Iterator[str]:
    """Give one line a report, each as soon as its report is there."""
    for report in reports:
        yield dumps(report_record(report)) + "\n"


def dumps(value: object, *, indent: int | None = None) -> str:
    """Write JSON with every script as itself, and no line ends but U+000A."""
    written = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return written.translate(_LINE_SEPARATORS)
