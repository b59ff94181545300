"""Tests of what brings a page's files along."""
