"""The commands put together."""

from typing import Annotated

import typer

import geomap
from geomap.cli import (
    cache,
    evaluate,
    explain,
    extract,
    gazetteer,
    geocode,
    map,  # noqa: A004 - named for its command
    resolve,
    review,
    settings,
)
from geomap.cli.options import epilog
from geomap.cli.usage import OneLineGroup

app = typer.Typer(
    cls=OneLineGroup,
    help=f"{geomap.__doc__}\n\nData goes to standard output, talk to standard error; - is standard input or output.",
    no_args_is_help=True,
    add_completion=False,
    # Plain help is what README shows, and it starts faster; a bug keeps a plain traceback.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

app.command("map", epilog=epilog(map.EXAMPLES))(map.map_sources)
app.command("extract", epilog=epilog(extract.EXAMPLES))(extract.extract)
app.command("resolve", epilog=epilog(resolve.EXAMPLES))(resolve.resolve)
app.command("explain", epilog=epilog(explain.EXAMPLES))(explain.explain)
app.add_typer(review.app, name="review")
app.command("geocode", epilog=epilog(geocode.EXAMPLES))(geocode.geocode)
app.command("evaluate", epilog=epilog(evaluate.EXAMPLES))(evaluate.evaluate_corpora)
app.add_typer(gazetteer.app, name="gazetteer")
app.add_typer(cache.app, name="cache")
app.command("settings", epilog=epilog(settings.EXAMPLES))(settings.show_settings)


def _tell_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"geomap {geomap.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_tell_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    pass
