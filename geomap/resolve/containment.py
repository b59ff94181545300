"""Which candidates of one name lie in which candidates of another, all at once."""

import numpy as np
from numpy.typing import NDArray

from geomap.resolve.kinds import Kind
from geomap.resolve.sheet import NO_CODE, Codes, Sheet

_POINTS = (Kind.TOWN, Kind.CAPITAL)

Table = NDArray[np.bool_]
"""Rows by columns: whether it holds."""


def within_table(inner: Sheet, outer: Sheet) -> Table:
    """Tell for each candidate of `inner` (rows) whether it lies in each of `outer` (columns).

    Countries and divisions are compared by code; counties by code where the gazetteer knows both, else by
    their extent in the same division; regions by extent and, where both sides name them, countries.
    A town holds nothing, a place does not lie in itself, and a division does not lie in a county.
    """
    kind = outer.kinds[None, :]
    in_country = _in_countries(inner, outer)
    same_division = _same(inner.division, outer.division)
    in_box = _in_boxes(inner, outer)
    by_county = _same(inner.county, outer.county) | (
        (inner.county[:, None] == NO_CODE) & same_division & in_box
    )
    unbound = (outer.country[None, :] == NO_CODE) | (inner.country[:, None] == NO_CODE)
    small = ~np.isin(inner.kinds, (Kind.COUNTRY, Kind.DIVISION))[:, None]
    held = np.where(
        kind == Kind.COUNTRY,
        in_country,
        np.where(
            kind == Kind.DIVISION,
            same_division & (inner.kinds != Kind.DIVISION)[:, None],
            np.where(kind == Kind.COUNTY, by_county & small, in_box & (in_country | unbound)),
        ),
    )
    held &= ~np.isin(outer.kinds, _POINTS)[None, :]
    return np.asarray(held & ~_identical(inner, outer), dtype=np.bool_)


def _same(one: Codes, other: Codes) -> Table:
    return (one[:, None] == other[None, :]) & (one[:, None] != NO_CODE)


def _in_countries(inner: Sheet, outer: Sheet) -> Table:
    table = _same(inner.country, outer.country)
    for row, code in inner.lies_in:
        if inner.country[row] == NO_CODE:
            table[row] |= outer.country == code
    for column, code in outer.lies_in:
        if outer.country[column] == NO_CODE:
            table[:, column] |= inner.country == code
    return table


def _in_boxes(inner: Sheet, outer: Sheet) -> Table:
    latitude, longitude = inner.points[:, :1], inner.points[:, 1:]
    south, west, north, east = outer.boxes.T[:, None, :]
    across = west > east
    between = np.where(
        across,
        (longitude >= west) | (longitude <= east),
        (longitude >= west) & (longitude <= east),
    )
    return np.asarray((latitude >= south) & (latitude <= north) & between, dtype=np.bool_)


def _identical(inner: Sheet, outer: Sheet) -> Table:
    ids = {candidate.place.id: column for column, candidate in enumerate(outer.candidates)}
    table = np.zeros((len(inner), len(outer)), dtype=np.bool_)
    for row, candidate in enumerate(inner.candidates):
        column = ids.get(candidate.place.id)
        if column is not None:
            table[row, column] = True
    return table
