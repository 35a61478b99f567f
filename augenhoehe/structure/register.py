"""The field register of the structural level, and what the nightly deletion run removes here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from . import register_intake, register_work
from .models import Answer, Hint, HintCode

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT, SPECIAL = DataClass.PERSONAL, DataClass.FREE_TEXT, DataClass.SPECIAL

_TASK = "Aufgabe im öffentlichen Interesse: strukturelle Hürden der Integration erkennen und abbauen (zu prüfen)"
_COORDINATION = "Koordination und Integrationsbeauftragte in ihrem Bereich; nie Ausländer- und Einbürgerungsbehörden"
_NO_PERSON = "keine personenbezogenen Angaben"

# Five years: long enough to see whether a measure held, then only the coding stays. To be checked locally.
HINT_DAYS = 5 * 365

DATA: tuple[DataCard, ...] = (
    DataCard(
        model="structure.Hint",
        title="Hinweise",
        owner=Owner.MUNICIPALITY,
        purpose="Strukturelle Hürden erkennen, bündeln und beantworten, ohne zu wissen, wer gemeldet hat",
        legal_basis=_TASK,
        retention="Text: fünf Jahre nach der Antwort (zu prüfen); Kodierung ohne Text bleibt für die Statistik",
        erasure="Der Löschlauf entfernt Text, Prüfsumme und Statuscode; wer meldet, kann vorher selbst zurückziehen.",
        access_report="Mit dem Statuscode lesen Sie Stand und Antworten; ohne ihn lässt sich kein Hinweis zuordnen",
        readers=_COORDINATION,
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "source": INTERNAL,
            "quarter": INTERNAL,
            "arrived_on": INTERNAL,
            "language": INTERNAL,
            "municipality": INTERNAL,
            "social_area": INTERNAL,
            "carrier": INTERNAL,
            "relation": INTERNAL,
            "problem": FREE_TEXT,
            "idea": FREE_TEXT,
            "life_area": INTERNAL,
            "hurdle": INTERNAL,
            "legal_circle": INTERNAL,
            "institution": INTERNAL,
            "chain_place": INTERNAL,
            "discrimination": SPECIAL,
            "discrimination_form": SPECIAL,
            "discrimination_level": SPECIAL,
            "urgent": INTERNAL,
            "state": INTERNAL,
            "state_reason": INTERNAL,
            "settled_on": INTERNAL,
            "topic": INTERNAL,
            "person_key": TECHNICAL,
            "source_key": TECHNICAL,
            "text_digest": TECHNICAL,
            "vector": FREE_TEXT,
        },
    ),
    DataCard(
        model="structure.Topic",
        title="Themen im Themenspeicher",
        owner=Owner.INSTALLATION,
        purpose="Hinweise sammeln, die von derselben Sache sprechen",
        legal_basis=_TASK,
        retention="dauerhaft; ein Thema beschreibt eine Sache, keinen Menschen",
        erasure="keine, solange Hinweise oder Strukturfragen darauf verweisen",
        access_report=_NO_PERSON,
        readers="Koordination, Integrationsbeauftragte, Moderation; nie Ausländer- und Einbürgerungsbehörden",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "title": FREE_TEXT,
            "description": FREE_TEXT,
            "life_area": INTERNAL,
            "state": INTERNAL,
            "state_reason": INTERNAL,
            "created_on": INTERNAL,
            "changed_on": INTERNAL,
            "merged_into": INTERNAL,
            "split_from": INTERNAL,
            "hint_count": INTERNAL,
            "person_count": INTERNAL,
            "town_count": INTERNAL,
            "source_count": INTERNAL,
            "vector": FREE_TEXT,
        },
    ),
    DataCard(
        model="structure.Bundling",
        title="Bündelungen",
        owner=Owner.INSTALLATION,
        purpose="Belegen, in welchem Thema ein Hinweis wann lag; Zusammenführen und Aufteilen verlieren keine Herkunft",
        legal_basis=_TASK,
        retention="solange es den Hinweis gibt",
        erasure="mit dem Hinweis",
        access_report=_NO_PERSON,
        readers=_COORDINATION,
        fields={
            "id": TECHNICAL,
            "hint": TECHNICAL,
            "topic": TECHNICAL,
            "since": INTERNAL,
            "until": INTERNAL,
            "why": INTERNAL,
        },
    ),
    DataCard(
        model="structure.StructuralQuestion",
        title="Strukturfragen",
        owner=Owner.INSTALLATION,
        purpose="Fragen an die Stellen stellen, die etwas ändern können, und den Weg bis zur Antwort nachhalten",
        legal_basis=_TASK,
        retention="dauerhaft; Teil der Geschichte der Kommune",
        erasure="keine; Entwürfe lassen sich verwerfen",
        access_report=_NO_PERSON,
        readers="ab der Vorlage: Rollen mit „Strukturfragen lesen“; öffentlich nur Kurztext und freigegebene Zahlen",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "title": INTERNAL,
            "question": INTERNAL,
            "background": FREE_TEXT,
            "affected": FREE_TEXT,
            "causes": FREE_TEXT,
            "evidence": FREE_TEXT,
            "level": INTERNAL,
            "municipality": INTERNAL,
            "short_text": PUBLIC,
            "state": INTERNAL,
            "state_reason": PUBLIC,
            "agenda_item": TECHNICAL,
            "resubmit_on": PUBLIC,
            "created_at": INTERNAL,
            "closed_on": PUBLIC,
            "released_people": PUBLIC,
            "released_towns": PUBLIC,
            "released_on": PUBLIC,
        },
    ),
    DataCard(
        model="structure.QuestionHint",
        title="Hinweise von Strukturfragen",
        owner=Owner.INSTALLATION,
        purpose="Allen antworten, deren Hinweis eine Strukturfrage gespeist hat, auch wenn Themen sich ändern",
        legal_basis=_TASK,
        retention="solange es Hinweis und Strukturfrage gibt",
        erasure="mit dem Hinweis",
        access_report=_NO_PERSON,
        readers=_COORDINATION,
        fields={"id": TECHNICAL, "question": TECHNICAL, "hint": TECHNICAL, "since": INTERNAL},
    ),
    DataCard(
        model="structure.QuestionTopic",
        title="Themen von Strukturfragen",
        owner=Owner.INSTALLATION,
        purpose="Zeigen, aus welchen Themen eine Strukturfrage entstand",
        legal_basis=_TASK,
        retention="dauerhaft",
        erasure="keine",
        access_report=_NO_PERSON,
        readers=_COORDINATION,
        fields={"id": TECHNICAL, "question": TECHNICAL, "topic": TECHNICAL},
    ),
    DataCard(
        model="structure.QuestionThread",
        title="Strukturfragen im Vorgang",
        owner=Owner.INSTALLATION,
        purpose="Strukturfrage und Vorgang verbinden",
        legal_basis=_TASK,
        retention="dauerhaft",
        erasure="keine",
        access_report=_NO_PERSON,
        readers="wie der Vorgang",
        fields={"id": TECHNICAL, "question": TECHNICAL, "thread": TECHNICAL},
    ),
    DataCard(
        model="structure.QuestionMeasure",
        title="Maßnahmen zu Strukturfragen",
        owner=Owner.INSTALLATION,
        purpose="Zeigen, welche Maßnahmen aus der Entscheidung entstanden",
        legal_basis=_TASK,
        retention="dauerhaft",
        erasure="keine",
        access_report=_NO_PERSON,
        readers="wie die Maßnahme",
        fields={"id": TECHNICAL, "question": TECHNICAL, "measure": TECHNICAL},
    ),
    DataCard(
        model="structure.Answer",
        title="Rückmeldungen",
        owner=Owner.INSTALLATION,
        purpose="Wer gemeldet hat, erfährt, was daraus wurde",
        legal_basis=_TASK,
        retention="dauerhaft; an einen einzelnen Hinweis: mit dessen Text",
        erasure="Rückmeldungen an einen einzelnen Hinweis verlieren ihren Text mit dem Hinweis.",
        access_report="Mit dem Statuscode lesen Sie jede Rückmeldung zu Ihrem Hinweis",
        readers="wer den Statuscode hat; innen Koordination und Integrationsbeauftragte; zu Strukturfragen alle",
        fields={
            "id": TECHNICAL,
            "kind": PUBLIC,
            "hint": TECHNICAL,
            "topic": TECHNICAL,
            "question": TECHNICAL,
            "text": FREE_TEXT,
            "given_on": PUBLIC,
            "by_function": PUBLIC,
            "given_by": PERSONAL,
            "hints_reached": INTERNAL,
            "mails_sent": INTERNAL,
            "messages_sent": INTERNAL,
        },
    ),
)


def _old_texts(at: datetime) -> QuerySet[Any]:
    """Hints with a text that was answered, or lay unanswered, for longer than the period."""
    limit = day_of(at) - timedelta(days=HINT_DAYS)
    done = Q(settled_on__lte=limit) | Q(settled_on__isnull=True, arrived_on__lte=limit)
    return Hint.objects.filter(done).exclude(problem="", idea="")


@transaction.atomic
def _empty(rows: QuerySet[Any], at: datetime) -> int:
    ids = list(rows.values_list("pk", flat=True))
    HintCode.objects.filter(hint__in=ids).delete()
    Answer.objects.filter(hint__in=ids).update(text={})
    return Hint.objects.filter(pk__in=ids).update(
        problem="", idea="", state_reason="", text_digest=None, revision=F("revision") + 1
    )


RETENTION: tuple[RetentionRule, ...] = (
    RetentionRule(
        name="hint_texts",
        title="Texte von Hinweisen",
        legal_basis="Speicherbegrenzung, Art. 5 Abs. 1 Buchst. e DSGVO (zu prüfen)",
        period="fünf Jahre nach der Antwort; ohne Antwort fünf Jahre nach dem Eingang (zu prüfen)",
        due=_old_texts,
        erase=_empty,
    ),
)
DATA += register_work.DATA
RETENTION += register_work.RETENTION
DATA += register_intake.DATA
RETENTION += register_intake.RETENTION
