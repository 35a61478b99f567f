"""Forms of volunteers and requests."""
