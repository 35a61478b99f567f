"""Classes with the shared methods do as those that Python writes for each one."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from augenhoehe.core import values


def made_by(decorator: Callable[..., Any]) -> tuple[type[Any], type[Any], type[Any]]:
    @decorator(frozen=True, slots=True)
    class Place:
        name: str
        people: int = 0
        note: str = dataclasses.field(default="", compare=False)
        secret: str = dataclasses.field(default="x", repr=False)

    @decorator(frozen=True, slots=True)
    class Village(Place):
        church: bool = True

    @decorator(frozen=True, slots=True)
    class Nowhere:
        def __repr__(self) -> str:
            return "nowhere"

    return Place, Village, Nowhere


OURS, PYTHONS = made_by(values.dataclass), made_by(dataclasses.dataclass)


@values.dataclass(frozen=True, slots=True)
class Kept:
    name: str
    people: int = 0


@pytest.mark.parametrize(
    "said",
    [
        lambda place, village, nowhere: place("A") == place("A"),
        lambda place, village, nowhere: place("A") == place("A", 1),
        lambda place, village, nowhere: place("A", note="here") == place("A", note="there"),
        lambda place, village, nowhere: hash(place("A", note="here")) == hash(place("A", note="there")),
        lambda place, village, nowhere: place("A") == village("A"),
        lambda place, village, nowhere: village("A", church=True) == village("A", church=False),
        lambda place, village, nowhere: place("A") == ("A", 0, "x"),
        lambda place, village, nowhere: len({place("A"), place("A"), place("B"), village("A")}),
        lambda place, village, nowhere: repr([place("A", 1, "n", "s"), village("B")]),
        lambda place, village, nowhere: (nowhere() == nowhere(), hash(nowhere()) == hash(nowhere()), repr(nowhere())),
        lambda place, village, nowhere: repr(dataclasses.replace(village("A"), people=3)),
        lambda place, village, nowhere: dataclasses.asdict(village("A")),
        lambda place, village, nowhere: [one.name for one in dataclasses.fields(village)],
        lambda place, village, nowhere: copy.deepcopy(village("A")) == village("A"),
        lambda place, village, nowhere: hasattr(place("A"), "__dict__"),
        lambda place, village, nowhere: refused(lambda: setattr(place("A"), "name", "B")),
        lambda place, village, nowhere: refused(lambda: delattr(place("A"), "name")),
        lambda place, village, nowhere: refused(lambda: hash(place([]))),
    ],
)
def test_a_class_of_ours_does_as_pythons_own(said: Callable[..., Any]):
    assert said(*OURS) == said(*PYTHONS)


def refused(act: Callable[[], Any]) -> tuple[type[Exception], str]:
    with pytest.raises(Exception) as caught:
        act()
    return type(caught.value), str(caught.value)


def test_a_value_can_be_laid_aside_and_taken_up_again():
    assert pickle.loads(pickle.dumps(Kept("A", 2))) == Kept("A", 2)  # noqa: S301 – our own bytes


def test_frozen_classes_share_their_methods():
    for name in ("__eq__", "__hash__", "__setattr__", "__delattr__"):
        assert vars(OURS[0])[name] is vars(OURS[1])[name]


def test_other_classes_are_pythons_own():
    @values.dataclass
    class Open:
        name: str

    one = Open("A")
    one.name = "B"
    assert one == Open("B") and dataclasses.is_dataclass(Open) and Open.__hash__ is None
