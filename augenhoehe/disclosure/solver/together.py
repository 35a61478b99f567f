"""A year beside its quarters: where a new table is the sum of earlier ones, all are attacked together, with what each
of them showed. Stand after stand of one table: `disclosure.stands`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp

from augenhoehe.core.refused import Refused
from augenhoehe.disclosure.earlier import Earlier
from augenhoehe.disclosure.lattice import Key, Knot, State, System, equations_of, followed
from augenhoehe.disclosure.proof import Shown

from .attack import matrix_of


def summed_up(system: System, parts: Sequence[Earlier]) -> System:
    """The table together with the earlier ones it is the sum of; their cells stay as they were released."""
    knots, equations = list(system.knots), list(system.equations)
    places: list[dict[Key, int]] = []
    for part in parts:
        start = len(knots)
        own = {cell.key: start + place for place, cell in enumerate(part.cells)}
        knots += [_released(part, cell) for cell in part.cells]
        equations += equations_of(part.axes, own)
        places.append(own)
    for key, place in system.places.items():
        of_parts = [own[key] for own in places if key in own]
        if of_parts:
            equations.append({place: -1, **dict.fromkeys(of_parts, 1)})
        elif knots[place].value:
            raise Refused(f"„{', '.join(key)}“ kommt in keinem Teil vor. Die Summe passt nicht zu ihren Teilen.")
    insiders = dict.fromkeys(followed(known, knots, equations) for known in system.insiders)
    joint = replace(system, knots=tuple(knots), equations=tuple(equations), insiders=tuple(insiders))
    return with_possible_values(joint, len(system.knots))


def _released(part: Earlier, cell: Shown) -> Knot:
    """A cell that is out: known for good, or hidden with the range it was promised."""
    key = (part.name, *cell.key)
    if cell.value is not None:
        return Knot(key, cell.value, State.SHOWN)
    need = next((range_.need for range_ in part.proof if range_.key == cell.key), 0)
    zeros = part.zeros_hidden
    return Knot(key, 0, State.HIDDEN, need > 0, 0 if zeros else 1, need)


def with_possible_values(system: System, own: int) -> System:
    """Some whole numbers for the hidden cells of earlier tables that fit everything: which ones changes no range."""
    free = numpy.array([place >= own and knot.state == State.HIDDEN for place, knot in enumerate(system.knots)])
    values = numpy.array([float(knot.value) for knot in system.knots])
    low = numpy.array([float(knot.low) for knot in system.knots])
    matrix = matrix_of(system)
    found = milp(
        numpy.ones(len(values)), constraints=LinearConstraint(matrix, 0, 0), integrality=free.astype(float),
        bounds=Bounds(numpy.where(free, low, values), numpy.where(free, numpy.inf, values)),
    )  # fmt: skip
    if found.x is None:
        raise Refused("Die Teile ergeben nicht die Summe. Prüfen Sie, ob alle denselben Gegenstand zählen.")
    numbers = numpy.round(found.x).astype(int)
    knots = tuple(
        replace(knot, value=int(numbers[place])) if free[place] else knot for place, knot in enumerate(system.knots)
    )
    return replace(system, knots=knots)
