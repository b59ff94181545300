"""Weights of the pieces of evidence for a place, in log-odds.

Fitted by `fitting` (logistic regression, L2 penalty 1) on the development parts of LGL, TR-News and GeoWebNews; demonyms
and names inside organisations are left out there.
"""

from collections.abc import Mapping
from types import MappingProxyType

BIAS = 1.56
"""Log-odds before any evidence."""

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "preferred name of a metropolis": 2.22,
        "after a locating word": 1.85,
        "after «from»": 1.62,
        "before «-based» or the like": 1.44,
        "preferred name of a city": 1.34,
        "before a word of kind": 1.13,
        "after a name and a comma, as a division or country": 1.01,
        "listed after a place": 0.98,
        "after «between»": 0.94,
        "after «through»": 0.94,
        "several words": 0.93,
        "after «to»": 0.89,
        "after «of»": 0.87,
        "listed before a place": 0.84,
        "some name of a small town": 0.73,
        "before a comma": 0.66,
        "a place elsewhere in the document": 0.65,
        "after «on»": 0.65,
        "before the division or country it lies in": 0.64,
        "some name of a city": 0.64,
        "some name of a town": 0.49,
        "after an article": 0.47,
        "before a title": 0.44,
        "preferred name of a town": 0.43,
        "abbreviation only": 0.43,
        "after a direction": 0.41,
        "after «at»": 0.41,
        "after «against»": 0.41,
        "some name of a village": 0.39,
        "opens the sentence": 0.19,
        "some name of a metropolis": 0.15,
        "after «off»": 0.12,
        "after «for»": 0.11,
        "after «province of» or the like": 0.05,
        "feature word": 0.02,
        "after a word of kind": 0.01,
        "in a sentence of upper casing": -0.05,
        "after «by»": -0.24,
        "after a title": -0.25,
        "possessive": -0.26,
        "after «with»": -0.3,
        "after «over»": -0.32,
        "some name of a place of unknown size": -0.34,
        "preferred name of a small town": -0.39,
        "country": -0.4,
        "linked to a capitalised word": -0.6,
        "alternate name only": -0.68,
        "in quotation marks": -0.69,
        "preferred name of a village": -0.75,
        "in a sentence of title casing": -0.77,
        "preferred name of a place of unknown size": -0.8,
        "before a street word": -0.86,
        "division": -0.95,
        "first name": -1.04,
        "surname": -1.06,
        "after a known place": -1.12,
        "common word also in lower case": -1.42,
        "region": -1.57,
        "in a full name": -1.64,
        "before a verb of speech": -1.64,
        "before a number": -1.65,
        "before a known place": -1.68,
        "in a sentence of lower casing": -1.73,
        "before a capitalised word": -1.77,
        "after a capitalised word": -1.89,
        "after a first name": -1.95,
        "unknown to the gazetteer": -2.05,
        "before a surname": -2.14,
        "populated place only": -2.33,
        "acronym": -2.86,
        "a person's name elsewhere": -3.14,
        "common word": -3.17,
    }
)
"""Weight of each piece of evidence; positive speaks for a place."""
