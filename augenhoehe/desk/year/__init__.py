"""The year ahead, drawn from what every package knows of it."""
