"""Lists of press work, as data."""
