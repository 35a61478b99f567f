"""What the pages of press work ask."""
