"""Tests of the gazetteer's sources."""
