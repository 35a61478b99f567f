"""The field register of what belongs to a body itself: terms, succession, rules, links, hand-overs, elections."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import Election, HandOver

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT

_TASK = "Aufgabe im öffentlichen Interesse: Beteiligung und Steuerung der Integration (zu prüfen)"
_NOBODY = "keine personenbezogenen Angaben"
_OFFICE = "Koordination, Integrationsbeauftragte, Geschäftsstelle"
# Until then somebody may ask what was handed over, or how the last election was prepared.
HAND_OVER_DAYS, ELECTION_DAYS = 2 * 365, 5 * 365


def _fields(technical: str = "", public: str = "", internal: str = "", **others: DataClass) -> dict[str, DataClass]:
    """Names of fields by class, as words."""
    found = {name: TECHNICAL for name in technical.split()}
    found |= {name: PUBLIC for name in public.split()}
    return found | {name: INTERNAL for name in internal.split()} | others


BODIES = (
    DataCard(
        model="committees.Term",
        title="Wahlperioden",
        owner=Owner.COMMITTEE,
        purpose="Zeigen, wer in welcher Wahlperiode einen Sitz hatte und was am Ende offen war",
        legal_basis=_TASK,
        retention="dauerhaft",
        erasure="keine",
        access_report=_NOBODY,
        readers="alle, die das Gremium sehen",
        fields=_fields("id revision committee municipality", "number starts_on ends_on"),
    ),
    DataCard(
        model="committees.CarryOver",
        title="Nachfolgen und Übergänge",
        owner=Owner.COMMITTEE,
        purpose="Belegen, welches Gremium auf welches folgt und seit wann",
        legal_basis=_TASK,
        retention="dauerhaft",
        erasure="Die Kennung der eintragenden Person sagt ohne ihr Konto nichts mehr.",
        access_report="Übergänge, die Sie eingetragen haben",
        readers="Vorgänger und Nachfolger: alle, die das Gremium sehen; die offenen Sachen: " + _OFFICE,
        fields=_fields("id revision committee to_committee term", "kind starts_on source", "begun_at finished_at",
                       begun_by=PERSONAL),
    ),
    DataCard(
        model="committees.CarriedMatter",
        title="Übergegangene Sachen",
        owner=Owner.COMMITTEE,
        purpose="Nachvollziehen, was aus einer offenen Sache wurde, als ihr Gremium oder die Wahlperiode endete",
        legal_basis=_TASK,
        retention="dauerhaft",
        erasure="Die Kennung der entscheidenden Person sagt ohne ihr Konto nichts mehr.",
        access_report="Übergänge, über die Sie entschieden haben",
        readers=_OFFICE,
        fields=_fields("id carry_over item station mandate", "", "fate decided_at", title=FREE_TEXT, reason=FREE_TEXT,
                       decided_by=PERSONAL),
    ),
    DataCard(
        model="committees.BodyRule",
        title="Regeln eines Gremiums",
        owner=Owner.COMMITTEE,
        purpose="Wissen, wie ein Gremium nach seiner Geschäftsordnung arbeitet",
        legal_basis=_TASK,
        retention="dauerhaft; die Regel erklärt, wie damals gearbeitet wurde",
        erasure="keine",
        access_report=_NOBODY,
        readers="alle, die das Gremium sehen",
        fields=_fields(
            "id committee",
            "invitation_days public_meetings submitters minutes_need_approval source valid_from valid_until",
            "entered_at entered_by",
        ),
    ),
    DataCard(
        model="committees.BodyLink",
        title="Links eines Gremiums",
        owner=Owner.COMMITTEE,
        purpose="Weiterführende Seiten nennen und wissen, wann sie zuletzt geprüft wurden",
        legal_basis=_TASK,
        retention="bis jemand den Link entfernt",
        erasure="keine",
        access_report=_NOBODY,
        readers="alle, die das Gremium sehen",
        fields=_fields("id revision committee", "title text url order checked_on"),
    ),
    DataCard(
        model="committees.Capacity",
        title="Kapazitäten von Gruppen",
        owner=Owner.COMMITTEE,
        purpose="Sehen, ob eine Gruppe schaffen kann, was bei ihr liegt",
        legal_basis=_TASK,
        retention="dauerhaft; nur Stunden der ganzen Gruppe, nie einzelner Menschen",
        erasure="keine",
        access_report=_NOBODY,
        readers="Angemeldete, die das Gremium sehen",
        fields=_fields("id committee", "", "hours valid_from valid_until entered_at entered_by", note=FREE_TEXT),
    ),
    DataCard(
        model="committees.HandOver",
        title="Übergaben einer Aufgabe",
        owner=Owner.COMMITTEE,
        purpose="Nichts liegen lassen, wenn Vorsitz oder Geschäftsstelle wechseln",
        legal_basis=_TASK,
        retention="bis zwei Jahre nach der Übernahme (zu prüfen)",
        erasure="Der Löschlauf entfernt die Übergabe mit allen Zeilen.",
        access_report="Übergaben, bei denen Sie abgegeben oder übernommen haben",
        readers="wer abgibt, wer übernimmt, " + _OFFICE,
        fields=_fields("id revision committee", "", "function due begun_at given_at closed_at", from_user=PERSONAL,
                       to_user=PERSONAL, begun_by=PERSONAL, notes=FREE_TEXT),
    ),
    DataCard(
        model="committees.HandOverEntry",
        title="Zeilen von Übergaben",
        owner=Owner.COMMITTEE,
        purpose="Jede offene Sache einzeln übergeben",
        legal_basis=_TASK,
        retention="wie die Übergabe",
        erasure="mit der Übergabe",
        access_report="Teil der Übergaben",
        readers="wer abgibt, wer übernimmt, " + _OFFICE,
        fields=_fields("id revision hand_over subject_id", "", "order source url due taken_at", title=FREE_TEXT,
                       note=FREE_TEXT),
    ),
    DataCard(
        model="committees.ThresholdRule",
        title="Schwellen nach § 27 GO NRW",
        owner=Owner.INSTALLATION,
        purpose="Prüfen helfen, ob eine Kommune ein Gremium nach § 27 bilden muss",
        legal_basis=_TASK,
        retention="dauerhaft",
        erasure="keine",
        access_report=_NOBODY,
        readers=_OFFICE,
        fields=_fields(
            "id", "", "must_from request_from signatures source valid_from valid_until entered_at entered_by"
        ),
    ),
    DataCard(
        model="committees.PopulationFigure",
        title="Bevölkerungszahlen",
        owner=Owner.MUNICIPALITY,
        purpose="Die Zahl der Einwohnerinnen und Einwohner neben die Schwellen nach § 27 stellen",
        legal_basis=_TASK,
        retention="dauerhaft; amtliche Summen einer ganzen Kommune",
        erasure="keine",
        access_report=_NOBODY,
        readers=_OFFICE,
        fields=_fields("id municipality", "", "on inhabitants foreigners source entered_at entered_by"),
    ),
    DataCard(
        model="committees.Election",
        title="Wahlvorbereitungen",
        owner=Owner.COMMITTEE,
        purpose="Die Wahl eines Gremiums rechtzeitig vorbereiten; kein Wahlsystem",
        legal_basis=_TASK,
        retention="bis fünf Jahre nach dem Wahltag (zu prüfen)",
        erasure="Der Löschlauf entfernt die Checkliste mit allen Schritten.",
        access_report="Schritte, für die Sie zuständig sind",
        readers=_OFFICE + ", zuständige Personen",
        fields=_fields("id revision committee", "", "day begun_at", begun_by=PERSONAL),
    ),
    DataCard(
        model="committees.ElectionStep",
        title="Schritte von Wahlvorbereitungen",
        owner=Owner.COMMITTEE,
        purpose="Wissen, was bis wann zu tun ist und wer sich kümmert",
        legal_basis=_TASK,
        retention="wie die Wahlvorbereitung",
        erasure="mit der Wahlvorbereitung",
        access_report="Schritte, für die Sie zuständig sind",
        readers=_OFFICE + ", zuständige Personen",
        fields=_fields("id revision election", "", "title days_before unit own done_on", note=FREE_TEXT,
                       result=FREE_TEXT, responsible=PERSONAL, done_by=PERSONAL),
    ),
)  # fmt: skip


def _old_hand_overs(at: datetime) -> QuerySet[HandOver]:
    return HandOver.objects.filter(closed_at__lt=at - timedelta(days=HAND_OVER_DAYS))


def _old_elections(at: datetime) -> QuerySet[Election]:
    return Election.objects.filter(day__lt=day_of(at) - timedelta(days=ELECTION_DAYS))


def _erase(rows: QuerySet[HandOver] | QuerySet[Election], at: datetime) -> int:
    """The lines go with them; counted is the list."""
    count = rows.count()
    rows.delete()
    return count


BODY_RETENTION = (
    RetentionRule(
        name="committees.hand_overs",
        title="Abgeschlossene Übergaben",
        legal_basis="Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)",
        period="zwei Jahre nach der Übernahme (zu prüfen)",
        due=_old_hand_overs,
        erase=_erase,
    ),
    RetentionRule(
        name="committees.elections",
        title="Vergangene Wahlvorbereitungen",
        legal_basis="Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)",
        period="fünf Jahre nach dem Wahltag (zu prüfen)",
        due=_old_elections,
        erase=_erase,
    ),
)
