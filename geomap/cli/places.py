"""The options that say which places count, the same for every command that places names."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

import typer

from geomap.cli.bundles import takes


@dataclass(frozen=True, slots=True)
class Places:
    """What the command line says of the places."""

    overrides: Mapping[str, object]
    """Settings by name; None: not said."""


_Gazetteer = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Where places are looked up: default (the packaged list), geonames (an installed dump), or the path of"
        " an index. Default: the dump where one is installed.",
        show_default=False,
    ),
]
_PreferOwn = Annotated[
    bool,
    typer.Option(
        "--prefer-own", help="Where places of your own bear a name, it means one of them."
    ),
]
_AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Of your own places, only names that were in use then count: 1950, 1950-06 or 1950-06-30.",
        show_default=False,
    ),
]


def _chosen(
    *, gazetteer: _Gazetteer = None, prefer_own: _PreferOwn = False, as_of: _AsOf = None
) -> Places:
    # A switch that is not given says nothing: the environment or geomap.toml may.
    return Places({"gazetteer": gazetteer, "prefer_own": prefer_own or None, "as_of": as_of})


takes_places = takes("places", _chosen)
"""Gives a command the options of places; it gets what they say as one value, `places`."""
