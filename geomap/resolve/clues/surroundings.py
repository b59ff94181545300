"""What the words around the mention say."""

from geomap.places import Candidate, Place
from geomap.resolve.clues.clue import Clueing
from geomap.resolve.geography import lies_within
from geomap.resolve.situation import Belief, Situation
from geomap.resolve.surroundings import FEATURE_WORDS


def feature_word_value(candidate: Candidate, situation: Situation) -> float:
    """1 where «province of …» or «… River» fits the place's kind, −1 where it does not."""
    word = situation.surroundings.feature
    if not word:
        return 0.0
    allowed = FEATURE_WORDS[word]
    place = candidate.place
    fits = place.feature_code in allowed or place.feature_class.value in allowed
    return 1.0 if fits else -1.0


def within_value(candidate: Candidate, situation: Situation) -> float:
    """How well the place agrees that it lies in one that the text names as containing it, 0 … 1.

    «Paris, Texas», «Homs, in western Syria», «the Syrian province of Idlib».
    """
    return situation.share_within(candidate.place)


def holds_value(candidate: Candidate, situation: Situation) -> float:
    """How well the place agrees that it holds another, 0 … 1: «Athens, Georgia» makes it the state."""
    return situation.share_holding(candidate.place)


def listed_value(candidate: Candidate, situation: Situation) -> float:
    """How surely the places listed beside it are of its kind: «Georgia, Armenia and Azerbaijan»."""
    peers = situation.peers
    if not peers:
        return 0.0
    same = sum(
        belief.probability
        for belief in peers
        if _same_kind(candidate.place, belief.candidate.place)
    )
    return same / max(1.0, sum(belief.probability for belief in peers))


def _same_kind(place: Place, other: Place) -> bool:
    return (
        place.feature_class is other.feature_class
        and place.feature_code[:3] == other.feature_code[:3]
    )


def _feature_words(candidate: Candidate, situation: Situation) -> str:
    verb = "fits" if feature_word_value(candidate, situation) > 0 else "does not fit"
    return f"the word «{situation.surroundings.feature}» beside it {verb}"


def _named(beliefs: tuple[Belief, ...]) -> str:
    return max(beliefs, key=lambda belief: belief.probability).candidate.place.name


def _within_words(candidate: Candidate, situation: Situation) -> str:
    holding = tuple(
        belief
        for belief in situation.containers
        if lies_within(candidate.place, belief.candidate.place)
    )
    return f"the text puts it in {_named(holding)}"


def _holds_words(candidate: Candidate, situation: Situation) -> str:
    held = tuple(
        belief
        for belief in situation.contents
        if lies_within(belief.candidate.place, candidate.place)
    )
    return f"the text puts {_named(held)} in it"


def _listed_words(_candidate: Candidate, situation: Situation) -> str:
    return f"listed with {_named(situation.peers)}"


FEATURE_WORD = Clueing("feature_word", 3.0, feature_word_value, _feature_words)
STATED_WITHIN = Clueing("stated_within", 6.0, within_value, _within_words)
STATED_HOLDS = Clueing("stated_holds", 4.0, holds_value, _holds_words)
LISTED_WITH = Clueing("listed_with", 1.0, listed_value, _listed_words)
