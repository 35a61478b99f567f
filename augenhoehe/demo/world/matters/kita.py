"""Matter 1, complete with answer: day-care information only in German."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from augenhoehe.committees.models import Resolution
from augenhoehe.concept.models import Measure
from augenhoehe.concept.operations import NewMarker, finish_measure
from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.stage import Scene, Stage
from augenhoehe.journal.operations import write_step
from augenhoehe.notices.operations import follow
from augenhoehe.structure.operations.questions import close_question

from .steering import FIRST, meeting_days
from .telling import Decision, Matter, MeasureText, answer, claim, confirm, thread_of

KITA = Matter(
    key="kita",
    title="Kita-Auskunft nur auf Deutsch",
    question="Wie bekommen Eltern in jeder Kita des Kreises Auskunft, die sie verstehen?",
    background="Sieben Meldungen aus drei Kommunen. Anmeldung, Bescheid und Aufnahmegespräch setzen Deutsch voraus. "
    "Fristen verstreichen, Kinder übersetzen.",
    affected="Eltern, die noch wenig Deutsch können, und Fachkräfte in den Kitas",
    causes="Jede Kommune schreibt eigene Formulare. Sprachmittlung ist nicht geregelt und niemand bezahlt sie.",
    brief="Eltern verstehen die Auskunft der Kitas nicht und verpassen Fristen. Es fehlen ein Blatt in mehreren "
    "Sprachen und Sprachmittlung am Telefon. Die Lenkungsgruppe soll den Jugendämtern einen Auftrag geben.",
    level="network",
    public_title={
        "de": "Kita-Auskunft in mehreren Sprachen",
        "en": "Day-care information in several languages",
        "tr": "Kreş bilgileri birkaç dilde",
        "ar": "معلومات عن الروضة بعدة لغات",
        "uk": "Інформація про дитячий садок кількома мовами",
    },
    summary={
        "de": "Eltern bekamen Auskunft über Kita-Plätze nur auf Deutsch und verpassten Fristen. Die Lenkungsgruppe hat "
        "die Jugendämter beauftragt. Jetzt gibt es ein Blatt in fünf Sprachen und Sprachmittlung am Telefon.",
        "en": "Parents got information about day-care places in German only and missed deadlines. The steering group "
        "gave the youth offices a mandate. Now there is a leaflet in five languages and interpreting by phone.",
        "tr": "Veliler kreş yerleri hakkında yalnızca Almanca bilgi alıyor, süreleri kaçırıyordu. Yönlendirme grubu "
        "gençlik dairelerini görevlendirdi. Artık beş dilde bir broşür ve telefonla tercümanlık var.",
        "ar": "كان الأهل يحصلون على معلومات عن أماكن الروضة بالألمانية فقط فتفوتهم المواعيد. كلّفت اللجنة التوجيهية "
        "مكاتب الشباب بالحل. توجد الآن نشرة بخمس لغات وترجمة عبر الهاتف.",
        "uk": "Батьки отримували інформацію про місця в садках лише німецькою і пропускали строки. Керівна група дала "
        "доручення управлінням у справах молоді. Тепер є аркуш п’ятьма мовами і переклад телефоном.",
    },
)
DECISION = Decision(
    kind=Resolution.Kind.ADOPTED,
    wording="Die Jugendämter legen bis zum Ende des Quartals ein gemeinsames Auskunftsblatt in fünf Sprachen vor und "
    "sorgen für Sprachmittlung am Telefon in allen Kitas.",
    reason="Das Problem betrifft drei Kommunen, der Aufwand ist klein, die Zuständigkeit ist klar.",
    yes=10,
    no=0,
    abstentions=1,
)
MEASURE = MeasureText(
    field="school",
    title="Auskunftsblatt in fünf Sprachen und Sprachmittlung am Telefon",
    description="Ein Blatt mit sechs Schritten, geprüft von Eltern; eine Nummer für Sprachmittlung in allen 41 Kitas.",
    lead_unit="Jugendamt Sternmünde, für alle Jugendämter im Kreis",
    lead="linh",
    public="Jede Kita hat ein Blatt in fünf Sprachen und eine Telefonnummer, unter der sofort jemand übersetzt.",
)
INTERIM = {
    "de": "Ihr Hinweis war einer von mehreren zum selben Problem. Die Lenkungsgruppe hat entschieden: Es kommen ein "
    "Blatt in fünf Sprachen und Sprachmittlung am Telefon. Wir melden uns wieder, wenn beides da ist.",
    "uk": "Ваше повідомлення було одним із кількох про ту саму проблему. Керівна група вирішила: буде аркуш п’ятьма "
    "мовами і переклад телефоном. Ми напишемо вам знову, коли це з’явиться.",
    "tr": "Bildiriminiz aynı sorun hakkındaki birkaç bildirimden biriydi. Yönlendirme grubu karar verdi: beş dilde bir "
    "broşür ve telefonla tercümanlık gelecek. Hazır olunca size yine yazacağız.",
    "ar": "كانت رسالتك واحدة من عدة رسائل عن المشكلة نفسها. قررت اللجنة التوجيهية: ستكون هناك نشرة بخمس لغات وترجمة "
    "عبر الهاتف. سنكتب لك مجددًا عندما يصبح ذلك متاحًا.",
}
FINAL = {
    "de": "Ihr Hinweis hat etwas geändert. In allen 41 Kitas liegt jetzt ein Blatt in fünf Sprachen: So melden Sie Ihr "
    "Kind an. Wenn Sie etwas nicht verstehen, holt die Kita sofort jemanden zum Übersetzen ans Telefon. Danke, dass "
    "Sie sich gemeldet haben.",
    "en": "Your hint changed something. All 41 day-care centres now have a leaflet in five languages on how to enrol "
    "your child. If you do not understand something, the centre calls an interpreter at once. Thank you for reporting.",
    "tr": "Bildiriminiz bir şeyi değiştirdi. 41 kreşin hepsinde artık beş dilde bir broşür var: Çocuğunuzu böyle "
    "kaydedersiniz. Anlamadığınız bir şey olursa kreş hemen telefonla bir tercüman bağlar. Bildirdiğiniz için "
    "teşekkürler.",
    "ar": "رسالتك غيّرت شيئًا. يوجد الآن في جميع الروضات الإحدى والأربعين نشرة بخمس لغات: هكذا تسجّل طفلك. وإذا لم "
    "تفهم شيئًا تتصل الروضة فورًا بمترجم عبر الهاتف. شكرًا لأنك أخبرتنا.",
    "uk": "Ваше повідомлення дещо змінило. У всіх 41 дитячому садку тепер є аркуш п’ятьма мовами: як записати дитину. "
    "Якщо ви чогось не розумієте, садок одразу телефонує перекладачеві. Дякуємо, що написали.",
}


def scenes(calendar: Calendar) -> list[Scene]:
    decided = meeting_days(calendar)[FIRST] + timedelta(hours=2)
    step = "Kita-Auskunft: "
    return [
        Scene(calendar.ago(168), step + "Entwurf", KITA.draft),
        Scene(calendar.ago(165), step + "vorgelegt", KITA.submit),
        Scene(decided, step + "entschieden", partial(DECISION.record, "kita")),
        Scene(decided + timedelta(days=4), step + "veröffentlicht", KITA.publish),
        Scene(decided + timedelta(days=5), step + "Maßnahme", begin),
        Scene(calendar.ago(118), step + "Zwischenstand", partial(answer, matter=KITA, kind="interim", text=INTERIM)),
        Scene(calendar.ago(112), step + "Eltern prüfen", note_of_parents),
        Scene(calendar.ago(95), step + "Blatt liegt aus", partial(
            claim, key="kita", position=1, by="linh",
            evidence="Verteilerliste mit 41 Unterschriften; das Blatt liegt als Anlage im Intranet der Kitas.",
        )),
        Scene(calendar.ago(92), step + "bestätigt", partial(confirm, key="kita", position=1)),
        Scene(calendar.ago(55), step + "Telefon gebucht", partial(
            claim, key="kita", position=2, by="linh",
            evidence="Rahmenvertrag vom Monatsanfang; in den ersten vier Wochen 63 Gespräche in acht Sprachen.",
        )),
        Scene(calendar.ago(52), step + "bestätigt", partial(confirm, key="kita", position=2)),
        Scene(calendar.ago(48), step + "abgeschlossen", finish),
        Scene(calendar.ago(45), step + "gelöst", solve),
        Scene(calendar.ago(41), step + "Ergebnis", partial(answer, matter=KITA, kind="final", text=FINAL)),
    ]  # fmt: skip


def begin(stage: Stage, at: datetime) -> None:
    calendar = stage.calendar
    MEASURE.make(
        KITA,
        [
            NewMarker("Das Blatt liegt in allen 41 Kitas in fünf Sprachen aus", calendar.ago(90).date()),
            NewMarker("Sprachmittlung am Telefon ist für alle Kitas gebucht", calendar.ago(50).date()),
        ],
        stage,
        at,
    )
    follow(user=stage.people["halyna"], thread=thread_of(stage, "kita"), at=at)
    follow(user=stage.people["emine"], thread=thread_of(stage, "kita"), at=at)


def note_of_parents(stage: Stage, at: datetime) -> None:
    write_step(
        thread=thread_of(stage, "kita"), by=stage.actor("aylin"), at=at, audience="public",
        text="Neun Eltern haben den Entwurf des Blatts geprüft. Zwei Schritte sind danach weggefallen, ein Bild kam "
        "dazu.",
    )  # fmt: skip


def finish(stage: Stage, at: datetime) -> None:
    measure = Measure.objects.get(pk=stage.measures["kita"].pk)
    reason = "Beide Umsetzungsmarker sind erreicht; die Jugendämter führen das Angebot dauerhaft weiter."
    finish_measure(measure=measure, state=Measure.State.DONE, reason=reason, by=stage.actor("aylin"), at=at)


def solve(stage: Stage, at: datetime) -> None:
    reason = "In allen Kitas gibt es Auskunft in fünf Sprachen und Sprachmittlung am Telefon."
    close_question(question=KITA.fresh(stage), verb="solve", reason=reason, by=stage.actor("aylin"), at=at)
