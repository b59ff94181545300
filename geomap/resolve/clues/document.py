"""What the other places of the document say."""

import numpy as np

from geomap.resolve.clues.clue import Clueing
from geomap.resolve.company import possible_company
from geomap.resolve.kinds import Kind
from geomap.resolve.sheet import Codes, Numbers
from geomap.resolve.view import View

_ANY = 10.0
"""A share of a tenth counts as much in `any` as a whole: that the text names the division at all."""


def country_measures(view: View) -> tuple[Numbers, ...]:
    """Share of the document's other names that lie in the candidate's country, and its root: the first few count most."""
    return view.countries, np.sqrt(view.countries)


def named_country_measure(view: View) -> tuple[Numbers, ...]:
    """Share of the other names that are the candidate's country or its people."""
    return (view.named_countries,)


def division_measures(view: View) -> tuple[Numbers, ...]:
    """Share of the document's other names that lie in the candidate's first-order division, and its root."""
    return view.divisions, np.sqrt(view.divisions)


def named_division_measures(view: View) -> tuple[Numbers, ...]:
    """Share of the other names that are the candidate's division, and whether any is: «Texas» speaks for Paris, Texas."""
    return view.named_divisions, np.minimum(1.0, _ANY * view.named_divisions)


def possible_measure(view: View) -> tuple[Numbers, ...]:
    """How near the other names may lie, whatever is believed of them.

    Huntsville and Walker County are in Alabama and in Texas, and each alone means the one in Alabama; what else
    the text names lies in Texas too.
    """
    return (possible_company(view.scene),)


def nearness_measures(view: View) -> tuple[Numbers, ...]:
    """How closely other small places of the document lie, at the reach of a town and of a county.

    Each neighbour adds weight / (1 + (distance / reach)²), and the sum is bent so that two or
    three sure neighbours nearly fill the scale: robust, since an outlier adds nothing and takes
    nothing away.
    """
    pulls = [view.anchors.pull(reach_km) for reach_km in (30.0, 100.0)]
    return tuple(pull / (1.0 + pull) for pull in pulls)


def nearest_measure(view: View) -> tuple[Numbers, ...]:
    """How close the one place lies that pulls most: a single sure neighbour can settle a name."""
    return (view.anchors.touch(50.0),)


def beside_measure(view: View) -> tuple[Numbers, ...]:
    """How close the nearest place named in the same sentence is.

    «In the port of Tripoli, up the coast from Beirut»: a document about Syria has a sentence about Lebanon.
    """
    anchors = view.anchors
    return (anchors.touch(50.0, anchors.together),)


def around_measure(view: View) -> tuple[Numbers, ...]:
    """How close the nearest place named within some sentences is."""
    anchors = view.anchors
    return (anchors.touch(200.0, anchors.close),)


def first_measure(view: View) -> tuple[Numbers, ...]:
    """How close the candidate lies to the place that the text names first: a news text says early where it plays."""
    return (view.anchors.touch(100.0, view.anchors.is_first),)


def filed_measure(view: View) -> tuple[Numbers, ...]:
    """How close the candidate lies to where the report was filed."""
    return (view.anchors.touch(200.0, view.anchors.is_filed),)


def _country_words(view: View, row: int) -> str:
    return f"{view.countries.item(row):.0%} of the other names lie in the same country ({_country(view, row)})"


def _named_country_words(view: View, row: int) -> str:
    if view.scene.rows.are(Kind.COUNTRY)[row]:
        return "the text names its people too"
    return f"the text names its country ({_country(view, row)})"


def _country(view: View, row: int) -> str:
    return "/".join(view.candidate(row).place.all_countries[:3])


def _division_words(view: View, row: int) -> str:
    place = view.candidate(row).place
    inside = "it" if view.scene.rows.are(Kind.DIVISION)[row] else place.admin1 or place.admin1_code
    return f"{view.divisions.item(row):.0%} of the other names lie in {inside}"


def _named_division_words(view: View, row: int) -> str:
    place = view.candidate(row).place
    return f"the text names {place.admin1 or place.admin1_code}, in which it lies"


def _possible_words(_view: View, _row: int) -> str:
    return "other names of the text can be found near it too"


def _nearness_words(view: View, row: int) -> str:
    return _gap_words(view, row, view.once("nearest anchor", view.anchors.nearest))


def _beside_words(view: View, row: int) -> str:
    anchors = view.anchors
    nearest = view.once("nearest together", lambda: anchors.nearest(anchors.together))
    return f"{_gap_words(view, row, nearest)} in the same sentence"


def _around_words(view: View, row: int) -> str:
    anchors = view.anchors
    nearest = view.once("nearest close", lambda: anchors.nearest(anchors.close))
    return f"{_gap_words(view, row, nearest)} close by"


def _gap_words(view: View, row: int, nearest: tuple[Numbers, Codes]) -> str:
    """Tell of the nearest anchor that counts for the row."""
    gaps_km, anchors = nearest
    name = view.candidate(anchors.item(row)).place.name
    return f"{gaps_km.item(row):,.0f} km from {name}, which the text names"


def _first_words(_view: View, _row: int) -> str:
    return "near the place that the text names first"


def _filed_words(_view: View, _row: int) -> str:
    return "near where the report was filed"


SAME_COUNTRY = Clueing("same_country", ("share", "root"), country_measures, _country_words)
NAMED_COUNTRY = Clueing("named_country", ("share",), named_country_measure, _named_country_words)
SAME_DIVISION = Clueing("same_division", ("share", "root"), division_measures, _division_words)
NAMED_DIVISION = Clueing(
    "named_division", ("share", "any"), named_division_measures, _named_division_words
)
NEARNESS = Clueing(
    "nearness", ("within_30_km", "within_100_km"), nearness_measures, _nearness_words
)
NEAREST = Clueing("nearest", ("within_50_km",), nearest_measure, _nearness_words)
BESIDE = Clueing("beside", ("within_50_km",), beside_measure, _beside_words)
AROUND = Clueing("around", ("within_200_km",), around_measure, _around_words)
NEAR_FIRST = Clueing("near_first", ("within_100_km",), first_measure, _first_words)
NEAR_DATELINE = Clueing("near_dateline", ("within_200_km",), filed_measure, _filed_words)
POSSIBLE = Clueing(
    "possible", ("within_100_km",), possible_measure, _possible_words, is_lasting=True
)
