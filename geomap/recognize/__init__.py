"""Recognition: the mentions of toponyms in a document, each with its sentence, role and score."""

from geomap.recognize.rule_recognizer import RuleRecognizer
from geomap.recognize.spacy_recognizer import SpacyRecognizer
from geomap.recognize.trained_recognizer import TrainedRecognizer

__all__ = ["RuleRecognizer", "SpacyRecognizer", "TrainedRecognizer"]
