"""Django's PostgreSQL backend, with a guard at the door of the closed rooms (core.closed)."""
