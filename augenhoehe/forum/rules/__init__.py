"""What the forum allows, and to whom."""
