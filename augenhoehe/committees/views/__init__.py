"""Pages of committees: inside for staff and members, outside for everybody."""
