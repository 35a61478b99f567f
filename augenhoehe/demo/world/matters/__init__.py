"""The matters of demo-world.md as far as the loop reaches, each with its scenes from draft to answer."""

from . import bus, confirmation, course, kita, motion, parents, post, reconstruction, stations, steering, suggestion

ALL = (reconstruction, kita, bus, confirmation, post, course, parents, steering, suggestion, motion, stations)
