"""Whom the exported places are owed to."""

from collections.abc import Iterable

from geomap.places import Report

ATTRIBUTION = "Place data: GeoNames (https://www.geonames.org), CC BY 4.0; geomap"
"""Credit line that GeoNames' licence asks for (https://creativecommons.org/licenses/by/4.0/)."""


def attribution(reports: Iterable[Report]) -> str:
    """Give the credit line of reports: the gazetteer's, and those of the online services that could answer, each once."""
    manifests = (report.manifest for report in reports)
    services = (line for manifest in manifests if manifest for line in manifest.credits)
    return "; ".join(dict.fromkeys((ATTRIBUTION, *services)))
