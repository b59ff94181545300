"""Draws reports: the page, and the Folium map it is."""
