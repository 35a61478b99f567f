"""The demo world made large: hints by the million, topics and threads in proportion, loaded in bulk.

The only place of the demo that goes past the operations: they would take hours, and nothing here is
anybody's decision. Such rows leave no audit entries, and the tours do not lead to them.
"""
