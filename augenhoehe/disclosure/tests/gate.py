"""Finds counts of protected things in the source: `.count()`, `Count(…)` and `.aggregate(…)` on hints and contacts.

A count is at home in a package's `counts.py`, which hands a CountRequest to this package, or stands in a
package's EXEMPT with its reason. EXEMPT entries name a function: `augenhoehe.structure.queries.inbox_size`,
a class: `augenhoehe.structure.views.Inbox`, or a whole module.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]
# Names of protected models, of their managers and of the ways to them in a lookup.
PROTECTED = re.compile(
    r"\b(?:Hint|HintContact|HintCode|Bundling)\b|(?:(?<=__)|\b)(?:hint|contact|bundling)s?(?:(?=__)|\b)"
)
COUNTING = {"count", "acount", "aggregate", "aaggregate"}


@dataclass(frozen=True, slots=True)
class Counting:
    """One place that counts something protected."""

    where: str
    line: int
    source: str

    def within(self, exempt: str) -> bool:
        return self.where == exempt or self.where.startswith(f"{exempt}.")


def countings(package: Path = PACKAGE) -> Iterator[Counting]:
    """All of them, tests, migrations, counts.py and this package aside."""
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        if {"tests", "migrations", "disclosure"} & set(parts) or parts[-1] == "counts" or "counts" in parts:
            continue
        module = ".".join(part for part in parts if part != "__init__")
        yield from counted_in(ast.parse(path.read_text(encoding="utf-8")), module)


def counted_in(tree: ast.AST, where: str) -> Iterator[Counting]:
    """Counts in a module, class or function, by qualified name; what a name was assigned from is followed."""
    tainted: set[str] = set()
    for node in ast.iter_child_nodes(tree):
        name = getattr(node, "name", "")
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from counted_in(node, f"{where}.{name}")
        else:
            yield from _in_statement(node, where, tainted)


def _in_statement(node: ast.AST, where: str, tainted: set[str]) -> Iterator[Counting]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Assign | ast.AnnAssign) and inner.value and _speaks_of(inner.value, tainted):
            targets = inner.targets if isinstance(inner, ast.Assign) else [inner.target]
            tainted |= {target.id for target in targets if isinstance(target, ast.Name)}
        if isinstance(inner, ast.Call) and _counts(inner, node, tainted):
            yield Counting(where, inner.lineno, ast.unparse(inner)[:120])


def _counts(call: ast.Call, statement: ast.AST, tainted: set[str]) -> bool:
    if isinstance(call.func, ast.Attribute) and call.func.attr in COUNTING:
        # str.count and list.count take an argument; a queryset's does not.
        return not (call.func.attr == "count" and call.args) and _speaks_of(call.func.value, tainted)
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name == "len" and call.args:
        return _is_query(call.args[0]) and _speaks_of(call.args[0], tainted)
    return name == "Count" and (_speaks_of(call, tainted) or _speaks_of(statement, tainted))


def _is_query(node: ast.AST) -> bool:
    return ".objects" in ast.unparse(node) or ".filter(" in ast.unparse(node)


def _speaks_of(node: ast.AST, tainted: set[str]) -> bool:
    names = {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
    return bool(PROTECTED.search(ast.unparse(node))) or bool(names & tainted)
