"""Whom the exported places are owed to."""

ATTRIBUTION = "Place data: GeoNames (https://www.geonames.org), CC BY 4.0; geomap"
"""Credit line that GeoNames' licence asks for (https://creativecommons.org/licenses/by/4.0/)."""
