"""Measures geomap against texts that people annotated, and fits the rules' weights on them."""

from geomap.evaluate.corpora import Casing, GoldDocument, GoldToponym, read_corpus, recased
from geomap.evaluate.error_report import jsonl_pieces, markdown_pieces
from geomap.evaluate.evaluation import Evaluation, evaluate, judge_all
from geomap.evaluate.misses import Miss, misses
from geomap.evaluate.predictions import Prediction, predictions_of, read_predictions
from geomap.evaluate.records import evaluation_record
from geomap.evaluate.runs import Answered, answer, answers_from
from geomap.evaluate.scores import Score, score_spans
from geomap.evaluate.tables import detail_tables, overview_tables
from geomap.evaluate.verdicts import Gold, Scope

__all__ = [
    "Answered",
    "Casing",
    "Evaluation",
    "Gold",
    "GoldDocument",
    "GoldToponym",
    "Miss",
    "Prediction",
    "Scope",
    "Score",
    "answer",
    "answers_from",
    "detail_tables",
    "evaluate",
    "evaluation_record",
    "jsonl_pieces",
    "judge_all",
    "markdown_pieces",
    "misses",
    "overview_tables",
    "predictions_of",
    "read_corpus",
    "read_predictions",
    "recased",
    "score_spans",
]
