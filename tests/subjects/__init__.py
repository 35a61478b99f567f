"""Which objects the visits open: for each argument of a route, an own and a foreign example from the demo world.

One module per room; each registers its subjects when it is imported.
"""

from importlib import import_module
from pkgutil import iter_modules

from .more import make_more
from .registry import MORE, SUBJECTS

__all__ = ["MORE", "SUBJECTS", "make_more"]

for found in iter_modules(__path__):
    import_module(f"{__name__}.{found.name}")
