"""What may be done with volunteers and requests."""
