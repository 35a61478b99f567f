"""Offices and what they lead."""
