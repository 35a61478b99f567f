"""The first steps of a new installation: useful from zero, one thing after the other (S2-14)."""
