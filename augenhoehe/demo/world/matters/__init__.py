from . import (
    bus,
    confirmation,
    course,
    inquiry,
    kita,
    minutes,
    motion,
    parents,
    post,
    reconstruction,
    stations,
    steering,
    suggestion,
)

ALL = (
    reconstruction, kita, bus, confirmation, post, course, parents, steering, suggestion, motion, inquiry, stations,
    minutes,
)  # fmt: skip
