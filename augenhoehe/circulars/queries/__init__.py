"""Questions about circulars."""
