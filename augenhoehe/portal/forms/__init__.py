"""Forms of the public pages and of those who keep them."""
