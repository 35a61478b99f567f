"""Matter 6, being implemented: the confirmation of an appointment as proof; one marker postponed, one open."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from augenhoehe.committees.models import Resolution
from augenhoehe.concept.operations import NewMarker, begin_marker, postpone_marker
from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.stage import Scene, Stage
from augenhoehe.structure.models import Adoption

from .steering import SECOND, meeting_days
from .telling import Decision, Matter, MeasureText, answer, marker
from .working import Taking

CONFIRMATION = Matter(
    key="confirmation",
    title="Termine bei der Ausländerbehörde: Bestätigung als Nachweis",
    question="Wie wird die Bestätigung eines Termins zu einem Nachweis, den Arbeitgeber, Banken und Vermieter "
    "anerkennen?",
    background="Karten laufen ab, bevor der Termin ist. Die Mail zum Termin gilt nirgends als Nachweis.",
    affected="Menschen mit befristetem Aufenthaltstitel, Arbeitgeber, Banken, Vermietende",
    causes="Die Bestätigung ist eine Mail ohne Unterschrift. Ein Muster dafür gibt es nicht.",
    brief="Menschen verlieren Arbeit oder Konto, weil die Bestätigung ihres Termins nicht anerkannt wird. Ein "
    "prüfbares Blatt würde genügen. Die Lenkungsgruppe soll die Ausländerbehörde darum bitten.",
    level="district",
    public_title={
        "de": "Termine bei der Ausländerbehörde: Bestätigung als Nachweis",
        "en": "Appointments at the foreigners’ authority: confirmation as proof",
        "tr": "Yabancılar dairesinde randevu: onay belgesi kanıt olarak",
        "ar": "مواعيد دائرة الأجانب: التأكيد كإثبات",
        "uk": "Запис до відомства у справах іноземців: підтвердження як доказ",
    },
    summary={
        "de": "Wer auf einen Termin wartet, konnte das niemandem nachweisen. Die Ausländerbehörde hat zugesagt, ein "
        "prüfbares Blatt auszustellen. Ein Schritt ist verschoben, einer ist noch offen.",
        "en": "People waiting for an appointment could not prove it to anybody. The foreigners’ authority has "
        "promised a sheet that can be verified. One step is postponed, one is still open.",
        "tr": "Randevu bekleyenler bunu kimseye kanıtlayamıyordu. Yabancılar dairesi doğrulanabilir bir belge vermeyi "
        "kabul etti. Bir adım ertelendi, biri hâlâ açık.",
        "ar": "من ينتظر موعدًا لم يكن يستطيع إثبات ذلك لأحد. وعدت دائرة الأجانب بإصدار ورقة يمكن التحقق منها. أُجّلت "
        "خطوة واحدة وما زالت أخرى مفتوحة.",
        "uk": "Хто чекав на прийом, не міг цього нікому довести. Відомство пообіцяло видавати аркуш, який можна "
        "перевірити. Один крок перенесено, ще один відкритий.",
    },
)
DECISION = Decision(
    kind=Resolution.Kind.ADOPTED_CHANGED,
    wording="Die Ausländerbehörde stellt zu jedem Termin ein Blatt mit Prüfcode aus. Statt sofort beginnt sie mit den "
    "Verlängerungen.",
    reason="Das Anliegen ist berechtigt. Für alle Verfahren zugleich reicht das Personal nicht, deshalb schrittweise.",
    yes=9,
    no=0,
    abstentions=2,
)
MEASURE = MeasureText(
    field="arrival",
    title="Prüfbare Terminbestätigung",
    description="Ein Blatt mit Prüfcode, das Banken, Arbeitgeber und Vermietende online prüfen können.",
    lead_unit="Ausländerbehörde des Kreises",
    lead="wiebke",
    public="Zu jedem Termin für eine Verlängerung gibt es ein Blatt mit Prüfcode.",
)
INTERIM = {
    "de": "Die Ausländerbehörde stellt künftig zu jedem Verlängerungstermin ein Blatt mit Prüfcode aus. Der Entwurf "
    "wird gerade mit Banken und Betrieben abgestimmt. Wir melden uns, wenn es so weit ist.",
    "tr": "Yabancılar dairesi bundan sonra her uzatma randevusu için doğrulama kodlu bir belge verecek. Taslak şu anda "
    "bankalar ve işyerleriyle görüşülüyor. Hazır olunca haber vereceğiz.",
    "ar": "ستصدر دائرة الأجانب لكل موعد تمديد ورقة تحمل رمز تحقق. يجري الآن الاتفاق على المسودة مع البنوك والشركات. "
    "سنخبركم عندما تصبح جاهزة.",
}

TAKING = Taking(
    "Ausländerbehörde des Kreises", "wiebke",
    "Zu jedem Termin ein Blatt mit Prüfcode ausstellen, das Arbeitgeber, Banken und Vermietende prüfen können.",
    answer=Adoption.Answer.PARTLY,
    promised="Das Blatt zuerst zu jedem Termin für eine Verlängerung; andere Verfahren folgen.",
)  # fmt: skip


def scenes(calendar: Calendar) -> list[Scene]:
    decided = meeting_days(calendar)[SECOND] + timedelta(hours=1, minutes=10)
    step = "Terminbestätigung: "
    return [
        Scene(calendar.ago(100), step + "Entwurf", CONFIRMATION.draft),
        Scene(calendar.ago(97), step + "vorgelegt", CONFIRMATION.submit),
        Scene(decided, step + "entschieden", partial(DECISION.record, "confirmation")),
        Scene(decided + timedelta(days=4), step + "veröffentlicht", CONFIRMATION.publish),
        Scene(decided + timedelta(days=6), step + "Maßnahme", begin),
        Scene(decided + timedelta(days=7), step + "Übernahme angefragt", ask),
        Scene(calendar.ago(47), step + "Übernahme zugesagt", promise),
        Scene(calendar.ago(47, 14), step + "Zwischenstand",
              partial(answer, matter=CONFIRMATION, kind="interim", text=INTERIM)),
        Scene(calendar.ago(44), step + "in Arbeit", start),
        Scene(calendar.ago(19), step + "verschoben", postpone),
    ]  # fmt: skip


def begin(stage: Stage, at: datetime) -> None:
    calendar = stage.calendar
    MEASURE.make(
        CONFIRMATION,
        [
            NewMarker("Das Muster ist mit drei Banken und zwei Betrieben abgestimmt", calendar.ago(12).date()),
            NewMarker("Jede Buchung einer Verlängerung verschickt das Blatt von selbst", calendar.ahead(75)),
        ],
        stage,
        at,
    )
    stage.notes["measure_confirmation"] = str(stage.measures["confirmation"].pk)


def ask(stage: Stage, at: datetime) -> None:
    TAKING.ask(stage, at, matter=CONFIRMATION, due=stage.calendar.ago(40).date())


def promise(stage: Stage, at: datetime) -> None:
    """The authority commits: signed in as Wiebke one sees this promise and not one hint."""
    TAKING.promise(stage, at, matter=CONFIRMATION, due=stage.calendar.ahead(75))


def start(stage: Stage, at: datetime) -> None:
    begin_marker(marker=marker(stage, "confirmation", 1), by=stage.actor("wiebke"), at=at)


def postpone(stage: Stage, at: datetime) -> None:
    postpone_marker(
        marker=marker(stage, "confirmation", 1), due=stage.calendar.ahead(35), by=stage.actor("wiebke"), at=at,
        reason="Eine Bank hat erst im nächsten Monat jemanden für die Abstimmung benannt.",
    )  # fmt: skip
