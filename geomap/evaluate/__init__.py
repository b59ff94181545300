"""Corpora and what is fitted on them."""
