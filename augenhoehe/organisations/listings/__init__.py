"""Lists of organisations and of what belongs to them, as data."""
