"""Which places the first view of a map is about."""

from collections import Counter
from collections.abc import Iterable, Sequence

from geomap.draw.kinds import Kind, kind_of
from geomap.mentions import Role
from geomap.places import Place, Report, Resolved

HIDDEN_ROLES = (Role.DEMONYM, Role.EMBEDDED)
"""Roles that are off when a page opens: «Syrian» and «University of Aleppo» name a place in passing."""

_LOCAL_KINDS = frozenset({Kind.CITY, Kind.DIVISION, Kind.OTHER})
_ON_THE_SPOT = (Role.LITERAL, Role.MODIFIER, Role.DATELINE)
_ENOUGH_LOCAL = 3
"""So many local places make a story local; with fewer, the countries it names are its stage."""


def stage(reports: Sequence[Report]) -> list[tuple[Place, int]]:
    """Give the places that the first view is about, with their mentions.

    A story of three towns in the country it is about is set there, however often it says «the U.S.» and
    wherever its officials sit; so a wider circle counts only where a narrower one holds fewer places than
    that: towns in the countries in focus, towns anywhere, all places. Roles that are off count only where
    nothing else was named.
    """
    resolved = [item for report in reports for item in report.resolved]
    shown = counted(item for item in resolved if item.mention.role not in HIDDEN_ROLES)
    on_the_spot = counted(item for item in resolved if item.mention.role in _ON_THE_SPOT)
    local = [entry for entry in on_the_spot if kind_of(entry[0]) in _LOCAL_KINDS]
    countries = {held.place.country for report in reports for held in report.focus}
    inner = [entry for entry in local if entry[0].country in countries]
    circles = (inner, local)
    return next(
        (held for held in circles if len(held) >= _ENOUGH_LOCAL), shown or counted(resolved)
    )


def counted(resolved: Iterable[Resolved]) -> list[tuple[Place, int]]:
    """Give each place once with the number of its mentions, in order of first appearance."""
    held = [item.place for item in resolved]
    places = {place.id: place for place in held}
    return [
        (places[identifier], count)
        for identifier, count in Counter(place.id for place in held).items()
    ]
