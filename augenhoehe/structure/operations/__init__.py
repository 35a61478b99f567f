"""Verbs of the structure level, one file per noun."""
