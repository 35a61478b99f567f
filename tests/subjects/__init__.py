"""Which objects the visits open: for each argument of a route, an own and a foreign example from the demo world."""

from . import around, bodies, funding, loop, offers, people, register
from .more import make_more
from .registry import MORE, SUBJECTS

__all__ = ["MORE", "SUBJECTS", "around", "bodies", "funding", "loop", "make_more", "offers", "people", "register"]
