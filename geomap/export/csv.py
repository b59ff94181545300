"""CSV for spreadsheets: a row a mention (RFC 4180, UTF-8, a header)."""

import csv
import io
from collections.abc import Iterable, Iterator

from geomap.places import Place, Report, Resolution, Resolved

COLUMNS = (
    "document",
    "start",
    "end",
    "text",
    "role",
    "sentence",
    "status",
    "reason",
    "confidence",
    "answered_by",
    "place_id",
    "name",
    "latitude",
    "longitude",
    "feature_class",
    "feature_code",
    "country",
    "admin1",
    "population",
)
"""The header. The last nine, and `confidence`, are empty for a mention that was not placed."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

_NOT_PLACED: tuple[object, ...] = ("",) * 9


def csv_pieces(reports: Iterable[Report]) -> Iterator[str]:
    r"""Give the header, then the rows of each report; lines end with `\r\n`.

    A text that a spreadsheet would run as a formula (it begins with = + - @, tab or a line end) is
    written with an apostrophe before it, which spreadsheets show as text
    (https://owasp.org/www-community/attacks/CSV_Injection); JSON has it verbatim.
    """
    yield _rows([COLUMNS])
    for report in reports:
        if report.resolutions:
            yield _rows(_row(report, resolution) for resolution in report.resolutions)


def inert(text: str) -> str:
    """Give a text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _rows(rows: Iterable[tuple[object, ...]]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()


def _row(report: Report, resolution: Resolution) -> tuple[object, ...]:
    mention = resolution.mention
    row = (
        report.document.id,
        mention.span.start,
        mention.span.end,
        mention.text,
        mention.role.value,
        report.document.quote(mention.sentence),
        *_decision(resolution),
    )
    return tuple(inert(cell) if isinstance(cell, str) else cell for cell in row)


def _decision(resolution: Resolution) -> tuple[object, ...]:
    if not isinstance(resolution, Resolved):
        return ("unresolved", resolution.reason.value, "", "", *_NOT_PLACED)
    return (
        "within" if resolution.within else "resolved",
        "",
        resolution.confidence,
        resolution.answered_by,
        *_place(resolution.place),
    )


def _place(place: Place) -> tuple[object, ...]:
    return (
        place.id,
        place.name,
        place.point.latitude,
        place.point.longitude,
        place.feature_class.value,
        place.feature_code,
        place.country,
        place.admin1,
        place.population,
    )
