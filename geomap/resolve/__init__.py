"""Decides which place on Earth each mention denotes, with the whole document in view."""

from geomap.resolve.explanation import Explainer
from geomap.resolve.home import Homes, find_home
from geomap.resolve.interest import Interest
from geomap.resolve.resolver import ContextResolver
from geomap.resolve.wording import label

__all__ = ["ContextResolver", "Explainer", "Homes", "Interest", "find_home", "label"]
