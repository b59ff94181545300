"""The countries and first-order divisions of the index, by their codes."""

import functools
from collections.abc import Mapping

from geomap.gazetteer.reader import Reader
from geomap.gazetteer.sources.divisions import DIVISION
from geomap.gazetteer.store import PLACE_COLUMNS, place_of
from geomap.places import COUNTRY_CODES, Place

_OF_CODE = f"""
SELECT {PLACE_COLUMNS} FROM place WHERE feature_class = 'A' AND feature_code = ? ORDER BY number
"""  # noqa: S608 - constants of ours


class Containers:
    """Countries and divisions, each read when the first of its sort is asked for."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @functools.cached_property
    def countries(self) -> Mapping[str, Place]:
        """Countries and territories by their ISO code; of several with one code the most important."""
        found: dict[str, Place] = {}
        for code in sorted(COUNTRY_CODES):
            for place in self._of(code):
                found.setdefault(place.country, place)
        return found

    @functools.cached_property
    def divisions(self) -> Mapping[str, Place]:
        """First-order divisions by their code, `SY.11`; of several with one code the most important."""
        found: dict[str, Place] = {}
        for place in self._of(DIVISION):
            found.setdefault(place.admin1_code, place)
        return found

    def _of(self, code: str) -> list[Place]:
        return [place_of(row) for row in self._reader.rows(_OF_CODE, code)]
