"""What `geomap.export` writes."""
