"""A written report in Markdown, with its figure in a file beside it.

Every text is inert under CommonMark, GitHub's tables and links, and Pandoc's extensions: what could mean something
has a backslash before it (https://spec.commonmark.org/0.31.2/#backslash-escapes), which also parts the braces of
site generators' templates.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from geomap.draw.figure.text import plain
from geomap.draw.report.content import COLUMNS, Chapter, Content, Named, Quote

_ALWAYS = re.compile(r"[\\`*_{}\[\]<>#|&$~^@]|(?<=\{)%|%(?=\})|:(?=//|[\w+-]+:)")
_DOUBLED = re.compile(r"(?<=[-.])[-.]|[-.](?=[-.])|(?<=www)\.", re.IGNORECASE)
_AT_START = re.compile(r"^(?:[-+:](?=\s|$)|=+$|\d+(?=[.)](?:\s|$)))")


def markdown(content: Content, image: str) -> str:
    """Give the report as Markdown.

    Args:
        content: what it holds.
        image: name of the figure's file, beside the report's.
    """
    blocks = [
        f"# {inert(content.title)}",
        f"![{inert(content.figure.description)}]({quote(image)})",
        inert(content.caption),
        "## Places",
        _table(content),
        "## Sentences",
        *(block for chapter in content.chapters for block in _chapter(chapter)),
        *_missing(content),
        inert(content.credit),
    ]
    return "\n\n".join(blocks) + "\n"


def inert(text: str) -> str:
    """Give a text as one line of Markdown that is read as it is written."""
    held = _ALWAYS.sub(r"\\\g<0>", plain(text))
    held = _DOUBLED.sub(r"\\\g<0>", held)
    start = _AT_START.match(held)
    if start is None:
        return held
    # `1.` would begin a list: the stop is escaped, as a digit cannot be.
    digits = start[0] if start[0].isdigit() else ""
    return f"{digits}\\{held[len(digits) :]}"


def _table(content: Content) -> str:
    if not content.figure.items:
        return "No place was found in the text."
    right = {"No.", "Mentions", "Sure", "Latitude", "Longitude"}
    lines = [
        COLUMNS,
        tuple("---:" if name in right else "---" for name in COLUMNS),
        *(tuple(map(_cell, row)) for row in content.rows()),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    return inert(text) if text else ""


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"### {inert(chapter.heading)}"
    if chapter.origin:
        yield inert(chapter.origin)
    if chapter.failure:
        yield f"Not read: {inert(chapter.failure)}"
    for held in chapter.quotes:
        yield f"> {_quote(held)}"


def _quote(held: Quote) -> str:
    return "".join(_part(part) for part in held.parts).strip()


def _part(part: str | Named) -> str:
    if isinstance(part, Named):
        mark = "?" if part.number is None else str(part.number)
        return f"**{inert(part.text)}** \\[{mark}\\]"
    # `plain` takes the spaces off the ends, where a name follows or goes before.
    before = " " if part[:1].isspace() else ""
    after = " " if part[-1:].isspace() else ""
    return f"{before}{inert(part)}{after}" if part.strip() else " "


def _missing(content: Content) -> Iterator[str]:
    if content.missing:
        yield "## Named but not placed"
        yield "\n".join(f"- {inert(name)}: {inert(why)}" for name, why in content.missing)
