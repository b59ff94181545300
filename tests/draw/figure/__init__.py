"""Tests of `geomap.draw.figure`."""
