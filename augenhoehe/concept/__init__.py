"""Concepts, action fields, measures and implementation markers. Progress is computed from markers, never typed.

A concept never knows which question or resolution a measure came from: those lie above, or beside in a thread.
"""
