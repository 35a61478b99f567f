"""One circular that went out, with what came back, and one that is still a draft."""

from __future__ import annotations

from datetime import datetime, timedelta

from augenhoehe.circulars import operations
from augenhoehe.circulars.models import Circular, Recipient
from augenhoehe.circulars.queries import lists
from augenhoehe.circulars.queries.reach import mark_of
from augenhoehe.core.clock import day_of
from augenhoehe.notices import post
from augenhoehe.notices.models import OutgoingMail

from .calendar import Calendar
from .organisations import entry
from .stage import Scene, Stage

INVITATION = """{Anrede},

am Freitag treffen sich alle Vereine und Beratungsstellen im Kreis. Kommt **{Organisation}** dazu?

- 17 Uhr: Ankommen mit Tee und Brot
- 18 Uhr: Was uns im nächsten Jahr beschäftigt
- 19 Uhr: Räume, Geräte und Hände tauschen

Antworten Sie einfach auf diese Mail. Ihr Eintrag im Verzeichnis: {Eintrag}

Mit freundlichen Grüßen
Aylin, Integrationszentrum"""
FUNDING = """{Anrede},

der Fonds für kleine Feste nimmt bis zum Monatsende Anträge an. Wir helfen gern beim Ausfüllen.

Mit freundlichen Grüßen
Aylin, Integrationszentrum"""
FUNDING_ARABIC = """{Anrede}،

يقبل صندوق الاحتفالات الصغيرة الطلبات حتى نهاية الشهر. يسعدنا أن نساعدكم في تعبئة الطلب.

مع أطيب التحيات
أيلين، مركز الاندماج"""
CHOSEN = ("dattelpalme", "frauen", "mosque", "network", "caritas", "firebrigade")
OFFICE = "integrationszentrum@federlohe.example"


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(4, 10), "Einladung an sechs Organisationen", _invite),
        Scene(calendar.ago(3, 9), "Eine Adresse kommt zurück, ein Verein antwortet", _coming_back),
        Scene(calendar.ago(1, 9), "Ein Entwurf liegt bereit", _draft),
    ]


def _written(stage: Stage, at: datetime, subject: str, text: str, keys: tuple[str, ...]) -> Circular:
    aylin = stage.actor("aylin")
    made = operations.write_circular(subject=subject, text=text, reply_to=OFFICE, by=aylin, at=at)
    keys_of = [stage.notes[f"organisation_{key}"] for key in keys]
    operations.add_recipients(circular=made, organisations=keys_of, by=aylin, at=at)
    return made


def _invite(stage: Stage, at: datetime) -> None:
    made = _written(stage, at, "Einladung zum Netzwerktreffen", INVITATION, CHOSEN)
    mark = mark_of(lists.reaches_now(made, day_of(at)))
    operations.send_circular(circular=made, mark=mark, by=stage.actor("aylin"), at=at)
    # What the worker does a moment later.
    operations.queue_mails(circular_id=made.pk, at=at)
    for pk in OutgoingMail.objects.filter(once=True, sent_at=None).order_by("pk").values_list("pk", flat=True):
        post.deliver(str(pk), at=at + timedelta(minutes=1))
    stage.notes["circular_sent"] = str(made.pk)
    stage.notes["circular_letter"] = str(_letter(stage, "dattelpalme").pk)


def _coming_back(stage: Stage, at: datetime) -> None:
    aylin = stage.actor("aylin")
    operations.mark_bounced(recipient=_letter(stage, "firebrigade"), reason="550 Postfach unbekannt", by=aylin, at=at)
    operations.mark_answered(recipient=_letter(stage, "frauen"), by=aylin, at=at)


def _draft(stage: Stage, at: datetime) -> None:
    made = _written(stage, at, "Geld für kleine Feste", FUNDING, ("dattelpalme", "frauen"))
    operations.translate_circular(
        circular=made, language="ar", subject="دعم مالي للاحتفالات الصغيرة", text=FUNDING_ARABIC,
        by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes["circular_draft"] = str(made.pk)


def _letter(stage: Stage, key: str) -> Recipient:
    found: Recipient = Recipient.objects.select_related("circular", "organisation").get(
        circular__pk=stage.notes["circular_sent"], organisation=entry(stage, key)
    )
    return found
