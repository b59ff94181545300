"""Weights of the pieces of evidence for a place, in log-odds.

Fitted by `fitting` (logistic regression, L2 penalty 1) on the development parts of LGL, TR-News and GeoWebNews; demonyms
and names inside organisations are left out there.
"""

from collections.abc import Mapping
from types import MappingProxyType

BIAS = 1.42
"""Log-odds before any evidence."""

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "after a locating word": 1.98,
        "preferred name of a metropolis": 1.98,
        "country": 1.81,
        "after «from»": 1.62,
        "after a direction": 1.47,
        "listed after a place": 1.42,
        "abbreviation only": 1.33,
        "before the division or country it lies in": 1.1,
        "preferred name of a city": 1.07,
        "after «of»": 1.03,
        "before a word of kind": 1.01,
        "after «between»": 0.97,
        "after «to»": 0.91,
        "after «through»": 0.89,
        "after «on»": 0.8,
        "listed before a place": 0.73,
        "a place elsewhere in the document": 0.72,
        "some name of a place of unknown size": 0.63,
        "some name of a city": 0.61,
        "before a comma": 0.6,
        "before «-based» or the like": 0.6,
        "after an article": 0.56,
        "after «province of» or the like": 0.46,
        "after «at»": 0.45,
        "some name of a town": 0.41,
        "before a title": 0.38,
        "after «against»": 0.37,
        "preferred name of a town": 0.31,
        "after «off»": 0.3,
        "after «for»": 0.28,
        "several words": 0.26,
        "after a name and a comma, as a division or country": 0.25,
        "feature word": 0.16,
        "some name of a village": 0.13,
        "in a sentence of upper casing": 0.03,
        "some name of a small town": 0.0,
        "some name of a metropolis": -0.0,
        "after a word of kind": -0.04,
        "opens the sentence": -0.06,
        "after «over»": -0.06,
        "preferred name of a small town": -0.13,
        "after «by»": -0.21,
        "after a title": -0.41,
        "after «with»": -0.43,
        "linked to a capitalised word": -0.44,
        "possessive": -0.45,
        "preferred name of a village": -0.5,
        "before a street word": -0.55,
        "in quotation marks": -0.66,
        "region": -0.68,
        "in a sentence of title casing": -0.74,
        "alternate name only": -0.78,
        "surname": -0.93,
        "preferred name of a place of unknown size": -0.95,
        "common word also in lower case": -1.13,
        "first name": -1.28,
        "before a verb of speech": -1.41,
        "in a full name": -1.42,
        "before a number": -1.44,
        "after a capitalised word": -1.62,
        "division": -1.7,
        "before a capitalised word": -1.78,
        "unknown to the gazetteer": -1.78,
        "in a sentence of lower casing": -1.83,
        "populated place only": -1.93,
        "after a first name": -2.02,
        "before a surname": -2.49,
        "acronym": -2.49,
        "after a known place": -2.78,
        "before a known place": -2.98,
        "a person's name elsewhere": -3.06,
        "common word": -3.43,
    }
)
"""Weight of each piece of evidence; positive speaks for a place."""
