"""Funding: the catalogue of programmes with deadlines, the self-check, reminders, and the grants that came of it.

A programme says its conditions as data; what somebody answers is judged and forgotten. Nothing here promises money:
the answer is what to clarify next. Grants link what was paid to the measures of a concept, which knows nothing of it.
What organisations want to learn lies with them (`organisations`), not here: a room for events needs it too.
"""

MODULE = "funding"
