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
_Near = Annotated[
    str | None,
    typer.Option(
        metavar="PLACE",
        help="Where the texts are published, as in 'Paris, Texas': of places with one name those near it are likelier.",
        show_default=False,
    ),
]
_Countries = Annotated[
    str | None,
    typer.Option(
        metavar="CODES",
        help="Countries that the texts are about, as in SY,IQ: their places are likelier.",
        show_default=False,
    ),
]


def _listed(
    *, gazetteer: _Gazetteer = None, prefer_own: _PreferOwn = False, as_of: _AsOf = None
) -> Places:
    # A switch that is not given says nothing: the environment or geomap.toml may.
    return Places({"gazetteer": gazetteer, "prefer_own": prefer_own or None, "as_of": as_of})


def _chosen(
    *,
    gazetteer: _Gazetteer = None,
    prefer_own: _PreferOwn = False,
    as_of: _AsOf = None,
    near: _Near = None,
    countries: _Countries = None,
) -> Places:
    listed = _listed(gazetteer=gazetteer, prefer_own=prefer_own, as_of=as_of)
    return Places({**listed.overrides, "near": near, "countries": countries})


takes_listed = takes("places", _listed)
"""Gives a command the options of where places are looked up; it gets what they say as one value, `places`."""

takes_places = takes("places", _chosen)
"""Gives a command the same options and those of what is known of the texts beforehand."""
