"""What kind of word stands beside a name: there are no parts of speech to go by, closed lists and endings stand in for them."""

import functools

from geomap.recognize.roles import AGENT_VERBS, AUXILIARIES, FUNCTION_WORDS, PREPOSITIONS
from geomap.recognize.words import PERSON_TITLES, is_name_word, listed

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
"""Tokens that make a name before them an owner."""

_BEING = listed("is was are were be been")
_ENDINGS = ("ed", "ing", "ly", "s")
_CLOSED = (
    ("auxiliary", AUXILIARIES | _BEING),
    ("agent's verb", AGENT_VERBS),
    ("preposition", PREPOSITIONS),
    ("function word", FUNCTION_WORDS),
    ("title", PERSON_TITLES),
)
_REMEMBERED = 50_000


@functools.lru_cache(_REMEMBERED)
def word_class(word: str) -> str:
    """Give the kind of a word that is not empty: a closed list it stands on, else its shape or ending."""
    lower = word.lower()
    if word in POSSESSIVES:
        return "possessive"
    for kind, words in _CLOSED:
        if lower in words:
            return kind
    if not word[0].isalnum():
        return f"mark {word}"
    if word[0].isdigit():
        return "number"
    if is_name_word(word):
        return "name"
    return next((ending for ending in _ENDINGS if lower.endswith(ending)), "other")
