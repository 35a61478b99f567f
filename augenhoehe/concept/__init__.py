"""Concepts: their process and texts, action fields, goals, measures, implementation markers, inventory and reports.

Progress is computed from markers, never typed. A concept knows the mandate it began with and the resolution that
adopted it, since both lie below; which structural question a measure came from lies above, or beside in a thread.
"""
