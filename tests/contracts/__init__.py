"""One contract suite a protocol, run on every implementation."""
