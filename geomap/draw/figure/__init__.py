"""Draws reports as a figure for print: one SVG with maps, labels, legend, key and credit, made without a browser."""

from geomap.draw.figure.figure import Figure, draw_figure
from geomap.draw.figure.items import SURE, Item, items_of
from geomap.draw.figure.look import Look, ThemeName
from geomap.draw.figure.printed import check_installed, fontless, pdf, png

__all__ = [
    "SURE",
    "Figure",
    "Item",
    "Look",
    "ThemeName",
    "check_installed",
    "draw_figure",
    "fontless",
    "items_of",
    "pdf",
    "png",
]
