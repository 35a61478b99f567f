"""Waits for the steering group on Thursday: language courses that fit nobody who works or looks after children."""

from __future__ import annotations

from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.stage import Scene

from .telling import Matter

COURSE = Matter(
    key="course",
    title="Sprachkurse passen nicht zum Leben",
    question="Wie kommen Menschen mit Schichtarbeit oder kleinen Kindern im Kreis zu einem Sprachkurs?",
    background="Kurse liegen vormittags oder abends, Kinderbetreuung gibt es an einem Ort. Berechtigungen laufen ab, "
    "bevor ein Platz frei wird.",
    affected="Menschen in Schichtarbeit, Eltern kleiner Kinder, Menschen, die erst lesen lernen",
    causes="Jeder Träger plant seine Kurse für sich. Niemand sieht, wer im ganzen Kreis auf welchen Platz wartet.",
    brief="Kurse liegen zu Zeiten, zu denen viele arbeiten oder Kinder betreuen. Menschen warten monatelang, "
    "Berechtigungen verfallen. Die Lenkungsgruppe soll entscheiden, ob eine Projektgruppe der Träger das ordnet.",
    level="network",
    public_title={
        "de": "Sprachkurse, die zum Leben passen",
        "en": "Language courses that fit people’s lives",
        "tr": "Hayata uyan dil kursları",
        "ar": "دورات لغة تناسب حياة الناس",
        "uk": "Мовні курси, які підходять людям",
    },
    summary={
        "de": "Wer in Schichten arbeitet oder kleine Kinder hat, findet keinen passenden Sprachkurs. Die Frage liegt "
        "der Lenkungsgruppe vor. Sie entscheidet am Donnerstag.",
        "en": "People who work shifts or have small children find no language course that fits. The question is before "
        "the steering group. It decides on Thursday.",
        "tr": "Vardiyalı çalışanlar ve küçük çocuğu olanlar uygun dil kursu bulamıyor. Konu yönlendirme grubunun "
        "önünde. Perşembe günü karar verecek.",
        "ar": "من يعمل بنظام الورديات أو لديه أطفال صغار لا يجد دورة لغة مناسبة. السؤال معروض على اللجنة التوجيهية، "
        "وستقرر يوم الخميس.",
        "uk": "Хто працює позмінно чи має малих дітей, не знаходить підхожого мовного курсу. Питання подано керівній "
        "групі. Вона вирішує в четвер.",
    },
)  # fmt: skip


def scenes(calendar: Calendar) -> list[Scene]:
    step = "Sprachkurse: "
    return [
        Scene(calendar.ago(22), step + "Entwurf", COURSE.draft),
        Scene(calendar.ago(19), step + "vorgelegt", COURSE.submit),
        Scene(calendar.ago(14), step + "veröffentlicht", COURSE.publish),
    ]
