"""Tests of the page in a real browser, with the network off."""
