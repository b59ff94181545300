"""GeoNames' full dump (https://download.geonames.org/export/dump/): fetched, checked, and joined with our own tables."""
