"""Which objects the visits open: for each argument of a route, an own and a foreign example from the demo world."""

from . import around, bodies, loop, network, offers, people, register
from .more import make_more
from .registry import MORE, SUBJECTS

__all__ = ["MORE", "SUBJECTS", "around", "bodies", "loop", "make_more", "network", "offers", "people", "register"]
