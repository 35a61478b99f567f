"""Indicators: what is measured, by which definition, with which values, in which area; adopted sets, imports, indices.

A value never changes: a correction is a new version beside the old one. A series belongs to exactly one drawing of an
area, so that figures of a redrawn area are never joined silently. Goals and measures lie above and name indicators.
"""
