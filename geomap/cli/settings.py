"""`geomap settings`: what is in force, and who said so."""

import json
from dataclasses import fields
from pathlib import Path

import typer

from geomap.settings import load_settings

EXAMPLES = (
    "geomap settings",
    "GEOMAP_BASEMAP=110m geomap settings",
)


def show_settings() -> None:
    """Print each setting and where it comes from.

    The lines are those of a geomap.toml. The command line goes before the environment (GEOMAP_ and the name in capitals), that before
    geomap.toml in the working directory, and that before the defaults.
    """
    origin = load_settings()
    for field in fields(origin.settings):
        value = getattr(origin.settings, field.name)
        written = json.dumps(str(value) if isinstance(value, Path) else value, ensure_ascii=False)
        typer.echo(f"{field.name} = {written}  # {origin.sources[field.name]}")
