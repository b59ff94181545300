"""Decides which place on Earth each mention denotes, with the whole document in view."""

from geomap.resolve.resolver import ContextResolver

__all__ = ["ContextResolver"]
