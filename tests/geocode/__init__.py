"""Online geocoding against a server of our own: nothing here leaves the machine."""
