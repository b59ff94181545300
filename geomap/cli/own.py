"""`geomap gazetteer add`: places of the user's own, from a table or GeoJSON."""

from pathlib import Path
from typing import Annotated

import typer

from geomap.cli.options import CacheDir, settings_from
from geomap.cli.talk import complain, counted, tell
from geomap.errors import InputError
from geomap.gazetteer.own import OwnRow, Problem, add_set, read_own, set_name

ADD_EXAMPLES = (
    "geomap gazetteer add sites.csv",
    "geomap gazetteer add provinces.geojson --name ottoman",
)

_TOLD = 10
"""So many bad rows are told one by one; then it is clear enough."""


def add(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A CSV or GeoJSON file.", show_default=False),
    ],
    *,
    name: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="What the set of places is called. Default: the file's name.",
            show_default=False,
        ),
    ] = None,
    cache_dir: CacheDir = None,
) -> None:
    """Add places of your own, which all commands look up beside the gazetteer's; a set of that name is replaced.

    The columns of a CSV file, or the properties of GeoJSON's features: name, latitude, longitude (of GeoJSON the geometry's),
    and where wanted id, kind (city, region, site … or GeoNames' class and code, as in S/RUIN), country, population,
    other_names with | between, valid_from and valid_to. Rows with one id are one place under the names of several
    times. A bad row is told with its number, the others are added, and the exit status is 2.
    """
    held = set_name(name if name is not None else file.stem)
    rows: list[OwnRow] = []
    problems: list[Problem] = []
    for item in read_own(file):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            rows.append(item)
    for problem in problems[:_TOLD]:
        complain(f"{file}, row {problem.row}: {problem.why}")
    if len(problems) > _TOLD:
        complain(f"{file}: {counted(len(problems) - _TOLD, 'more row')} left out")
    if not rows:
        message = f"{file} holds no place that could be added"
        raise InputError(message)
    add_set(settings_from(cache_dir=cache_dir).cache_dir, held, rows)
    tell(
        f"{counted(len(rows), 'row')} → own:{held}"
        + (f", {len(problems):,} left out" if problems else "")
    )
    if problems:
        raise typer.Exit(InputError.exit_code)
