"""Which entries, answers and cooperations a page asks for."""
