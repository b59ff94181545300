"""`geomap cache`: what geomap keeps on this machine."""

from pathlib import Path

import typer

from geomap.cli.options import CacheDir, epilog
from geomap.cli.output import print_lines
from geomap.errors import InputError
from geomap.settings import load_settings

EXAMPLES = ("geomap cache info",)

app = typer.Typer(help="Look into what geomap keeps on this machine.", no_args_is_help=True)

_MEGABYTE = 1_000_000


@app.callback()
def _group() -> None:
    """Keep `info` a word of its own while it is the only command."""


@app.command(epilog=epilog(EXAMPLES))
def info(*, cache_dir: CacheDir = None) -> None:
    """Print where the cache is, who says so, and what lies in it.

    All of it can be removed at any time; it is made again when it is needed.
    """
    origin = load_settings({"cache_dir": cache_dir})
    folder = origin.settings.cache_dir
    kept = [f"  {name}  {size / _MEGABYTE:.1f} MB" for name, size in _sizes(folder).items()]
    print_lines((f"{folder} ({origin.sources['cache_dir']})", *(kept or ["  nothing yet"])))


def _sizes(folder: Path) -> dict[str, int]:
    """Give the size in bytes of each file in the cache, by name; empty where there is no cache yet."""
    try:
        return {
            path.name: path.stat().st_size
            for path in sorted(folder.iterdir())
            if path.is_file() and path.name != "README.md"
        }
    except FileNotFoundError:
        return {}
    except OSError as error:
        message = f"cannot look into {folder}: {error.strerror}; name another with --cache-dir"
        raise InputError(message) from error
