"""The public side: start page, search, legal pages. Never reaches the closed rooms."""
