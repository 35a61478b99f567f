"""Pages of concepts: inside for staff, outside for everybody."""
