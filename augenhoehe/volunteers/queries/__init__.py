"""What the pages of volunteers ask."""
