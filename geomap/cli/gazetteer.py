"""`geomap gazetteer`: the offline list of places, built and looked into."""

from typing import Annotated

import typer

from geomap.cli.options import CacheDir, epilog, settings_from
from geomap.cli.output import print_lines
from geomap.cli.talk import progress_bar, tell
from geomap.gazetteer import Gazetteer, GazetteerInfo, build_gazetteer, gazetteer_path

BUILD_EXAMPLES = ("geomap gazetteer build",)
INFO_EXAMPLES = (
    "geomap gazetteer info",
    "geomap gazetteer info --verify",
)

app = typer.Typer(help="Build the offline list of places, or look into it.", no_args_is_help=True)

_MEGABYTE = 1_000_000


@app.command(epilog=epilog(BUILD_EXAMPLES))
def build(*, cache_dir: CacheDir = None) -> None:
    """Build the gazetteer, again where there is one.

    The other commands do this by themselves when there is none. What was there stays until the new one is whole.
    """
    path = gazetteer_path(settings_from(cache_dir=cache_dir).cache_dir)
    with progress_bar() as progress:
        info = build_gazetteer(path, progress=progress)
    tell(f"{info.places:,} places, {info.names:,} names → {path}")


@app.command(epilog=epilog(INFO_EXAMPLES))
def info(
    *,
    verify: Annotated[
        bool,
        typer.Option(
            "--verify", help="Compute the checksum over all places and names again (seconds)."
        ),
    ] = False,
    cache_dir: CacheDir = None,
) -> None:
    """Print what the gazetteer is made of, and whom it is owed to."""
    path = gazetteer_path(settings_from(cache_dir=cache_dir).cache_dir)
    with Gazetteer.open(path) as gazetteer:
        if verify:
            gazetteer.verify()
        held = gazetteer.info()
    print_lines(f"{name:<12} {value}" for name, value in _facts(held))
    if verify:
        tell("the checksum is right")


def _facts(held: GazetteerInfo) -> tuple[tuple[str, str], ...]:
    return (
        ("file", f"{held.path} ({held.size_bytes / _MEGABYTE:.1f} MB)"),
        ("version", held.version),
        ("sha256", held.sha256),
        ("built from", ", ".join(f"{name} {value}" for name, value in held.built_from.items())),
        ("places", f"{held.places:,}"),
        ("names", f"{held.names:,}"),
        ("classes", ", ".join(f"{name} {count:,}" for name, count in held.classes.items())),
        ("attribution", held.attribution),
    )
