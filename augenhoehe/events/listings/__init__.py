"""Lists of events and registrations, as data."""
