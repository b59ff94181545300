"""Where the gazetteer's places and names come from: one module a source."""
