"""Answers as lines of canonical JSON: one line an answer, sorted; the same answers are the same bytes everywhere.

What is in `cache/` under git is this form: it can be read, compared and merged.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from geomap.answers import COLUMNS, Answer, Request, answer_of, checksum
from geomap.errors import InputError
from geomap.geocode.records import InvalidRecordError, read_records

FORMAT = 1
"""Raised when the meaning of a line changes; stands in every line."""

_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_DAMAGE = "it is damaged, or was edited by hand"


def dumps(value: object) -> str:
    """Write canonical JSON: sorted keys, no spaces, no line ends, every script as itself."""
    text = json.dumps(
        value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    return text.translate(_ESCAPES)


_ESCAPES = MappingProxyType(
    {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029, *range(0xD800, 0xE000))}
)
"""Line ends that split a file's lines in some tools, and halves of surrogate pairs, which no UTF-8 holds."""


def loads_object(text: str) -> Mapping[str, object]:
    """Read a JSON object; empty where the text is none."""
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def write_lines(answers: Iterable[Answer]) -> Iterator[str]:
    """Give answers as lines, sorted by service, endpoint, name and key."""
    for answer in sorted(answers, key=_order):
        yield f"{line_of(answer)}\n"


def line_of(answer: Answer) -> str:
    """Give one answer as a line without its end."""
    columns = answer.columns()
    asked = answer.request
    return dumps(
        dict(zip(COLUMNS, columns, strict=True))
        | {
            "format": FORMAT,
            "parameters": dict(asked.parameters),
            "records": json.loads(answer.records),
            "sha256": checksum(columns),
        }
    )


def read_lines(lines: Iterable[str], name: str) -> Iterator[Answer]:
    """Read lines; empty ones are left out.

    Args:
        lines: the lines.
        name: what the file is called in an error.

    Raises:
        InputError: a line is no answer that geomap wrote; the text names the line.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _read(line)
            except ValueError as error:
                message = f"{name}, line {number}: {error}; leave the line out, or export again"
                raise InputError(message) from error


def _read(line: str) -> Answer:
    try:
        held = loads_object(line)
    except RecursionError:
        held = {}
    if held.get("format") != FORMAT:
        message = f"no answer of a cache in format {FORMAT}"
        raise ValueError(message)
    texts = {name: held.get(name) for name in COLUMNS}
    parameters, records = held.get("parameters"), held.get("records")
    if not isinstance(parameters, dict) or not isinstance(records, list):
        raise ValueError(_DAMAGE)  # noqa: TRY004 - of a file, not of an argument
    texts["parameters"] = json.dumps(sorted(parameters.items()), separators=(",", ":"))
    texts["records"] = dumps(records)
    try:
        answer = answer_of(tuple(texts.values()), held.get("sha256"))
        read_records(answer.records)
    except (ValueError, InvalidRecordError) as error:
        raise ValueError(_DAMAGE) from error
    if not _UTC.fullmatch(answer.fetched_at):
        raise ValueError(_DAMAGE)
    return answer


def _order(answer: Answer) -> tuple[str, ...]:
    asked: Request = answer.request
    return (asked.service, asked.endpoint, asked.toponym.casefold(), asked.key)
