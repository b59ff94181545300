"""The decisions file."""
