"""Forms of press work."""
