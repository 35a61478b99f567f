"""Pages of council records, inside."""
