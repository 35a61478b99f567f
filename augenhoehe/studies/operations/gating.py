"""What leaves the room of a study: a finding without a person, through the gate (ADR 0022)."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from django.conf import settings
from django.db import connection, transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of, quarter_of
from augenhoehe.core.closed import GATE, closed_room
from augenhoehe.core.ids import new_code
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.places.models import Municipality
from augenhoehe.structure.models import Hint, Term
from augenhoehe.structure.operations.intake import report_hint
from augenhoehe.studies import gate
from augenhoehe.studies.gate import Leaving
from augenhoehe.studies.models import Engagement, Finding
from augenhoehe.studies.queries import interviews as queries
from augenhoehe.studies.rules import interviews as rules

from .reading import note

_V = Term.Vocabulary
GATE_LOCK = 0x57D1


@transaction.atomic
def release_finding(*, finding: Finding, by: Actor, at: datetime, revision: int | None = None) -> Finding:
    """Give a finding to the gate. Nothing that is marked leaves, and of one interview one hint per life area."""
    interview = finding.interview
    rules.check_works_on(by, interview.study)
    rules.check_release(finding, queries.findings_of(interview), finding.said("life_area"))
    known = [interview.word(name) for name in ("name", "email", "phone")]
    phrases = [interview.word("office"), interview.code]
    rules.check_nobody(f"{finding.said('text')}\n{finding.said('idea')}", known, phrases)
    hint = finding.kind == Finding.Kind.HURDLE
    code = new_code() if hint else ""
    leaving = Leaving(
        code=code, kind=finding.kind, text=finding.said("text"), idea=finding.said("idea"),
        quarter=_quarter(finding.said("month"), at), municipality_id=finding.said("municipality_id"),
        life_area=finding.said("life_area"), hurdle=finding.said("hurdle"),
        study="" if hint else str(finding.study_id), since=day_of(at).isoformat(),
    )  # fmt: skip
    content = {**finding.content, "code": code, "released_on": leaving.since, "waits": str(gate.put(leaving))}
    revisions.change(finding, revision=revision, typed={}, sealed=finding.closed(content))
    finding.__dict__.pop("content", None)
    note("release_finding", interview, by=by, at=at)
    return finding


def _quarter(month: str, at: datetime) -> str:
    return quarter_of(date.fromisoformat(f"{month}-01") if month else day_of(at))


@transaction.atomic
def open_gate(*, at: datetime, minimum: int | None = None) -> int:
    """Let go what waits, in random order: how much left. Called once a day by the worker."""
    with closed_room(GATE):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [GATE_LOCK])
        batch = gate.take(minimum=settings.GATE_MINIMUM if minimum is None else minimum, today=day_of(at))
        secrets.SystemRandom().shuffle(batch)
        for one in batch:
            _let_go(one, at)
    return len(batch)


def _let_go(one: Leaving, at: datetime) -> None:
    """A hurdle becomes a hint like any other; engagement a line beside its study."""
    municipality = Municipality.objects.filter(pk=one.municipality_id).first() if one.municipality_id else None
    life_area = _term(_V.LIFE_AREA, one.life_area)
    if one.kind == Finding.Kind.ENGAGEMENT:
        Engagement.objects.create(
            study_id=one.study, life_area=life_area, municipality=municipality, text=one.text, arrived_on=day_of(at)
        )
        return
    report_hint(
        problem=one.text, idea=one.idea, municipality=municipality, life_area=life_area,
        hurdle=_term(_V.HURDLE, one.hurdle), source=Hint.Source.INTERVIEW, quarter=one.quarter, code=one.code,
        by=ANONYMOUS, at=at,
    )  # fmt: skip


def _term(vocabulary: str, code: str) -> Term | None:
    return Term.objects.filter(vocabulary=vocabulary, code=code).first() if code else None
