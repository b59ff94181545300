"""A written report as one HTML file: the figure within it, no script, and nothing loaded from anywhere."""

from collections.abc import Iterator

from geomap.draw.inert import escaped
from geomap.draw.report.content import COLUMNS, Chapter, Content, Named, Quote

_STYLE = """:root { color-scheme: light; }
body { margin: 2rem auto; padding: 0 1.25rem; max-width: 60rem; font: 1.06rem/1.6 Georgia, "Noto Serif", serif; color: #1d2327; background: #fff; }
h1, h2, h3, table, figcaption, .origin, .credit { font-family: system-ui, "Noto Sans", sans-serif; }
h1 { line-height: 1.2; overflow-wrap: anywhere; } h2 { margin-top: 2.2em; } h3 { overflow-wrap: anywhere; }
figure { margin: 1.5rem 0; } figure svg { width: 100%; height: auto; } figcaption, .origin, .credit { color: #586069; font-size: 0.88rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: 0.88rem; }
th, td { text-align: start; vertical-align: top; padding: 0.35em 0.7em; border-bottom: 1px solid #dcd9d2; }
td bdi { display: inline-block; max-width: 16em; overflow-wrap: anywhere; } td.n bdi, th { white-space: nowrap; }
.n { text-align: end; font-variant-numeric: tabular-nums; } tr:target { background: #f1ede3; }
blockquote { margin: 0.8em 0; padding-inline-start: 1em; border-inline-start: 3px solid #dcd9d2; overflow-wrap: anywhere; }
bdi { unicode-bidi: isolate; } a { color: #8a3410; } sup { line-height: 0; }
@media print { body { max-width: none; margin: 0; } h2, h3 { break-after: avoid; } figure, tr, blockquote { break-inside: avoid; } }"""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_RIGHT = frozenset({0, 4, 5, 6, 7})
"""Columns of numbers."""


def web_page(content: Content) -> str:
    """Give the report as HTML."""
    title = escaped(content.title)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            f'<h1 dir="auto">{title}</h1>',
            f"<figure>{content.figure.svg.strip()}",
            f"<figcaption>{escaped(content.caption)}</figcaption></figure>",
            "<h2>Places</h2>",
            *_table(content),
            "<h2>Sentences</h2>",
            *(line for chapter in content.chapters for line in _chapter(chapter)),
            *_missing(content),
            f'<p class="credit">{escaped(content.credit)}</p>',
            "</body>",
            "</html>",
            "",
        ]
    )


def _table(content: Content) -> Iterator[str]:
    if not content.figure.items:
        yield "<p>No place was found in the text.</p>"
        return
    heads = "".join(f"<th scope='col'{_side(n)}>{name}</th>" for n, name in enumerate(COLUMNS))
    yield f'<div class="scroll" tabindex="0" role="region" aria-label="Places"><table><thead><tr>{heads}</tr></thead><tbody>'
    for row in content.rows():
        cells = "".join(
            f"<td{_side(n)}><bdi>{escaped(cell)}</bdi></td>" for n, cell in enumerate(row)
        )
        yield f'<tr id="place-{row[0]}">{cells}</tr>'
    yield "</tbody></table></div>"


def _side(column: int) -> str:
    return ' class="n"' if column in _RIGHT else ""


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f'<h3 dir="auto">{escaped(chapter.heading)}</h3>'
    if chapter.origin:
        yield f'<p class="origin"><bdi>{escaped(chapter.origin)}</bdi></p>'
    if chapter.failure:
        yield f"<p>Not read: <bdi>{escaped(chapter.failure)}</bdi></p>"
    for held in chapter.quotes:
        yield f'<blockquote dir="auto">{_quote(held)}</blockquote>'


def _quote(held: Quote) -> str:
    return "".join(_part(part) for part in held.parts)


def _part(part: str | Named) -> str:
    if isinstance(part, str):
        return escaped(part)
    mark = "?" if part.number is None else f'<a href="#place-{part.number}">{part.number}</a>'
    return f"<b>{escaped(part.text)}</b><sup>[{mark}]</sup>"


def _missing(content: Content) -> Iterator[str]:
    if content.missing:
        yield "<h2>Named but not placed</h2><ul>"
        for name, why in content.missing:
            yield f"<li><bdi>{escaped(name)}</bdi>: {escaped(why)}</li>"
        yield "</ul>"
