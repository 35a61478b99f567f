"""Hints and contacts are counted in counts.py, or where a package says by name why not."""

from __future__ import annotations

import ast
import importlib

import pytest

from augenhoehe.core.contributions import collected

from .gate import PACKAGE, counted_in, counted_in_template, counted_in_templates, countings

LIST = "## Was gezählt wird, ohne das Haus zu verlassen"


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
    loose += counted_in_templates()
    assert not loose, "Zählt an der Freigabe vorbei (counts.py oder EXEMPT mit Grund):\n" + "\n".join(
        f"  {one.where}, Zeile {one.line}: {one.source}" for one in loose
    )


def test_every_exemption_names_something_that_exists_and_says_why():
    for one in collected("EXEMPT"):
        assert named(one.where) is not None
        assert len(one.reason.split()) >= 4 and one.reason.endswith("."), f"{one.where}: der Grund ist kein Satz"


def named_in_the_document(text):
    """The table of docs/zahlen.md: {where: reason}."""
    rows = [line.strip("|").split("|") for line in text.split(LIST)[1].split("\n## ")[0].splitlines() if "`" in line]
    return {where.strip(" `"): reason.strip() for where, reason in rows}


def test_every_exemption_is_named_with_its_reason_in_the_document_and_no_other():
    text = (PACKAGE.parent / "docs" / "zahlen.md").read_text(encoding="utf-8")
    assert named_in_the_document(text) == {one.where: one.reason for one in collected("EXEMPT")}


def test_the_comparison_sees_what_is_missing_or_said_otherwise():
    said = "\n".join(f"| `{one.where}` | {one.reason} |" for one in collected("EXEMPT"))
    whole = {one.where: one.reason for one in collected("EXEMPT")}
    assert named_in_the_document(f"{LIST}\n{said}\n## Weiter\n| `a` | b |") == whole
    assert named_in_the_document(f"{LIST}\n{said.split(chr(10), 1)[1]}") != whole
    assert named_in_the_document(f"{LIST}\n{said.replace('Gremium', 'Publikum')}") != whole


@pytest.mark.parametrize(
    "source",
    [
        "def f(actor):\n    return Hint.objects.visible_to(actor).count()",
        "ROWS = Hint.objects.all()\n\ndef f():\n    return ROWS.count()",
        "def f(poll):\n    return Ballot.objects.filter(poll=poll).count()",
        "def f(actor):\n    rows = Case.objects.filter(closed=None)\n    return rows.aggregate(n=Count('pk'))['n']",
        "def f():\n    return Measure.objects.annotate(n=Count('threads__questions__hints'))",
        "def f(cursor):\n    cursor.execute('SELECT quarter, count(*) FROM structure_hint GROUP BY 1')",
        "def f(cursor):\n    cursor.execute(f'SELECT COUNT (DISTINCT person_key) FROM structure_hint WHERE {where}')",
        "def f():\n    rows = list(Hint.objects.filter(urgent=True))\n    return len(rows)",
        "def f():\n    return sum(1 for one in Hint.objects.all())",
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
        "def f(case):\n    return case.concerns.aggregate(last=Max('position'))['last']",
        "def f(cursor):\n    cursor.execute('SELECT count(*) FROM journal_thread')",
        "def f():\n    return sum(one.hours for one in Hint.objects.all())",
    ],
)
def test_the_gate_leaves_other_counts_alone(source):
    assert not list(counted_in(ast.parse(source), "augenhoehe.probe"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>{{ topic.hints.count }} Hinweise</p>", ["topic.hints.count"]),
        ("{{ hints|length }}", ["hints|length"]),
        ("{% if question.hints.all|length > 3 %}", ["question.hints.all|length"]),
        ("{{ answers|length }} {{ hint.problem|length }} {{ page.count }}", []),
    ],
)
def test_the_gate_reads_templates_too(text, found):
    assert [one.source for one in counted_in_template(text, "probe.html")] == found
