"""What `geomap.read` makes of files and standard input."""
