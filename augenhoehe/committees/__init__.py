"""Committees with names over time, seats, meetings, agenda items and resolutions. In OParl a Body is the municipality; ours are Organizations."""
