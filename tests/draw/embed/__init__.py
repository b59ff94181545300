"""Tests of `geomap.draw.embed`."""
