"""The matters of demo-world.md as far as the loop reaches, each with its scenes from draft to answer."""

from . import bus, confirmation, course, kita, minutes, motion, parents, post, reconstruction, steering, suggestion

ALL = (reconstruction, kita, bus, confirmation, post, course, parents, steering, suggestion, motion, minutes)
