"""The matters of demo-world.md as far as the loop reaches, each with its scenes from draft to answer."""

from . import bus, confirmation, kita, parents, post, steering

ALL = (kita, bus, confirmation, post, parents, steering)
