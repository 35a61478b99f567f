"""docs/betrieb.md says what the page says, and names only commands that exist."""

from __future__ import annotations

import re
from pathlib import Path

from django.core.management import get_commands

from augenhoehe.core.contributions import importers
from augenhoehe.core.database import EXTENSIONS
from augenhoehe.core.embedded import APP, OWNER
from augenhoehe.desk.privacy import two_days

HANDBOOK = (Path(__file__).resolve().parents[4] / "docs" / "betrieb.md").read_text(encoding="utf-8")


def test_both_days_are_the_same_in_the_handbook_and_on_the_page():
    for day in two_days.DAYS:
        assert f"### {day.title} ({day.when})" in HANDBOOK
        places = [HANDBOOK.index(f"**{job.title}.**") for job in day.jobs]
        assert places == sorted(places)


def test_every_command_in_the_handbook_exists():
    named = set(re.findall(r"(?:^|[`„]|bin/)augenhoehe ([a-z][a-z_]+)", HANDBOOK, flags=re.MULTILINE))
    assert {"migrate", "backup", "restore", "doctor", "worker", "administrator", "import", "audit"} <= named
    assert named - set(get_commands()) == set()


def test_every_kind_of_import_in_the_handbook_exists():
    named = set(re.findall(r"augenhoehe import ([a-z-]+)", HANDBOOK))
    assert named == {"places", "social-areas"} and named <= set(importers())


def test_the_sql_of_the_handbook_sets_up_both_roles_and_all_extensions():
    for name in EXTENSIONS:
        assert f"CREATE EXTENSION {name};" in HANDBOOK
    for role in (OWNER, APP):
        assert f"CREATE ROLE {role} LOGIN" in HANDBOOK


def test_every_heading_of_the_contents_is_there():
    anchors = {
        re.sub(r"[^\w\- ]", "", line[3:].lower()).replace(" ", "-")
        for line in HANDBOOK.splitlines()
        if line.startswith("## ")
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", HANDBOOK)) <= anchors
