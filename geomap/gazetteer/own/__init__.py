"""The user's own places: read from CSV and GeoJSON, kept beside the gazetteer, with the times that names were in use."""
