"""The living register of organisations: migrant organisations and everybody they work with.

An organisation speaks for itself: its own people keep its entry, the coordination checks and publishes it. Nothing
here rates anybody. Origin and private contacts leave only through `queries.card_of`, which knows who may see what.
"""
