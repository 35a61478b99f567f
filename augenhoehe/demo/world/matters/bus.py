"""Matter 3, refused with reason: a bus after the evening course in Zwirnstadt."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from augenhoehe.committees.models import Resolution
from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.stage import Scene, Stage
from augenhoehe.notices.operations import follow
from augenhoehe.structure.operations.questions import set_resubmission

from .steering import SECOND, meeting_days
from .telling import Decision, Matter, answer, thread_of

BUS = Matter(
    key="bus",
    title="Bus nach dem Abendkurs in Zwirnstadt",
    question="Wie kommen Menschen aus den Dörfern nach dem Abendkurs nach Hause?",
    background="Der Kurs endet um 21 Uhr, der letzte Bus fährt um 20:35 Uhr. Teilnehmende gehen früher oder brechen "
    "ab.",
    affected="Teilnehmende der Abendkurse aus Uhlenquell und den Dörfern",
    causes="Kurszeiten und Fahrplan werden getrennt geplant. Der Nahverkehrsplan gilt noch für längere Zeit.",
    brief="Nach dem Abendkurs fährt kein Bus. Menschen brechen den Kurs ab. Die Lenkungsgruppe soll über eine "
    "zusätzliche Fahrt an Kurstagen entscheiden.",
    level="district",
    public_title={
        "de": "Bus nach dem Abendkurs in Zwirnstadt",
        "en": "Bus after the evening course in Zwirnstadt",
        "tr": "Zwirnstadt’ta akşam kursundan sonra otobüs",
        "ar": "حافلة بعد الدورة المسائية في تسفيرنشتات",
        "uk": "Автобус після вечірнього курсу в Цвірнштадті",
    },
    summary={
        "de": "Nach dem Abendkurs fährt kein Bus mehr in die Dörfer. Eine zusätzliche Fahrt hat die Lenkungsgruppe "
        "abgelehnt und begründet. Bis zum neuen Nahverkehrsplan hilft das Anruf-Sammeltaxi.",
        "en": "After the evening course no bus runs to the villages. The steering group refused an extra trip and gave "
        "its reasons. Until the new transport plan the shared taxi on call helps.",
        "tr": "Akşam kursundan sonra köylere otobüs yok. Yönlendirme grubu ek seferi gerekçesiyle reddetti. Yeni "
        "ulaşım planına kadar telefonla çağrılan ortak taksi yardımcı oluyor.",
        "ar": "بعد الدورة المسائية لا توجد حافلة إلى القرى. رفضت اللجنة التوجيهية رحلة إضافية وذكرت الأسباب. حتى "
        "صدور خطة النقل الجديدة تساعد سيارة الأجرة المشتركة عند الطلب.",
        "uk": "Після вечірнього курсу автобуси до сіл не ходять. Керівна група відмовила в додатковому рейсі й "
        "пояснила чому. До нового плану транспорту допомагає спільне таксі за викликом.",
    },
)
DECISION = Decision(
    kind=Resolution.Kind.REFUSED,
    wording="Eine zusätzliche Busfahrt an Kurstagen wird nicht eingerichtet.",
    reason="Eine Fahrt kostet 84 000 Euro im Jahr für im Schnitt sechs Fahrgäste. Zuständig ist der Kreistag mit dem "
    "Nahverkehrsplan; dort wird die Frage bei der Fortschreibung vorgelegt. Bis dahin fährt das Anruf-Sammeltaxi.",
    yes=7,
    no=3,
    abstentions=1,
)
FINAL = {
    "de": "Eine zusätzliche Busfahrt kommt vorerst nicht: Sie kostet 84 000 Euro im Jahr, und zuständig ist der "
    "Kreistag mit dem Nahverkehrsplan. Das können Sie jetzt tun: Das Anruf-Sammeltaxi bringt Sie bis 22 Uhr für 3,50 "
    "Euro nach Uhlenquell, Anruf bis 20 Uhr unter 0221 4710-310. Wenn der Plan neu geschrieben wird, legen wir die "
    "Frage wieder vor.",
    "en": "There will be no extra bus for now: it costs 84,000 euros a year, and the district council decides with its "
    "transport plan. What you can do: the shared taxi takes you to Uhlenquell until 10 pm for 3.50 euros, call by 8 pm "
    "at 0221 4710-310. When the plan is rewritten, we will raise the question again.",
    "uk": "Додаткового автобуса поки не буде: він коштує 84 000 євро на рік, а вирішує окружна рада разом із планом "
    "транспорту. Що можна зробити: спільне таксі за викликом до 22:00 довезе вас до Уленквеля за 3,50 євро, дзвоніть "
    "до 20:00 за номером 0221 4710-310. Коли план писатимуть наново, ми повернемося до питання.",
}


def scenes(calendar: Calendar) -> list[Scene]:
    decided = meeting_days(calendar)[SECOND] + timedelta(hours=2, minutes=20)
    step = "Bus nach dem Abendkurs: "
    return [
        Scene(calendar.ago(118), step + "Entwurf", BUS.draft),
        Scene(calendar.ago(115), step + "vorgelegt", BUS.submit),
        Scene(decided, step + "entschieden", partial(DECISION.record, "bus")),
        Scene(decided + timedelta(days=1), step + "veröffentlicht", publish),
        Scene(decided + timedelta(days=4), step + "Wiedervorlage", resubmit),
        Scene(decided + timedelta(days=5), step + "Ergebnis", partial(answer, matter=BUS, kind="final", text=FINAL)),
    ]


def publish(stage: Stage, at: datetime) -> None:
    BUS.publish(stage, at)
    follow(user=stage.people["paul"], thread=thread_of(stage, "bus"), at=at)


def resubmit(stage: Stage, at: datetime) -> None:
    set_resubmission(
        question=BUS.fresh(stage), day=stage.calendar.ahead(210), by=stage.actor("aylin"), at=at,
        reason="Dann wird der Nahverkehrsplan fortgeschrieben.",
    )  # fmt: skip
