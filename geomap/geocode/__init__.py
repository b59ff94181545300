"""Asks online services for names that the gazetteer does not hold, politely, and keeps what they answer."""

from geomap.geocode.cache import FILE_NAME, AnswerCache, CacheInfo, merged
from geomap.geocode.chain import Chain, is_held
from geomap.geocode.client import Access
from geomap.geocode.lines import read_lines, write_lines
from geomap.geocode.online import open_cache, open_online
from geomap.geocode.politeness import Manners, Politeness, blocks
from geomap.geocode.services import Service, find_service
from geomap.geocode.source import Asking, OnlineSource, Terms
from geomap.geocode.store import Store

__all__ = [
    "FILE_NAME",
    "Access",
    "AnswerCache",
    "Asking",
    "CacheInfo",
    "Chain",
    "Manners",
    "OnlineSource",
    "Politeness",
    "Service",
    "Store",
    "Terms",
    "blocks",
    "find_service",
    "is_held",
    "merged",
    "open_cache",
    "open_online",
    "read_lines",
    "write_lines",
]
