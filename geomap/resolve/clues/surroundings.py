"""What the words around the mention say."""

from geomap.resolve.clues.clue import LocalClueing
from geomap.resolve.scene import Unit
from geomap.resolve.sheet import Numbers
from geomap.resolve.view import View


def feature_word_measure(view: View) -> Numbers:
    """1 where the word beside the name, as in «Homs province», fits the place's kind, −1 where it does not."""
    return view.setting.links.feature


def called_measure(view: View) -> Numbers:
    """1 where the place is of the kind that the text says outright, as in «province of Homs», −1 where it is not."""
    return view.setting.links.called


def within_measure(view: View) -> Numbers:
    """How well the place agrees that it lies in one that the text names as containing it, 0 … 1.

    «Paris, Texas», «Homs, in western Syria», «the Syrian province of Idlib».
    """
    return view.within


def holds_measure(view: View) -> Numbers:
    """How well the place agrees that it holds another, 0 … 1: «Athens, Georgia» makes it the state."""
    return view.holds


def listed_measure(view: View) -> Numbers:
    """How surely the places listed beside it are of its kind: «Georgia, Armenia and Azerbaijan»."""
    return view.alike


def _unit(view: View, slot: int) -> Unit:
    return view.scene.units[int(view.scene.slot_unit[slot])]


def _feature_words(view: View, slot: int) -> str:
    verb = "fits" if view.setting.links.feature[slot] > 0 else "does not fit"
    return f"the word «{_unit(view, slot).around.feature}» beside it {verb}"


def _called_words(view: View, slot: int) -> str:
    verb = "it is" if view.setting.links.called[slot] > 0 else "it is not"
    return f"the text speaks of a {_unit(view, slot).around.called}, which {verb}"


def _within_words(view: View, slot: int) -> str:
    return f"the text puts it in {view.partner(slot, view.setting.links.within).place.name}"


def _holds_words(view: View, slot: int) -> str:
    return f"the text puts {view.partner(slot, view.setting.links.holds).place.name} in it"


def _listed_words(view: View, slot: int) -> str:
    """Name the likeliest place of those listed beside it."""
    scene = view.scene
    units = (scene.unit_of.get(mention) for mention in _unit(view, slot).around.listed)
    best = max(
        (int(view.best[unit]) for unit in units if unit is not None),
        key=lambda at: float(view.held[at]),
    )
    return f"listed with {view.candidate(int(scene.slot_row[best])).place.name}"


CALLED = LocalClueing("called", called_measure, _called_words)
FEATURE_WORD = LocalClueing("feature_word", feature_word_measure, _feature_words)
STATED_WITHIN = LocalClueing("stated_within", within_measure, _within_words)
STATED_HOLDS = LocalClueing("stated_holds", holds_measure, _holds_words)
LISTED_WITH = LocalClueing("listed_with", listed_measure, _listed_words)
