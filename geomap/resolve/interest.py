"""What is known of the texts before they are read."""

from dataclasses import dataclass

from geomap.places import Place


@dataclass(frozen=True, slots=True)
class Interest:
    """What is known of the texts beforehand."""

    home: Place | None = None
    """The place that the publisher writes from and for; None where unknown."""
    countries: frozenset[str] = frozenset()
    """ISO codes of the countries that the texts are about; empty where unknown."""
