"""Tests of the places of the user's own."""
