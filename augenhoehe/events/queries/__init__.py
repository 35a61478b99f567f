"""Questions of the pages of events."""
