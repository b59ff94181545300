"""Arguments and options that several commands share, and the settings they make."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from geomap.settings import Settings, load_settings

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Text files, or - for standard input; or .json and .jsonl files that extract wrote,"
        " of which nothing is computed again.",
        show_default=False,
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="How text files are encoded that have no byte order mark. Default: utf-8.",
        show_default=False,
    ),
]
CacheDir = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Where the gazetteer and the answers of online services lie. Default: see geomap cache info.",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="What finds the names: trained (geomap's own model), rules (no model), or a spaCy pipeline by package"
        " name or path. Default: trained.",
        show_default=False,
    ),
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        metavar="P",
        help="Leave mentions unplaced that are less probable than this, 0 to 1: to be a place's name, and to mean"
        " the best candidate. Default: 0.35.",
        show_default=False,
    ),
]
DecisionsFile = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="What people decided on mentions, as geomap review writes it; goes before everything else.",
        show_default=False,
    ),
]


def epilog(examples: Sequence[str]) -> str:
    """Give what closes a command's help: examples that can be pasted."""
    lines = (f"  {example}" for example in examples)
    return "\n".join(("\b", "Examples:" if len(examples) > 1 else "Example:", *lines))


def settings_from(**overrides: object) -> Settings:
    """Give the settings in force when the command line says this; None is not said.

    Raises:
        InputError: a setting is wrong, here, in the environment or in `geomap.toml`.
    """
    return load_settings(overrides).settings
