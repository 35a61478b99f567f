"""What the pages of the structural level ask; one file per noun."""
