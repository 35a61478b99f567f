"""Pages of press work, inside and public."""
