"""Uploads, dry runs and take-overs without a worker, for the tests of imports."""

from __future__ import annotations

from augenhoehe.core.rights import SYSTEM
from augenhoehe.structure.operations import imports

from .intake_factories import AT

SIMPLE = "problem,ort,kategorie,datum\n"


def checked(content, *, by=SYSTEM, columns=None, municipality=None, **more):
    """Upload and dry run, without a worker."""
    found = imports.upload_import(content=content.encode(), file_name="liste.csv", by=by, at=AT)
    imports.start_check(
        hint_import=found, columns=columns or found.mapping["columns"], municipality=municipality,
        source_note="Umfrage", by=by, at=AT, **more,
    )  # fmt: skip
    imports.run_check(import_id=found.pk, now=lambda: AT)
    found.refresh_from_db()
    return found


def taken_over(content, **values):
    found = checked(content, **values)
    imports.start_take_over(hint_import=found, by=values.get("by", SYSTEM), at=AT)
    imports.run_take_over(import_id=found.pk, now=lambda: AT)
    found.refresh_from_db()
    return found


def counts(found):
    return (found.rows_total, found.rows_new, found.rows_duplicate, found.rows_faulty)


def faults(found):
    return {one["row"]: one["sentence"] for one in found.errors if one["kind"] == "faulty"}
