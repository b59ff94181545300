"""Which candidates lie in which others, many pairs at once."""

import numpy as np

from geomap.resolve.kinds import Kind
from geomap.resolve.rows import Rows
from geomap.resolve.sheet import NO_CODE, Codes, Flags

_WIDE = (Kind.COUNTRY, Kind.DIVISION)
_POINTS = (Kind.TOWN, Kind.CAPITAL)


def lies_in(rows: Rows, inner: Codes, outer: Codes) -> Flags:
    """Tell for each row of `inner` whether it lies in the row of `outer` in the same place.

    Countries and divisions are compared by code; counties by code where the gazetteer knows both, else by
    their extent in the same division; regions by extent and, where both sides name them, countries.
    A town holds nothing, a place does not lie in itself, and a division does not lie in a county.
    """
    found = np.zeros(len(inner), dtype=np.bool_)
    wide = (~rows.are(*_POINTS)[outer]).nonzero()[0]
    found[wide] = _lies_in(rows, inner[wide], outer[wide])
    return found


def _lies_in(rows: Rows, inner: Codes, outer: Codes) -> Flags:
    """Tell the same of pairs whose outer row is no town."""
    country, holder = rows.codes("country")[inner], rows.codes("country")[outer]
    in_country = _in_country(rows, inner, outer)
    same_division = _same(rows.codes("division"), inner, outer)
    in_box = _in_box(rows, inner, outer)
    by_county = _same(rows.codes("county"), inner, outer) | (
        (rows.codes("county")[inner] == NO_CODE) & same_division & in_box
    )
    unbound = (holder == NO_CODE) | (country == NO_CODE)
    held = np.select(
        [rows.are(kind)[outer] for kind in (Kind.COUNTRY, Kind.DIVISION, Kind.COUNTY)],
        [
            in_country,
            same_division & ~rows.are(Kind.DIVISION)[inner],
            by_county & ~rows.are(*_WIDE)[inner],
        ],
        in_box & (in_country | unbound),
    )
    places = rows.codes("places")
    return np.asarray(held & (places[inner] != places[outer]), dtype=np.bool_)


def _same(codes: Codes, inner: Codes, outer: Codes) -> Flags:
    return np.asarray((codes[inner] == codes[outer]) & (codes[inner] != NO_CODE), dtype=np.bool_)


def _in_country(rows: Rows, inner: Codes, outer: Codes) -> Flags:
    country = rows.codes("country")
    several = (country[inner] == NO_CODE) != (country[outer] == NO_CODE)
    found = _same(country, inner, outer)
    if several.any():
        lying, codes = rows.lying
        width = int(codes.max(initial=0)) + 1
        wide = country[inner[several]] == NO_CODE
        place = np.where(wide, inner[several], outer[several])
        wanted = np.where(wide, country[outer[several]], country[inner[several]])
        known = np.where(wanted < width, place * width + wanted, NO_CODE)
        found[several] = np.isin(known, lying * width + codes)
    return found


def _in_box(rows: Rows, inner: Codes, outer: Codes) -> Flags:
    latitude, longitude = rows.column("points")[inner].T
    south, west, north, east = rows.column("boxes")[outer].T
    after, before = longitude >= west, longitude <= east
    between = np.where(west > east, after | before, after & before)
    return np.asarray((latitude >= south) & (latitude <= north) & between, dtype=np.bool_)
