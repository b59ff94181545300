"""Tests of geomap; the folders mirror the package."""
