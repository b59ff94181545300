"""`geomap resolve`: toponyms that someone else found → the places they mean."""

from contextlib import closing
from typing import Annotated

import typer

from geomap.cli.online import Failures, Online, takes_online
from geomap.cli.options import CacheDir, DecisionsFile, MinConfidence, settings_from
from geomap.cli.output import STDOUT, check_output, write_output
from geomap.cli.places import Places, takes_places
from geomap.cli.sources import ready_mapper
from geomap.export import jsonl_pieces
from geomap.read import read_toponyms

EXAMPLES = ("geomap resolve spans.jsonl -o resolved.jsonl",)


@takes_places
@takes_online
def resolve(  # noqa: PLR0913 - a parameter is an option
    spans: Annotated[
        str,
        typer.Argument(
            metavar="SPANS.jsonl", help="JSON lines, or - for standard input.", show_default=False
        ),
    ],
    *,
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Where to write; - for standard output.",
        ),
    ] = STDOUT,
    cache_dir: CacheDir = None,
    min_confidence: MinConfidence = None,
    decisions: DecisionsFile = None,
    online: Online,
    places: Places,
) -> None:
    """Decide what given toponyms mean, and look for no others.

    Each line of the file is {"id": …, "text": …, "toponyms": [{"start": …, "end": …}]}, offsets
    counted in Unicode code points from 0, half open; "title", "date", "source" and "near" (where it was
    published, which goes before --near) are taken too. For each a line is written as extract -f jsonl
    has it. A wrong line ends the run and is named.
    """
    settings = settings_from(
        cache_dir=cache_dir,
        min_confidence=min_confidence,
        decisions=decisions,
        **online.overrides,
        **places.overrides,
    )
    check_output(output, (spans,))
    toponyms = read_toponyms(spans)
    failures = Failures(settings, online)
    with closing(ready_mapper(settings)) as mapper:
        reports = failures.through(mapper.resolve_all(toponyms))
        write_output(jsonl_pieces(reports), output)
        mapper.tell_idle()
    failures.tell()
    failures.end()
