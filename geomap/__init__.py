"""Finds the places a text names, decides which place on Earth each means, and maps them, offline."""

__version__ = "0.1.0"
