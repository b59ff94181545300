"""A written report for Word, through python-docx: `pip install "geomap[docx]"`."""

import io
import zipfile
from typing import Any

from geomap.draw.figure import check_installed as check_printing
from geomap.draw.figure import png
from geomap.draw.figure.text import plain
from geomap.draw.report.content import COLUMNS, Chapter, Content, Named, Quote
from geomap.errors import ResourceError

_FIGURE_CM = 16.0
"""Width of the figure: that of the text on the template's page."""
_TABLE_COLUMNS = (0, 1, 2, 3, 4, 5, 8)
"""Columns of the table that a page has room for; coordinates are one click away, at the source."""
_TABLE_POINTS = 8.5
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP file can hold: the same report is the same bytes on any day."""


def word(content: Content, dpi: float) -> bytes:
    """Give the report as a .docx file.

    Args:
        content: what it holds.
        dpi: of its figure, which is a PNG: Word's reader in python-docx takes no SVG.

    Raises:
        ResourceError: python-docx or Typst is not installed; the text says what gets it.
        InputError: the figure is too large.
    """
    docx = _library()
    document = docx.Document()
    document.core_properties.title = plain(content.title)[:250]
    document.core_properties.author = "geomap"
    document.core_properties.comments = ""
    document.add_heading(plain(content.title), 0)
    _figure(document, content, dpi, docx.shared.Cm(_FIGURE_CM))
    document.add_paragraph(plain(content.caption), style="Caption")
    document.add_heading("Places", 1)
    _table(document, content, docx.shared.Pt(_TABLE_POINTS))
    document.add_heading("Sentences", 1)
    for chapter in content.chapters:
        _chapter(document, chapter)
    if content.missing:
        document.add_heading("Named but not placed", 1)
        for name, why in content.missing:
            document.add_paragraph(f"{plain(name)}: {plain(why)}", style="List Bullet")
    document.add_paragraph(plain(content.credit), style="Caption")
    stream = io.BytesIO()
    document.save(stream)
    return _undated(stream.getvalue())


def check_installed() -> None:
    """Check that what writes reports for Word is there, before any work is done for one.

    Raises:
        ResourceError: python-docx, Typst or fontTools is not installed; the text says what gets it.
    """
    _library()
    check_printing()


def _figure(document: Any, content: Content, dpi: float, width: int) -> None:  # noqa: ANN401 - python-docx' own
    shape = document.add_picture(io.BytesIO(png(content.figure, dpi)), width=width)
    described = shape._inline.docPr  # noqa: SLF001 - python-docx offers no other way to an alternative text
    described.set("descr", plain(content.figure.description))
    described.set("title", plain(content.title))


def _table(document: Any, content: Content, size: int) -> None:  # noqa: ANN401 - as above
    if not content.figure.items:
        document.add_paragraph("No place was found in the text.")
        return
    rows = [COLUMNS, *content.rows()]
    table = document.add_table(rows=len(rows), cols=len(_TABLE_COLUMNS), style="Table Grid")
    # Cells are looked up once: asking the table for each costs its number squared.
    cells = iter(table._cells)  # noqa: SLF001 - as above
    for number, row in enumerate(rows):
        for column in _TABLE_COLUMNS:
            text = row[column]
            run = next(cells).paragraphs[0].add_run(plain(text) if text else "")
            run.font.size = size
            run.font.bold = number == 0
    _repeat_on_each_page(table.rows[0])


def _repeat_on_each_page(row: Any) -> None:  # noqa: ANN401 - as above
    from docx.oxml import OxmlElement  # noqa: PLC0415 - only where a report is written

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - as above


def _chapter(document: Any, chapter: Chapter) -> None:  # noqa: ANN401 - as above
    document.add_heading(plain(chapter.heading), 2)
    if chapter.origin:
        document.add_paragraph(plain(chapter.origin), style="Caption")
    if chapter.failure:
        document.add_paragraph(f"Not read: {plain(chapter.failure)}")
    for held in chapter.quotes:
        _quote(document.add_paragraph(style="Quote"), held)


def _quote(paragraph: Any, held: Quote) -> None:  # noqa: ANN401 - as above
    for part in held.parts:
        if isinstance(part, Named):
            paragraph.add_run(plain(part.text)).font.bold = True
            mark = "?" if part.number is None else str(part.number)
            paragraph.add_run(f"[{mark}]").font.superscript = True
        else:
            before = " " if part[:1].isspace() else ""
            after = " " if part[-1:].isspace() and part.strip() else ""
            paragraph.add_run(f"{before}{plain(part)}{after}" if part.strip() else before)


def _undated(packed: bytes) -> bytes:
    """Give the same ZIP file without the time at which it was made."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            held = zipfile.ZipInfo(entry.filename, _EPOCH)
            held.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(held, old.read(entry))
    return stream.getvalue()


def _library() -> Any:  # noqa: ANN401 - imported only where a report is written
    try:
        import docx  # noqa: PLC0415 - as above
        import docx.shared  # noqa: PLC0415 - as above
    except ImportError:
        message = "reports for Word need a library that is not installed; get it with: pip install 'geomap[docx]'"
        raise ResourceError(message) from None
    return docx
