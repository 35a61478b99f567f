"""Mitreden: what residents write about matters, measures and news; moderated before it is public, answered after.

A contribution keeps who wrote it apart: without an account there is only a code. A comment is a contribution with
a subject of another package; those packages name what may be discussed (`DISCUSSABLE`).
"""

MODULE = "forum"
