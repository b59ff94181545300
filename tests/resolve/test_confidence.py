"""How sure answers are."""

import numpy as np
import pytest

from geomap.resolve.confidence import Calibration, near_chances
from geomap.resolve.ragged import Runs
from geomap.resolve.sheet import vectors
from tests.builders import place

TOWN, COUNTY, FAR = (
    place("Homs", 34.73, 36.72),
    place("Homs", 35.5, 36.9),
    place("Homs", 32.6, 14.3),
)


def test_what_lies_near_the_best_is_as_good() -> None:
    """The county is 90 km from its town; what lies in Libya does not count; a name without places has no chance."""
    held = np.array([0.5, 0.3, 0.2, 0.4])
    runs = Runs([3, 0, 1])
    found = near_chances(vectors([TOWN, COUNTY, FAR, FAR]), held, runs, np.array([0, 3]))
    assert found == pytest.approx([0.8, 0.0, 0.4])


def test_what_lies_beyond_161_km_does_not_count() -> None:
    """The field's hundred miles."""
    inside, outside = place("A", 1.44, 0.0), place("B", 1.46, 0.0)
    held = np.array([0.6, 0.3, 0.1])
    found = near_chances(
        vectors([place("C", 0.0, 0.0), inside, outside]), held, Runs([3]), np.array([0])
    )
    assert found == pytest.approx([0.9])


def test_a_confidence_stays_within_bounds_and_grows_with_what_is_believed() -> None:
    """Whatever scale and shift were fitted."""
    found = Calibration(0.8, 0.4).confidence(np.array([0.0, 0.2, 0.9, 1.0]))
    assert np.all(np.diff(found) > 0.0)
    assert 0.0 < found[0] < found[-1] < 1.0
