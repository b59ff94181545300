"""Tests of `geomap.draw.report`."""
