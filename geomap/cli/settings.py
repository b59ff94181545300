"""`geomap settings`: what is in force, and who said so."""

import json
from dataclasses import fields
from pathlib import Path

from geomap.cli.output import print_lines
from geomap.settings import Origin, load_settings

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
    print_lines(_line(origin, field.name) for field in fields(origin.settings))


def _line(origin: Origin, name: str) -> str:
    value = getattr(origin.settings, name)
    written = json.dumps(str(value) if isinstance(value, Path) else value, ensure_ascii=False)
    return f"{name} = {written}  # {origin.sources[name]}"
