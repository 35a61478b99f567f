"""The overview of an integration officer: their town in one page."""
