"""The one gate through which counts of protected things leave. Knows rows and thresholds, no noun of the field.

A package counts in its `counts.py` and names its tables in RELEASES. They are counted on fixed days, protected beside
what is out already, and stored (`models.Release`); pages read the last stand (`queries.latest`, `queries.told`). What
must be known at once is frozen by `operations.release_at_moment`. What is counted elsewhere stands in that package's
EXEMPT with a reason (docs/zahlen.md); `tests/test_gate.py` reads the source and finds the rest.
"""
