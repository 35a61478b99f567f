"""`dataclass` as everybody knows it, with one set of methods for all frozen ones.

Python writes `__eq__`, `__hash__`, `__repr__`, `__setattr__` and `__delattr__` anew for each class. For some five
hundred classes that is 4 MiB in every web process, and a fifth of its start. Here they share theirs.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, NoReturn


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    compared = self.__compared__
    return compared(self) == compared(other)


def _hash(self: Any) -> int:
    return hash(self.__compared__(self))


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _set(_self: Any, name: str, _given: Any) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(_self: Any, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


_SHARED = {"__eq__": _equal, "__hash__": _hash, "__repr__": _repr}
_FROZEN = {"__setattr__": _set, "__delattr__": _delete}


def _value(cls: type) -> type:
    own = vars(cls)
    # What a class says itself stays, as with dataclasses. Python takes the hash from who says only `__eq__`.
    missing = {name for name in _SHARED if own.get(name) is None}
    made: Any = dataclasses.dataclass(frozen=True, slots=True, eq=False, repr=False)(cls)
    for name in missing:
        setattr(made, name, _SHARED[name])
    for name, method in _FROZEN.items():
        setattr(made, name, method)
    names = [one.name for one in dataclasses.fields(made) if one.compare]
    # Of a class without fields all instances are alike.
    made.__compared__ = attrgetter(*names) if names else type
    return made  # type: ignore[no-any-return]


if TYPE_CHECKING:
    # Type checkers know this one by its name.
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, **options):
        """`dataclasses.dataclass`; `@dataclass(frozen=True, slots=True)`, and only this, takes the shared methods."""
        if options != {"frozen": True, "slots": True}:
            return dataclasses.dataclass(cls, **options)
        return _value
