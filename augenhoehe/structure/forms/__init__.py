"""Forms of the structure level, one file per page."""
