"""Fixtures for all tests."""

import fcntl
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from geomap.assembly import Mapper
from geomap.gazetteer import Gazetteer, build_gazetteer, gazetteer_path
from geomap.settings import Settings, default_cache_dir

# How long an example takes says more about the machine than about the code: see tests/benchmarks. Each run tries the
# same examples, so that a change is judged by what it changes; `pytest --hypothesis-profile=explore` looks for new ones.
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("geomap", settings.get_profile("explore"), derandomize=True)
settings.load_profile("geomap")


@pytest.fixture(scope="session")
def gazetteer_file() -> Path:
    """Give the index in the checkout's cache, built first where it is not there: once for all workers and sessions."""
    path = gazetteer_path(default_cache_dir())
    with (path.parent / "tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.is_file():
            build_gazetteer(path)
    return path


@pytest.fixture(scope="session")
def gazetteer(gazetteer_file: Path) -> Iterator[Gazetteer]:
    """Give the real gazetteer."""
    with Gazetteer.open(gazetteer_file) as opened:
        yield opened


@pytest.fixture(scope="session")
def mapper(gazetteer_file: Path) -> Mapper:
    """Give all parts put together, on the real gazetteer and with default settings."""
    return Mapper(Settings(cache_dir=gazetteer_file.parent))
