"""What a place is to a reader."""

import pytest

from geomap.draw.kinds import Kind, kind_of
from geomap.places import FeatureClass
from tests.builders import place


@pytest.mark.parametrize(
    ("feature", "kind"),
    [
        ("A/PCLI", Kind.COUNTRY),
        ("A/PCLH", Kind.COUNTRY),
        ("A/TERR", Kind.COUNTRY),
        ("A/ADM1", Kind.DIVISION),
        ("A/ADM2", Kind.DIVISION),
        ("L/RGN", Kind.REGION),
        ("L/CONT", Kind.REGION),
        ("P/PPLC", Kind.CITY),
        ("P/PPL", Kind.CITY),
        ("H/SEA", Kind.WATER),
        ("U/TRGU", Kind.WATER),
        ("T/MT", Kind.OTHER),
        ("S/AIRP", Kind.OTHER),
        ("L/PCLI", Kind.REGION),
    ],
)
def test_kind_follows_class_and_code(feature: str, kind: Kind) -> None:
    assert kind_of(place(feature=feature)) is kind


@pytest.mark.parametrize("feature_class", FeatureClass)
def test_every_class_has_a_kind_whatever_the_code(feature_class: FeatureClass) -> None:
    assert kind_of(place(feature=f"{feature_class}/unheard of")) in Kind
