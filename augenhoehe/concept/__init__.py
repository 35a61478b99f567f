"""Concept, action fields, measures and implementation markers. Progress is computed from markers, never typed."""
