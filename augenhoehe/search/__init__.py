"""Search documents of everything that may be found, and the list of known words that forgives typing errors. Closed rooms never write here."""
