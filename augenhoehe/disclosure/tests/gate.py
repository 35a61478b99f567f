"""Finds counts of protected things in the source: hints, their contacts, cases, secret votes, people who help or come.

Looked for are `.count()`, `Count(…)`, `.aggregate(…)`, `len(…)` of rows, `count(` in SQL, and `.count` or `|length` in
templates.

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
MODELS = (
    "Hint", "HintContact", "HintCode", "Bundling", "QuestionHint", "Case", "Concern", "Client", "CaseAccess", "Linking",
    "QueuedHint", "SentHint", "Ballot", "Choice", "Ticket", "Enquiry", "Assignment", "Volunteer", "Registration",
    "Attendance", "Feedback",
)  # fmt: skip
WAYS = (
    "hint|contact|bundling|case|concern|linking|ballot|choice|ticket|enquiry|enquirie|assignment|volunteer"
    "|registration|attendance|feedback"
)
PROTECTED = re.compile(rf"\b(?:{'|'.join(MODELS)})\b|(?:(?<=__)|\b)(?:{WAYS})s?(?:(?=__)|\b)")
COUNTING = {"count", "acount", "aggregate", "aaggregate"}
# What every way of counting is written with: files without any of it are not read closely.
WORDS = re.compile(r"count|aggregate|len\(|sum\(", re.IGNORECASE)
# The last and the first of something is no number of them.
ENDS = re.compile(r"aggregate\((?:\w+=)?(?:Max|Min)\([^()]*\)\)$")
TABLES = re.compile(
    r"\b(?:structure_hint|structure_hintcontact|cases_\w+|polls_(?:ballot|choice|ticket)"
    r"|events_(?:registration|attendance|feedback))\b"
)
SQL_COUNT = re.compile(r"\bcount\s*\(", re.IGNORECASE)
IN_TEMPLATE = re.compile(rf"\b(?:\w+\.)*(?:{WAYS})s?(?:\.all)?(?:\.count\b|\|length\b)")


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
        text = path.read_text(encoding="utf-8")
        if not (PROTECTED.search(text) and WORDS.search(text)):
            continue
        module = ".".join(part for part in parts if part != "__init__")
        yield from counted_in(ast.parse(text), module)


def counted_in_templates(package: Path = PACKAGE) -> Iterator[Counting]:
    """Templates that count rows themselves."""
    for path in sorted(package.rglob("*.html")):
        where = str(path.relative_to(package.parent))
        yield from counted_in_template(path.read_text(encoding="utf-8"), where)


def counted_in_template(text: str, where: str) -> Iterator[Counting]:
    for line, words in enumerate(text.splitlines(), start=1):
        for found in IN_TEMPLATE.finditer(words):
            yield Counting(where, line, found.group())


def counted_in(tree: ast.AST, where: str, known: frozenset[str] = frozenset()) -> Iterator[Counting]:
    """Counts in a module, class or function, by qualified name; what a name was assigned from is followed.

    What a module or class assigns is known to its functions.
    """
    tainted: set[str] = set(known)
    queried: set[str] = set(known)
    for node in ast.iter_child_nodes(tree):
        name = getattr(node, "name", "")
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from counted_in(node, f"{where}.{name}", frozenset(tainted))
        else:
            yield from _in_statement(node, where, tainted, queried)


def _in_statement(node: ast.AST, where: str, tainted: set[str], queried: set[str]) -> Iterator[Counting]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Assign | ast.AnnAssign) and inner.value and _speaks_of(inner.value, tainted):
            targets = inner.targets if isinstance(inner, ast.Assign) else [inner.target]
            names = {target.id for target in targets if isinstance(target, ast.Name)}
            tainted |= names
            # Rows, or a list of all of them; what a comprehension picks from them is its own matter.
            queried |= names if _is_query(inner.value) and not isinstance(inner.value, ast.ListComp) else set()
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and _counts_in_sql(inner.value):
            yield Counting(where, inner.lineno, " ".join(inner.value.split())[:120])
        if isinstance(inner, ast.Call) and _counts(inner, node, tainted, queried):
            yield Counting(where, inner.lineno, ast.unparse(inner)[:120])


def _counts(call: ast.Call, statement: ast.AST, tainted: set[str], queried: set[str]) -> bool:
    if isinstance(call.func, ast.Attribute) and call.func.attr in COUNTING:
        # str.count and list.count take an argument; a queryset's does not.
        if (call.func.attr == "count" and call.args) or ENDS.search(ast.unparse(call)):
            return False
        return _speaks_of(call.func.value, tainted)
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name == "len" and call.args:
        rows = call.args[0]
        return (_is_query(rows) or (isinstance(rows, ast.Name) and rows.id in queried)) and _speaks_of(rows, tainted)
    if name == "sum" and call.args and isinstance(call.args[0], ast.GeneratorExp):
        return isinstance(call.args[0].elt, ast.Constant) and _speaks_of(call.args[0], tainted)
    return name == "Count" and (_speaks_of(call, tainted) or _speaks_of(statement, tainted))


def _counts_in_sql(text: str) -> bool:
    return bool(SQL_COUNT.search(text) and TABLES.search(text))


def _is_query(node: ast.AST) -> bool:
    return ".objects" in ast.unparse(node) or ".filter(" in ast.unparse(node)


def _speaks_of(node: ast.AST, tainted: set[str]) -> bool:
    names = {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
    return bool(PROTECTED.search(ast.unparse(node))) or bool(names & tainted)
