"""What kind of place it is: the words of OpenStreetMap and Pelias → GeoNames' classes and codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geomap.places import FeatureClass


@dataclass(frozen=True, slots=True)
class Kind:
    """A feature class with its code (https://www.geonames.org/export/codes.html)."""

    feature_class: FeatureClass
    """GeoNames' letter."""
    feature_code: str
    """GeoNames' code within the class; empty where only the class is known."""


UNKNOWN = Kind(FeatureClass.SPOT, "")
"""A place of which its service does not say what it is: taken for a small one."""

_TOWN = Kind(FeatureClass.POPULATED, "PPL")
_QUARTER = Kind(FeatureClass.POPULATED, "PPLX")
_COUNTRY = Kind(FeatureClass.ADMINISTRATIVE, "PCLI")
_DIVISION = Kind(FeatureClass.ADMINISTRATIVE, "ADM1")
_COUNTY = Kind(FeatureClass.ADMINISTRATIVE, "ADM2")
_SMALLER = Kind(FeatureClass.ADMINISTRATIVE, "ADM3")
_STREET = Kind(FeatureClass.ROAD, "ST")
_REGION = Kind(FeatureClass.AREA, "RGN")

_SETTLEMENTS = frozenset(
    {"city", "town", "village", "hamlet", "isolated_dwelling", "municipality", "locality"}
)
_QUARTERS = frozenset(
    {"suburb", "quarter", "neighbourhood", "borough", "city_block", "city_district"}
)

_OSM: Mapping[tuple[str, str], Kind] = MappingProxyType(
    {
        ("place", "country"): _COUNTRY,
        ("place", "state"): _DIVISION,
        ("place", "province"): _DIVISION,
        ("place", "region"): _REGION,
        ("place", "county"): _COUNTY,
        ("place", "district"): _COUNTY,
        ("place", "island"): Kind(FeatureClass.TERRAIN, "ISL"),
        ("place", "sea"): Kind(FeatureClass.HYDROGRAPHIC, "SEA"),
        ("place", "ocean"): Kind(FeatureClass.HYDROGRAPHIC, "OCN"),
        ("place", "square"): Kind(FeatureClass.SPOT, "SQR"),
        ("natural", "peak"): Kind(FeatureClass.TERRAIN, "PK"),
        ("natural", "water"): Kind(FeatureClass.HYDROGRAPHIC, "LK"),
        ("natural", "bay"): Kind(FeatureClass.HYDROGRAPHIC, "BAY"),
        ("natural", "wood"): Kind(FeatureClass.VEGETATION, "FRST"),
        ("landuse", "forest"): Kind(FeatureClass.VEGETATION, "FRST"),
        ("waterway", "canal"): Kind(FeatureClass.HYDROGRAPHIC, "CNL"),
        ("waterway", "dam"): Kind(FeatureClass.SPOT, "DAM"),
        ("railway", "station"): Kind(FeatureClass.SPOT, "RSTN"),
        ("aeroway", "aerodrome"): Kind(FeatureClass.SPOT, "AIRP"),
        ("leisure", "park"): Kind(FeatureClass.AREA, "PRK"),
        ("amenity", "hospital"): Kind(FeatureClass.SPOT, "HSP"),
        ("amenity", "school"): Kind(FeatureClass.SPOT, "SCH"),
        ("amenity", "university"): Kind(FeatureClass.SPOT, "UNIV"),
        ("amenity", "place_of_worship"): Kind(FeatureClass.SPOT, "RLG"),
    }
)
_OSM_KEYS: Mapping[str, Kind] = MappingProxyType(
    {
        "highway": _STREET,
        "railway": Kind(FeatureClass.ROAD, "RR"),
        "waterway": Kind(FeatureClass.HYDROGRAPHIC, "STM"),
        "water": Kind(FeatureClass.HYDROGRAPHIC, "LK"),
        "natural": Kind(FeatureClass.TERRAIN, ""),
        "mountain_pass": Kind(FeatureClass.TERRAIN, "PASS"),
        "landuse": Kind(FeatureClass.AREA, ""),
        "leisure": Kind(FeatureClass.AREA, ""),
        "military": Kind(FeatureClass.SPOT, "MILB"),
        "building": Kind(FeatureClass.SPOT, "BLDG"),
        "boundary": _SMALLER,
    }
)
"""Keys of OpenStreetMap (https://wiki.openstreetmap.org/wiki/Map_features); what is not here is a building or a site."""

_COUNTRY_RANK, _STATE_RANK, _COUNTY_RANK = 4, 9, 13
"""Nominatim's ranks up to which a boundary is a country, a state, a county (https://nominatim.org/release-docs/latest/customize/Ranking/)."""

_PELIAS: Mapping[str, Kind] = MappingProxyType(
    {
        "country": _COUNTRY,
        "dependency": Kind(FeatureClass.ADMINISTRATIVE, "PCLD"),
        "macroregion": _REGION,
        "region": _DIVISION,
        "county": _COUNTY,
        "localadmin": _SMALLER,
        "locality": _TOWN,
        "borough": _QUARTER,
        "neighbourhood": _QUARTER,
        "street": _STREET,
        "ocean": Kind(FeatureClass.HYDROGRAPHIC, "OCN"),
        "marinearea": Kind(FeatureClass.HYDROGRAPHIC, "SEA"),
    }
)
"""Layers of Pelias (https://github.com/pelias/documentation/blob/master/search.md)."""


def osm_kind(key: str, value: str, address_type: str, rank: int) -> Kind:
    """Tell what an object of OpenStreetMap is.

    Args:
        key: the key of its main tag, as in `place`.
        value: the tag's value, as in `village`.
        address_type: what Nominatim or Photon takes it for in an address, as in `city`; may be empty.
        rank: Nominatim's `place_rank`, 0 where unknown.
    """
    if key == "boundary" and value == "administrative" and address_type not in _SETTLEMENTS:
        return _boundary(address_type, rank)
    for word in (value, address_type):
        if key in {"place", "boundary"} and word in _SETTLEMENTS:
            return _TOWN
        if key in {"place", "boundary"} and word in _QUARTERS:
            return _QUARTER
    return _OSM.get((key, value)) or _OSM_KEYS.get(key, UNKNOWN)


def pelias_kind(layer: str) -> Kind:
    """Tell what an entry of a layer of Pelias is."""
    return _PELIAS.get(layer, UNKNOWN)


def _boundary(address_type: str, rank: int) -> Kind:
    if address_type in _QUARTERS:
        return _QUARTER
    if address_type == "country" or 0 < rank <= _COUNTRY_RANK:
        return _COUNTRY
    if address_type in {"state", "province"} or 0 < rank <= _STATE_RANK:
        return _DIVISION
    if address_type in {"county", "district"} or 0 < rank <= _COUNTY_RANK:
        return _COUNTY
    return _SMALLER
