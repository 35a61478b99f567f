"""What papers start from: templates with placeholders, and the pattern of their numbers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from augenhoehe.committees import rules
from augenhoehe.committees.models import Committee, Paper, PaperNumbering, PaperTemplate
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit, take_next
from augenhoehe.places.models import Municipality

SERIES = "VL"


@transaction.atomic
def create_template(*, municipality: Municipality | None, by: Actor, at: datetime, **values: str) -> PaperTemplate:
    """Keep what papers of a kind usually say."""
    rules.check_manage_templates(by, municipality.pk if municipality else None)
    made = PaperTemplate.objects.create(municipality=municipality, **_template(**values))
    audit("create_paper_template", made, by=by, at=at, fields=list(values))
    return made


@transaction.atomic
def change_template(
    *, template: PaperTemplate, by: Actor, at: datetime, retired: bool = False, revision: int | None = None,
    **values: str,
) -> PaperTemplate:  # fmt: skip
    """Mend a template, or offer it no longer; papers that began with it stay as they are."""
    rules.check_manage_templates(by, template.municipality_id)
    new: dict[str, Any] = {**_template(**values), "retired_at": (template.retired_at or at) if retired else None}
    revisions.change(template, revision=revision, **new)
    audit("change_paper_template", template, by=by, at=at, fields=list(new))
    return template


def _template(
    *, kind: str, name: str, title: str, text: str = "", reasons: str = "", questions: str = ""
) -> dict[str, str]:
    texts = {"text": text, "reasons": reasons, "questions": questions}
    if kind not in Paper.Kind.values:
        raise Refused("Wählen Sie die Art der Vorlage.", field="kind")
    rules.check_template(name, title, texts)
    if questions.strip():
        rules.check_asks(kind)
    return {"kind": kind, "name": clean(name), "title": clean(title)} | {key: clean(one) for key, one in texts.items()}


# --- Numbers ----------------------------------------------------------------------------------------
@transaction.atomic
def set_numbering(
    *, pattern: str, municipality: Municipality | None, by: Actor, at: datetime, committee: Committee | None = None
) -> PaperNumbering:
    """From now on papers of a town, or of one body, are numbered like this; numbers that were given stay."""
    if committee is not None:
        municipality = committee.municipality
    rules.check_manage_templates(by, municipality.pk if municipality else None)
    pattern = clean(pattern)
    # One at a time: two patterns that give the same numbers must not pass each other.
    rows = list(PaperNumbering.objects.select_for_update().order_by("pk"))
    here = (municipality.pk if municipality else None, committee.pk if committee else None)
    own = next((one for one in rows if (one.municipality_id, one.committee_id) == here), None)
    others = [one.pattern for one in rows if one != own]
    rules.check_pattern(pattern, others if here == (None, None) else [*others, rules.DEFAULT])
    if own is None:
        own = PaperNumbering.objects.create(municipality=municipality, committee=committee, pattern=pattern)
    else:
        revisions.change(own, pattern=pattern)
    audit("set_numbering", own, by=by, at=at, fields=["pattern"])
    return own


def take_paper_number(paper: Paper, at: datetime) -> str:
    """The next number of the body, else of the town, else of the house; one that exists already is passed over."""
    pattern, series = _numbering(paper)
    year = day_of(at).year
    while True:
        number = rules.written(pattern, year=year, number=take_next(series, year), kind=paper.kind)
        if not Paper.objects.filter(number=number).exists():
            return number


def _numbering(paper: Paper) -> tuple[str, str]:
    town, body = paper.municipality_id, paper.submitted_by_committee_id
    rows = {(one.municipality_id, one.committee_id): one for one in PaperNumbering.objects.all()}
    found = (rows.get((town, body)) if body else None) or rows.get((town, None)) or rows.get((None, None))
    return (found.pattern, f"{SERIES}:{found.pk.hex}") if found else (rules.DEFAULT, SERIES)
