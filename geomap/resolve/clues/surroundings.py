"""What the words around the mention say."""

import numpy as np

from geomap.resolve.clues.clue import LocalClueing
from geomap.resolve.containment import within_table
from geomap.resolve.scene import Unit
from geomap.resolve.sheet import Numbers
from geomap.resolve.surroundings import FEATURE_WORDS
from geomap.resolve.view import View


def feature_word_measure(view: View, unit: Unit) -> Numbers:
    """1 where the word beside the name, as in «Homs province», fits the place's kind, −1 where it does not."""
    return _fit(view, unit, unit.around.feature)


def called_measure(view: View, unit: Unit) -> Numbers:
    """1 where the place is of the kind that the text says outright, as in «province of Homs», −1 where it is not."""
    return _fit(view, unit, unit.around.called)


def _fit(view: View, unit: Unit, word: str) -> Numbers:
    sheet = view.scene.sheets[unit.name]
    if not word:
        return np.zeros(len(sheet))
    allowed = FEATURE_WORDS[word]
    places = [candidate.place for candidate in sheet.candidates]
    return np.array(
        [
            1.0 if place.feature_code in allowed or place.feature_class.value in allowed else -1.0
            for place in places
        ]
    )


def within_measure(view: View, unit: Unit) -> Numbers:
    """How well the place agrees that it lies in one that the text names as containing it, 0 … 1.

    «Paris, Texas», «Homs, in western Syria», «the Syrian province of Idlib».
    """
    return view.within(unit)


def holds_measure(view: View, unit: Unit) -> Numbers:
    """How well the place agrees that it holds another, 0 … 1: «Athens, Georgia» makes it the state."""
    return view.holds(unit)


def listed_measure(view: View, unit: Unit) -> Numbers:
    """How surely the places listed beside it are of its kind: «Georgia, Armenia and Azerbaijan»."""
    return view.alike(unit)


def _feature_words(view: View, unit: Unit, row: int) -> str:
    verb = "fits" if feature_word_measure(view, unit)[row] > 0 else "does not fit"
    return f"the word «{unit.around.feature}» beside it {verb}"


def _called_words(view: View, unit: Unit, row: int) -> str:
    verb = "it is" if called_measure(view, unit)[row] > 0 else "it is not"
    return f"the text speaks of a {unit.around.called}, which {verb}"


def _within_words(view: View, unit: Unit, row: int) -> str:
    return f"the text puts it in {_partner(view, unit, row, unit.around.within, inside=True)}"


def _holds_words(view: View, unit: Unit, row: int) -> str:
    return f"the text puts {_partner(view, unit, row, unit.around.holds, inside=False)} in it"


def _listed_words(view: View, unit: Unit, _row: int) -> str:
    return f"listed with {_partner(view, unit, None, unit.around.listed, inside=False)}"


def _partner(
    view: View, unit: Unit, row: int | None, mentions: tuple[int, ...], *, inside: bool
) -> str:
    """Name the likeliest place of the mentions beside it that agrees with what the text says."""
    scene, best, name = view.scene, -1.0, ""
    sheet = scene.sheets[unit.name]
    for mention in mentions:
        if mention not in scene.name_of:
            continue
        other = scene.sheets[scene.name_of[mention]]
        held = view.units[scene.unit_of[mention]]
        if row is not None:
            agrees = (
                within_table(sheet, other)[row] if inside else within_table(other, sheet)[:, row]
            )
            held = held * agrees
        top = int(np.argmax(held))
        if held[top] > best:
            best, name = float(held[top]), other.candidates[top].place.name
    return name


CALLED = LocalClueing("called", called_measure, _called_words)
FEATURE_WORD = LocalClueing("feature_word", feature_word_measure, _feature_words)
STATED_WITHIN = LocalClueing("stated_within", within_measure, _within_words)
STATED_HOLDS = LocalClueing("stated_holds", holds_measure, _holds_words)
LISTED_WITH = LocalClueing("listed_with", listed_measure, _listed_words)
