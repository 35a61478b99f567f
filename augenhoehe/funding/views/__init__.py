"""Pages of funding: outside for everybody, inside for who keeps it and for organisations."""
