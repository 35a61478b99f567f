"""The house keeps its shape: what the import contract cannot see is read from the source here."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from augenhoehe.core.layers import LAYERS

PACKAGE = Path(settings.PACKAGE_DIR)
LEVEL = {name: place for place, name in enumerate(LAYERS)}
INNER = ["permissions", "models", "queries", "rules", "operations", "forms", "tasks", "contributes", "views"]


def source_files(pattern: str) -> list[Path]:
    return [
        path
        for path in sorted(PACKAGE.glob(pattern))
        if not {"tests", "migrations", "__pycache__"} & set(path.relative_to(PACKAGE).parts)
    ]


def package_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


@pytest.fixture(scope="module", autouse=True)
def forgotten_afterwards() -> Iterator[None]:
    yield
    tree.cache_clear()


# Nine tests read the whole source; understanding it once costs seconds.
@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def attribute_chain(node: ast.expr) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        parts.append(node.id)
    return ".".join(reversed(parts))


def test_every_package_of_the_layers_exists_and_every_package_is_in_the_layers():
    have = {path.name for path in PACKAGE.iterdir() if (path / "apps.py").exists()}
    assert have == set(LAYERS)


def test_no_foreign_key_points_to_a_higher_layer():
    upward = []
    for model in apps.get_models():
        if model._meta.app_label not in LEVEL:
            continue
        for field in model._meta.get_fields():
            if field.concrete and field.is_relation and field.related_model is not None:
                target = field.related_model._meta.app_label
                if LEVEL.get(target, -1) > LEVEL[model._meta.app_label]:
                    upward.append(f"{model._meta.label}.{field.name} -> {target}")
    assert upward == []


def test_no_template_includes_or_extends_one_of_a_higher_layer():
    upward = []
    pattern = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")
    for path in source_files("*/templates/**/*.html"):
        for named in pattern.findall(path.read_text(encoding="utf-8")):
            target = named.split("/")[0]
            if LEVEL.get(target, -1) > LEVEL[package_of(path)]:
                upward.append(f"{path.relative_to(PACKAGE)} -> {named}")
    assert upward == []


def test_views_never_reach_for_a_manager():
    found = []
    for path in source_files("*/**/views.py") + source_files("*/**/views/*.py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and node.attr in {"objects", "_base_manager"}:
                found.append(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    assert found == []


def test_only_the_journal_writes_its_rows():
    found = []
    names = {"Step", "AuditEntry", "AuditSeal", "ThreadLink", "NumberSeries"}
    for path in source_files("*/**/*.py"):
        if package_of(path) == "journal":
            continue
        for call in calls(path):
            chain = attribute_chain(call.func)
            if chain.split(".")[0] in names and ".objects." in f".{chain}." and chain.split(".")[-1] in {
                "create", "bulk_create", "update", "delete", "get_or_create", "update_or_create",
            }:  # fmt: skip
                found.append(f"{path.relative_to(PACKAGE)}:{call.lineno} {chain}")
    assert found == []


def test_no_signals_no_generic_relations_no_logic_in_save_no_ordering_in_meta_and_no_utils():
    found = [str(path.relative_to(PACKAGE)) for path in source_files("*/**/utils.py")]
    for path in source_files("*/**/models.py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}:
                found.append(f"{path.relative_to(PACKAGE)}: {node.name}()")
            if isinstance(node, ast.ClassDef) and node.name == "Meta":
                names = [
                    t.id
                    for stmt in node.body
                    if isinstance(stmt, ast.Assign)
                    for t in stmt.targets
                    if isinstance(t, ast.Name)
                ]
                if "ordering" in names:
                    found.append(f"{path.relative_to(PACKAGE)}: Meta.ordering")
    for path in source_files("*/**/*.py"):
        text = path.read_text(encoding="utf-8")
        if re.search(r"django\.db\.models\.signals|django\.dispatch|GenericForeignKey|GenericRelation", text):
            found.append(f"{path.relative_to(PACKAGE)}: signals or generic relations")
    assert found == []


def test_only_the_clock_looks_at_the_clock():
    found = []
    for path in source_files("*/**/*.py"):
        if path == PACKAGE / "core" / "clock.py":
            continue
        for call in calls(path):
            if attribute_chain(call.func) in {
                "timezone.now", "datetime.now", "date.today", "datetime.today", "datetime.utcnow", "timezone.localdate",
            }:  # fmt: skip
                found.append(f"{path.relative_to(PACKAGE)}:{call.lineno}")
    assert found == []


def test_operations_and_rules_never_ask_for_the_present():
    found = []
    for name in ("operations", "rules", "queries", "models"):
        for path in source_files(f"*/**/{name}.py") + source_files(f"*/**/{name}/*.py"):
            for call in calls(path):
                if attribute_chain(call.func) in {"clock.now", "clock.today"}:
                    found.append(f"{path.relative_to(PACKAGE)}:{call.lineno}")
    assert found == []


def decorators_of(node: ast.FunctionDef) -> set[str]:
    return {attribute_chain(one.func if isinstance(one, ast.Call) else one) for one in node.decorator_list}


def in_a_transaction(node: ast.FunctionDef, path: Path) -> bool:
    """Itself; or one that is tried again while others hold the row and leaves its writing to one that is."""
    decorators = decorators_of(node)
    if not any(one.split(".")[-1] == "patiently" for one in decorators):
        return "transaction.atomic" in decorators
    whole = {
        one.name for one in tree(path).body
        if isinstance(one, ast.FunctionDef) and "transaction.atomic" in decorators_of(one)
    }  # fmt: skip
    return "transaction.atomic" in decorators or bool(
        whole & {attribute_chain(call.func) for call in ast.walk(node) if isinstance(call, ast.Call)}
    )


def test_operations_that_pages_and_tasks_call_run_in_one_transaction():
    """An operation without a transaction of its own is a part of another one: nobody outside may call it."""
    parts: dict[tuple[str, str], str] = {}
    for path in source_files("*/operations.py") + source_files("*/operations/*.py"):
        for node in tree(path).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            wants_actor = {"by", "at"} <= {argument.arg for argument in node.args.kwonlyargs}
            if wants_actor and not in_a_transaction(node, path):
                parts[package_of(path), node.name] = f"{path.relative_to(PACKAGE)}: {node.name}"
    outside = source_files("*/**/views.py") + source_files("*/**/views/*.py") + source_files("*/**/tasks*.py")
    outside += source_files("*/management/commands/*.py")
    called = {
        (package_of(path), attribute_chain(call.func).split(".")[-1]): path for path in outside for call in calls(path)
    }
    assert sorted(f"{parts[key]} from {called[key].relative_to(PACKAGE)}" for key in parts.keys() & called.keys()) == []


def test_dataclasses_share_their_methods():
    own = {PACKAGE / "core" / "values.py"}
    assert [
        path.relative_to(PACKAGE)
        for path in source_files("**/*.py")
        if path not in own and re.search(r"^from dataclasses import .*\bdataclass\b", path.read_text("utf-8"), re.M)
    ] == []


# What only some page, export or command needs is loaded there: each of these costs every web process some MiB.
NOT_AT_START = frozenset({
    "PIL", "babel", "charset_normalizer", "docx", "django.contrib.admin", "duckdb", "fontTools", "jwt", "lxml",
    "mailbox", "networkx", "numpy", "openpyxl", "pandas", "psutil", "pyarrow", "pydyf", "pypdf", "python_calamine", "pytz", "rdflib",
    "requests", "rustworkx", "scipy", "segno", "shapely", "tarfile", "typst", "urllib3", "weasyprint",
})  # fmt: skip


def in_a_fresh_web_process(code: str) -> str:
    import os
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", f"import augenhoehe.wsgi, sys; {code}"],
        cwd=PACKAGE.parent,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "augenhoehe.settings", "AUGENHOEHE_MODE": "demo"},
        capture_output=True,
        text=True,
    )
    return done.stdout.strip() or done.stderr


def test_heavy_libraries_stay_out_of_a_fresh_web_process():
    assert in_a_fresh_web_process(f"print([one for one in {sorted(NOT_AT_START)} if one in sys.modules])") == "[]"


def test_no_field_of_a_model_starts_with_a_table_of_twice_its_size():
    from augenhoehe.core import config

    assert [one.label for one in map(apps.get_app_config, LAYERS) if not isinstance(one, config.Package)] == []
    assert (
        in_a_fresh_web_process(
            "from django.apps import apps; print([str(field) for model in apps.get_models() "
            "if model.__module__.startswith('augenhoehe.') for field in model._meta.local_fields "
            "if sys.getsizeof(field.__dict__) > 1200])"
        )
        == "[]"
    )


@pytest.mark.parametrize("limit", [400])
def test_no_file_grows_past_its_limit(limit: int):
    long = [
        f"{path.relative_to(PACKAGE)}: {length}"
        for path in source_files("**/*.py")
        if (length := len(path.read_text(encoding="utf-8").splitlines())) > limit
        # Tables as data, not code.
        and path.name != "register.py"
        and "world" not in path.parts
    ]
    assert long == []


def test_functions_stay_short():
    """At most 40 lines below the signature and the docstring."""
    long = []
    for path in source_files("**/*.py"):
        if "world" in path.parts:
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef):
                documented = ast.get_docstring(node) is not None and len(node.body) > 1
                length = (node.end_lineno or 0) - node.body[1 if documented else 0].lineno + 1
                if length > 40:
                    long.append(f"{path.relative_to(PACKAGE)}: {node.name} ({length})")
    assert long == []


def test_templates_carry_no_inline_style_or_script():
    found = []
    for path in source_files("*/templates/**/*.html"):
        text = path.read_text(encoding="utf-8")
        if re.search(r"""\sstyle=["']|\son(click|change|submit|load|input)=|<style|javascript:""", text):
            found.append(str(path.relative_to(PACKAGE)))
    assert found == []


def test_every_url_name_is_spelled_once():
    from django.urls import URLPattern, URLResolver, get_resolver

    def walk(patterns, namespace=""):
        for one in patterns:
            if isinstance(one, URLResolver):
                inner = f"{namespace}{one.namespace}:" if one.namespace else namespace
                yield from walk(one.url_patterns, inner)
            elif isinstance(one, URLPattern) and one.name:
                yield f"{namespace}{one.name}"

    names = [name for name in walk(get_resolver().url_patterns) if name.split(":")[0] in LEVEL or "_inside" in name]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_the_environment_example_names_every_variable():
    from augenhoehe.core import env

    example = (PACKAGE.parent / ".env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"^#?\s?([A-Z][A-Z_]+)=", example, re.M))
    assert named >= set(env.READ) - {"AUGENHOEHE_ENV_FILE"}
    assert named <= set(env.READ)


def test_no_component_is_written_with_a_tag_between_its_attributes():
    """Cotton reads such an attribute list wrongly and drops what follows, so that a link becomes a dead button."""
    between = re.compile(r"<c-[\w.-]+(?:\s+[:\w-]+(?:=\"[^\"]*\")?)*\s+\{%")
    found = [str(path) for path in Path("augenhoehe").glob("*/templates/**/*.html") if between.search(path.read_text())]
    assert found == []
