"""Lists of programmes and grants, as data."""
