"""What the pages of organisations ask; one file per noun."""
