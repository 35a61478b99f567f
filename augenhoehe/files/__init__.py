"""Content-addressed files. Each owner has its own foreign key and serves through its own visible_to."""
