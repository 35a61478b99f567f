"""Waits for the steering group on Thursday: mail that gets lost in shared accommodation."""

from __future__ import annotations

from datetime import datetime

from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.stage import Scene, Stage
from augenhoehe.notices.operations import follow

from .telling import Matter, thread_of

POST = Matter(
    key="post",
    title="Post kommt in der Unterkunft nicht an",
    question="Wie kommen Briefe in den Unterkünften sicher bei den Menschen an, für die sie bestimmt sind?",
    background="Acht Meldungen aus drei Kommunen. Ein Briefkasten für 90 Menschen, Umzüge im Haus ohne Meldung, "
    "Ehrenamtliche sortieren. Fristen von Gerichten und Jobcentern laufen ab.",
    affected="Menschen in Unterkünften, Behörden, die zustellen, Ehrenamtliche",
    causes="Für die Post fühlt sich niemand zuständig. Belegungslisten werden beim Umzug im Haus nicht geändert.",
    brief="In mehreren Unterkünften geht Post verloren. Fristen laufen ab, Leistungen werden gekürzt. Die "
    "Lenkungsgruppe soll entscheiden, ob eine Projektgruppe mit Betreibern, Kommunen und Bewohnern eine Lösung sucht.",
    level="network",
    public_title={
        "de": "Post in den Unterkünften",
        "en": "Mail in shared accommodation",
        "tr": "Yurtlarda posta",
        "ar": "البريد في السكن الجماعي",
        "uk": "Пошта в гуртожитках",
    },
    summary={
        "de": "In Unterkünften gehen Briefe verloren, Fristen laufen ab. Die Frage liegt der Lenkungsgruppe vor. Sie "
        "entscheidet am Donnerstag.",
        "en": "In shared accommodation letters get lost and deadlines pass. The question is before the steering group. "
        "It decides on Thursday.",
        "tr": "Yurtlarda mektuplar kayboluyor, süreler geçiyor. Konu yönlendirme grubunun önünde. Perşembe günü karar "
        "verecek.",
        "ar": "تضيع الرسائل في السكن الجماعي وتفوت المواعيد. السؤال معروض على اللجنة التوجيهية، وستقرر يوم الخميس.",
        "uk": "У гуртожитках губляться листи, минають строки. Питання подано керівній групі. Вона вирішує в четвер.",
    },
)


def scenes(calendar: Calendar) -> list[Scene]:
    step = "Post in der Unterkunft: "
    return [
        Scene(calendar.ago(26), step + "Entwurf", POST.draft),
        Scene(calendar.ago(23), step + "vorgelegt", POST.submit),
        Scene(calendar.ago(18), step + "veröffentlicht", publish),
    ]


def publish(stage: Stage, at: datetime) -> None:
    POST.publish(stage, at)
    follow(user=stage.people["rojda"], thread=thread_of(stage, "post"), at=at)
