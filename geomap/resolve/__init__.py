"""Decides which place on Earth each mention denotes, with the whole document in view."""

from geomap.resolve.explanation import Explainer
from geomap.resolve.resolver import ContextResolver
from geomap.resolve.wording import label

__all__ = ["ContextResolver", "Explainer", "label"]
