"""Pages of threads: for everybody, and for the people who work on them."""
