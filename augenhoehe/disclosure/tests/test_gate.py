"""Hints and contacts are counted in counts.py, or where a package says by name why not."""

from __future__ import annotations

import ast
import importlib

import pytest

from augenhoehe.core.contributions import collected

from .gate import counted_in, countings


def named(path):
    """The thing a dotted path names: module, class, function, or method."""
    parts = path.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            found = getattr(found, part)
        return found
    raise ModuleNotFoundError(path)


def test_protected_things_are_counted_behind_the_gate_or_exempt_by_name():
    exempt = [one.where for one in collected("EXEMPT")]
    loose = [one for one in countings() if not any(one.within(where) for where in exempt)]
    assert not loose, "Zählt an der Freigabe vorbei (counts.py oder EXEMPT mit Grund):\n" + "\n".join(
        f"  {one.where}, Zeile {one.line}: {one.source}" for one in loose
    )


def test_every_exemption_names_something_that_exists_and_says_why():
    for one in collected("EXEMPT"):
        assert named(one.where) is not None
        assert len(one.reason.split()) >= 4 and one.reason.endswith("."), f"{one.where}: der Grund ist kein Satz"


@pytest.mark.parametrize(
    "source",
    [
        "def f(actor):\n    return Hint.objects.visible_to(actor).count()",
        "def f(topic):\n    return topic.hints.count()",
        "def f():\n    rows = Hint.objects.all()\n    narrow = rows.filter(urgent=True)\n    return narrow.count()",
        "def f():\n    return Topic.objects.annotate(n=Count('hints'))",
        "def f():\n    return Question.objects.annotate(n=Count('topic_links__topic__hints__id', distinct=True))",
        "def f():\n    return Hint.objects.values('source').annotate(n=models.Count('id'))",
        "def f():\n    return HintContact.objects.aggregate(n=Count('pk'))",
        "class A:\n    def f(self):\n        return len(Hint.objects.filter(urgent=True))",
    ],
)
def test_the_gate_sees_each_way_of_counting(source):
    found = list(counted_in(ast.parse(source), "augenhoehe.probe"))
    assert found and found[0].where.startswith("augenhoehe.probe.") and found[0].where.endswith("f")


@pytest.mark.parametrize(
    "source",
    [
        "def f(text):\n    return text.count('a')",
        "def f():\n    return Municipality.objects.annotate(n=Count('social_areas'))",
        "def f(hint):\n    return hint.problem.count(',')",
        "def f():\n    return Thread.objects.count()",
    ],
)
def test_the_gate_leaves_other_counts_alone(source):
    assert not list(counted_in(ast.parse(source), "augenhoehe.probe"))
