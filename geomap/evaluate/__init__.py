"""Measures geomap against texts that people annotated, and fits the rules' weights on them."""

from geomap.evaluate.corpora import Casing, GoldDocument, GoldToponym, read_corpus, recased
from geomap.evaluate.recognition import BINS, Scope, Tally, tally
from geomap.evaluate.scores import Score, score_spans

__all__ = [
    "BINS",
    "Casing",
    "GoldDocument",
    "GoldToponym",
    "Scope",
    "Score",
    "Tally",
    "read_corpus",
    "recased",
    "score_spans",
    "tally",
]
