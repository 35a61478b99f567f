"""Übersetzungen: every public content in every language, how fresh it is, and one way to word it."""
