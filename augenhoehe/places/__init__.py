"""Municipalities, social areas with their validity, and the installation itself. Never knows a person."""
