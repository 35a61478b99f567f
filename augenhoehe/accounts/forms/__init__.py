"""Forms of this package: signing in, one's own account, and the administration of accounts."""
