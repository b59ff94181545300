"""The local cache: its contract, and what can be told of it."""

import itertools
from pathlib import Path

import pytest

from geomap.geocode import AnswerCache, Store, merged
from geomap.protocols import CandidateCache
from tests.contracts.candidate_cache import CandidateCacheContract
from tests.geocode.builders import Troubles, answer


def cache_at(path: Path | None) -> AnswerCache:
    """Open a cache that has no trouble to tell."""
    return AnswerCache(Store(path, Troubles()))


class TestInAFile(CandidateCacheContract):
    """The contract, in a file."""

    @pytest.fixture(autouse=True)
    def _place(self, tmp_path: Path) -> None:
        self.path = tmp_path / "geocode.sqlite"

    def cache(self) -> CandidateCache:
        """Make an empty cache."""
        return cache_at(self.path)


class TestInMemory(CandidateCacheContract):
    """The contract, in memory: what is left when no file can be used."""

    def cache(self) -> CandidateCache:
        """Make an empty cache."""
        return cache_at(None)


def test_making_one_opens_nothing(tmp_path: Path) -> None:
    cache_at(tmp_path / "geocode.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_answers_outlive_the_cache(tmp_path: Path) -> None:
    first = cache_at(tmp_path / "geocode.sqlite")
    first.put(answer())
    first.close()
    assert cache_at(tmp_path / "geocode.sqlite").get(answer().request.key) == answer()


def test_hits_are_counted_over_runs(tmp_path: Path) -> None:
    for _ in range(2):
        cache = cache_at(tmp_path / "geocode.sqlite")
        cache.put(answer())
        for _ in range(3):
            cache.get(answer().request.key)
        cache.get("nothing")
        cache.close()
    (info,) = cache_at(tmp_path / "geocode.sqlite").info()
    assert info.hits == 6


def test_what_is_held_is_told_by_service(tmp_path: Path) -> None:
    cache = cache_at(tmp_path / "geocode.sqlite")
    cache.put(answer("One", fetched_at="2026-01-01T00:00:00Z"))
    cache.put(answer("Two", is_found=False, fetched_at="2026-02-01T00:00:00Z"))
    cache.put(answer("One", service="photon"))
    nominatim, photon = cache.info()
    assert (nominatim.service, nominatim.found, nominatim.not_found) == ("nominatim", 1, 1)
    assert (nominatim.oldest, nominatim.newest) == ("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")
    assert (photon.service, photon.found, photon.not_found) == ("photon", 1, 0)
    assert cache_at(None).info() == ()


def test_what_is_removed_is_gone(tmp_path: Path) -> None:
    cache = cache_at(tmp_path / "geocode.sqlite")
    for name in ("One", "Two"):
        cache.put(answer(name))
    assert cache.remove([answer("One").request.key, "nothing"]) == 1
    assert cache.answers() == (answer("Two"),)
    assert cache.remove([]) == 0


NEW, OLD = "2026-02-01T00:00:00Z", "2026-01-01T00:00:00Z"


def test_newer_answers_stay(tmp_path: Path) -> None:
    cache = cache_at(tmp_path / "geocode.sqlite")
    assert cache.put_newer([answer(fetched_at=OLD)]) == 1
    assert cache.put_newer([answer(fetched_at=NEW)]) == 1
    assert cache.put_newer([answer(fetched_at=OLD), answer(fetched_at=NEW)]) == 0
    assert cache.answers() == (answer(fetched_at=NEW),)


def test_merging_does_not_depend_on_the_order() -> None:
    """Of two answers of one second, every machine keeps the same."""
    given = (
        answer(fetched_at=OLD),
        answer(fetched_at=NEW),
        answer(fetched_at=NEW, latitude=1.0),
        answer("Other"),
    )
    results = {frozenset(merged(order)) for order in itertools.permutations(given)}
    assert len(results) == 1
    assert len(results.pop()) == 2


def test_a_whole_cache_is_verified(tmp_path: Path) -> None:
    cache = cache_at(tmp_path / "geocode.sqlite")
    cache.put(answer())
    assert cache.verify() == 1
