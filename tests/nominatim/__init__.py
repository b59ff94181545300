"""The whole chain against a real Nominatim on loopback: `make test-nominatim`."""
