"""Committees with names over time, seats, meetings, agenda items and resolutions.

A committee never knows what its items are about: structural questions and papers lie above and react to
its resolutions. In OParl a Body is the municipality; our committees are Organizations.
"""
