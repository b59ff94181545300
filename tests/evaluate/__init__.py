"""Tests of what is fitted on corpora."""
