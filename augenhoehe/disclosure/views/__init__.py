"""Pages of the register of releases."""
