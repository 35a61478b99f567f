"""Worlds that a module of tests builds once: `@shared` instead of `@pytest.fixture`.

Building the cast and what it works on costs far more than most tests. What a shared fixture builds stays in the
transaction of its module, one savepoint for each; a test stands on exactly those it asks for, runs in a savepoint
of its own and finds database and objects as they were built. A shared fixture asks for other shared ones only:
what moves the clock, patches or signs in stays an ordinary fixture.
"""

from __future__ import annotations

import copy
import dataclasses
import functools
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import models, transaction
from django.db.models.base import ModelState

from tests.plugin import forget_everything

Build = Callable[..., Any]
# The world of the module whose tests run now, if one of them has asked for it.
OPEN: list[World] = []


@dataclass(frozen=True)
class Floor:
    """What one shared fixture built, the savepoint below it, and how all objects looked afterwards."""

    build: Build
    built: Any
    below: str
    looks: list[tuple[Any, Any]]


class World:
    """The shared fixtures of one module, one upon the other, in the order in which they need each other."""

    def __init__(self) -> None:
        self.floors: list[Floor] = []

    def stand_on(self, needed: list[Build]) -> None:
        """Tear down what the next test does not ask for, build what is missing, and tidy up the rest."""
        kept = 0
        while kept < min(len(needed), len(self.floors)) and self.floors[kept].build is needed[kept]:
            kept += 1
        if kept < len(self.floors):
            transaction.savepoint_rollback(self.floors[kept].below)
            del self.floors[kept:]
        if self.floors:
            restore(self.floors[-1].looks)
        for build in needed[kept:]:
            forget_everything()
            below = transaction.savepoint()
            built = build(**{name: self.built_for(name) for name in inspect.signature(build).parameters})
            self.floors.append(Floor(build, built, below, []))
            self.floors[-1].looks.extend(looks_of([floor.built for floor in self.floors]))

    def built_for(self, name: str) -> Any:
        return next(floor.built for floor in reversed(self.floors) if floor.build.__name__ == name)


def looks_of(built: list[Any]) -> list[tuple[Any, Any]]:
    """Every object of ours that can be reached from here, with what is in it now."""
    seen: dict[int, tuple[Any, Any]] = {}
    waiting = [*built]
    while waiting:
        one = waiting.pop()
        if id(one) in seen or not (_is_container(one) or _is_ours(one)):
            continue
        look = copy.copy(one) if _is_container(one) else dict(vars(one))
        seen[id(one)] = (one, look)
        waiting += look.values() if isinstance(look, dict) else look
    return list(seen.values())


def restore(looks: list[tuple[Any, Any]]) -> None:
    """Give every object the look it had when it was built; a test may have changed what it was lent."""
    for one, look in looks:
        if isinstance(one, list):
            one[:] = look
        elif isinstance(one, dict | set):
            one.clear()
            one.update(look)
        elif not isinstance(one, tuple | frozenset):
            vars(one).clear()
            vars(one).update(look)


def _is_container(one: Any) -> bool:
    return isinstance(one, list | dict | set | tuple | frozenset)


def _is_ours(one: Any) -> bool:
    if isinstance(one, type) or callable(one) or not hasattr(one, "__dict__"):
        return False
    return isinstance(one, models.Model | ModelState) or dataclasses.is_dataclass(one)


@pytest.fixture(scope="module")
def module_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One transaction around all tests of a module; pytest-django puts each test into a savepoint of it."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        # As in Django's own test case: a durable block inside must not complain of the one around the tests.
        around._from_testcase = True  # type: ignore[attr-defined]
        with around:
            OPEN.append(World())
            yield OPEN[-1]
            OPEN.pop()
            transaction.set_rollback(True)


def shared(build: Build) -> Any:
    """A fixture that is built once for the tests of a module that ask for it."""

    @functools.wraps(build)
    def lent(module_world: World, **_others: Any) -> Any:
        return module_world.built_for(build.__name__)

    asked = [*inspect.signature(build).parameters, "db", "module_world"]
    lent.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in asked]
    )
    lent.build = build  # type: ignore[attr-defined]
    return pytest.fixture(lent)


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef: Any, request: Any) -> None:
    """The last moment before pytest-django opens the savepoint of a test."""
    if fixturedef.argname != "_django_db_helper":
        return
    known = request.node._fixtureinfo.name2fixturedefs
    if "module_world" not in known and not OPEN:
        return
    world = OPEN[-1] if OPEN else request.getfixturevalue("module_world")
    with request.getfixturevalue("django_db_blocker").unblock():
        world.stand_on(_needed(request.node, known))


def _needed(item: Any, known: dict[str, Any]) -> list[Build]:
    """The shared fixtures a test asks for, each after those it needs itself."""
    found: dict[str, Build] = {}

    def ask(name: str) -> None:
        build = getattr(known[name][-1].func, "build", None) if name in known else None
        if build is not None and name not in found:
            for needed in inspect.signature(build).parameters:
                ask(needed)
            found[name] = build

    for name in item.fixturenames:
        ask(name)
    return list(found.values())
