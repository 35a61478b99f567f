"""What the pages of the forum ask."""
