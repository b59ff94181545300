"""Whole texts judged against what people say they mean."""
