"""Tests of GeoNames' dump: fetched, read, joined, installed."""
