"""Networks of bodies of several towns: their members, a space of their own, joint positions, protected notes.

A network decides nothing for anybody: each body adopts, amends or declines a joint position by its own vote, through
the waiting list of `committees`. Above committees, below structure.
"""
