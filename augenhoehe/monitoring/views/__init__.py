"""Pages of indicators: inside for staff, outside for everybody."""
