"""Forms of the catalogue, of the self-check and of grants."""
