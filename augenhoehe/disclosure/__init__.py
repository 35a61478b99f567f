"""The one gate through which counts of protected things leave. Knows rows and thresholds, no noun of the field.

A package counts in its `counts.py`, which returns a CountRequest; pages print what `operations.release` or
`operations.shown_count` gives back. What is counted elsewhere stands in that package's EXEMPT with a reason
(docs/zahlen.md); `tests/test_gate.py` reads the source and finds the rest.
"""
