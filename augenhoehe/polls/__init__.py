"""Short polls before and in meetings, and looking for what most can live with: anonymous, one vote each.

Who has voted is kept apart from what was voted; nobody can bring the two together again, not even we. A body's own
vote by name is no poll: it is a resolution of `committees`. Above committees and concept.
"""
