"""The invented Kreis Federlohe: who lives there, what they reported, what was decided."""
