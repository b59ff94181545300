"""`geomap extract`: sources → data."""

from enum import StrEnum
from typing import Annotated

import typer

from geomap.cli.online import Failures, Online, takes_online
from geomap.cli.options import (
    CacheDir,
    DecisionsFile,
    Encoding,
    MinConfidence,
    Model,
    Sources,
    settings_from,
)
from geomap.cli.output import STDOUT, check_output, write_output
from geomap.cli.places import Places, takes_places
from geomap.cli.sources import MapWhenAsked, end, read_all
from geomap.export import FORMATS

EXAMPLES = (
    "geomap extract report.txt",
    "geomap extract report.txt -f csv -o places.csv",
    "geomap extract *.txt -f jsonl -o reports.jsonl",
)


class Format(StrEnum):
    """The formats by name; `geomap.export.FORMATS` writes them."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    GEOJSON = "geojson"


@takes_places
@takes_online
def extract(  # noqa: PLR0913 - a parameter is an option
    sources: Sources,
    *,
    form: Annotated[
        Format,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT",
            help="json, jsonl, csv or geojson: the first two keep everything, csv has a row a mention,"
            " geojson a feature a place.",
        ),
    ] = Format.JSON,
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Where to write; - for standard output.",
        ),
    ] = STDOUT,
    encoding: Encoding = None,
    cache_dir: CacheDir = None,
    model: Model = None,
    min_confidence: MinConfidence = None,
    decisions: DecisionsFile = None,
    online: Online,
    places: Places,
) -> None:
    """Write the places that texts name as data.

    The .json and .jsonl files can be drawn later with geomap map, or be given to extract again
    to write them in another format: nothing is computed twice.
    """
    settings = settings_from(
        cache_dir=cache_dir,
        model=model,
        min_confidence=min_confidence,
        decisions=decisions,
        **online.overrides,
        **places.overrides,
    )
    check_output(output, sources)
    failures = Failures(settings, online)
    with MapWhenAsked(settings) as mapper:
        read = read_all(sources, mapper, encoding=encoding, replay=mapper.replay)
        reports = tuple(failures.through(read))
    write_output(FORMATS[form](reports), output)
    failures.tell()
    end(reports)
    failures.end()
