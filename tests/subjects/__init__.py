"""Which objects the visits open: for each argument of a route, an own and a foreign example from the demo world."""

from . import around, bodies, circulars, loop, offers, people, register, volunteers
from .more import make_more
from .registry import MORE, SUBJECTS

__all__ = [
    "MORE", "SUBJECTS", "around", "bodies", "circulars", "loop", "make_more", "offers", "people", "register",
    "volunteers",
]  # fmt: skip
