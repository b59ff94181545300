"""Puts an online source together from what the user wants."""

import os
from dataclasses import replace
from pathlib import Path

from geomap.errors import InputError
from geomap.geocode.cache import FILE_NAME, AnswerCache
from geomap.geocode.client import Access, Client
from geomap.geocode.politeness import Politeness
from geomap.geocode.services import NOMINATIM_POLICY, PUBLIC_NOMINATIM, Service
from geomap.geocode.source import Asking, OnlineSource, Terms
from geomap.geocode.store import Store, Tell, get_state, set_state

_POLICY_SHOWN = "policy shown"


def open_cache(cache_dir: Path, tell: Tell) -> Store:
    """Give the store of a cache directory; it is opened, and made where there is none, when it is first used.

    Args:
        cache_dir: where `geocode.sqlite` lies, or will.
        tell: told of trouble with it.
    """
    return Store(cache_dir / FILE_NAME, tell)


def open_online(
    service: Service, access: Access, terms: Terms, store: Store, tell: Tell
) -> OnlineSource:
    """Give a service with its cache as one source; nothing is sent before the first name.

    Raises:
        InputError: the service is not known, or wants a key, an address or a name of ours that is not there.
    """
    is_public = service.name == "nominatim" and (not access.url or PUBLIC_NOMINATIM in access.url)
    is_asked = terms.asking is not Asking.OFFLINE
    if is_public and is_asked:
        _check_public(access, terms)
        _show_policy(store, tell)
    named = access if access.user_agent else replace(access, user_agent=f"geomap/{terms.geomap}")
    # Who only reads the cache needs no keys.
    client = Client(service, named, os.environ if is_asked else None)
    return OnlineSource(client, AnswerCache(store), Politeness(store), terms)


def _show_policy(store: Store, tell: Tell) -> None:
    """Show the policy of the public Nominatim, once for each cache."""
    if not get_state(store, _POLICY_SHOWN):
        tell(NOMINATIM_POLICY)
        store.write(lambda connection: set_state(connection, _POLICY_SHOWN, {"shown": True}))


def _check_public(access: Access, terms: Terms) -> None:
    if not access.user_agent:
        message = (
            "OpenStreetMap's public Nominatim wants to know who asks: "
            '--user-agent "NAME of your work (mail@example.org)"; or ask a server of yours with --service-url'
        )
        raise InputError(message)
    if terms.manners.spacing_seconds < 1.0:
        message = (
            "OpenStreetMap's public Nominatim allows at most 60 requests a minute; see --per-minute"
        )
        raise InputError(message)
