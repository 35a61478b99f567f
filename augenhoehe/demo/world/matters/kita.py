"""Matter 1, complete with answer: day-care information only in German."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from augenhoehe.committees.models import Resolution, Seat
from augenhoehe.concept.models import Measure
from augenhoehe.concept.operations import NewMarker, finish_measure
from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.stage import Scene, Stage
from augenhoehe.journal.operations import write_step
from augenhoehe.notices.operations import follow
from augenhoehe.structure.models import Adoption
from augenhoehe.structure.operations.groups import SeatWish
from augenhoehe.structure.operations.questions import close_question
from augenhoehe.structure.operations.room import write_note

from .steering import FIRST, PROPOSALS, meeting_days
from .telling import Decision, Matter, MeasureText, answer, claim, confirm, thread_of
from .working import Group, ProposalText, Taking, decide_on_proposal

KITA = Matter(
    key="kita",
    title="Kita-Auskunft nur auf Deutsch",
    question="Wie bekommen Eltern in jeder Kita des Kreises Auskunft, die sie verstehen?",
    background="Sieben Meldungen aus drei Kommunen. Anmeldung, Bescheid und Aufnahmegespräch setzen Deutsch voraus. "
    "Fristen verstreichen, Kinder übersetzen.",
    affected="Eltern, die noch wenig Deutsch können, und Fachkräfte in den Kitas",
    causes="Jede Kommune schreibt eigene Formulare. Sprachmittlung ist nicht geregelt und niemand bezahlt sie.",
    brief="Eltern verstehen die Auskunft der Kitas nicht und verpassen Fristen. Eine Fallrekonstruktion zeigt, wo es "
    "bricht. Die Lenkungsgruppe soll eine Projektgruppe mit Eltern, Kitas und Jugendämtern einsetzen.",
    level="network",
    public_title={
        "de": "Kita-Auskunft in mehreren Sprachen",
        "en": "Day-care information in several languages",
        "tr": "Kreş bilgileri birkaç dilde",
        "ar": "معلومات عن الروضة بعدة لغات",
        "uk": "Інформація про дитячий садок кількома мовами",
    },
    summary={
        "de": "Eltern bekamen Auskunft über Kita-Plätze nur auf Deutsch und verpassten Fristen. Eine Projektgruppe mit "
        "Eltern fand eine Lösung. Jetzt gibt es ein Blatt in fünf Sprachen und Sprachmittlung am Telefon.",
        "en": "Parents got information about day-care places in German only and missed deadlines. A project group "
        "with parents found a solution. Now there is a leaflet in five languages and interpreting by phone.",
        "tr": "Veliler kreş yerleri hakkında yalnızca Almanca bilgi alıyor, süreleri kaçırıyordu. Velilerin de "
        "katıldığı bir proje grubu çözüm buldu. Artık beş dilde bir broşür ve telefonla tercümanlık var.",
        "ar": "كان الأهل يحصلون على معلومات عن أماكن الروضة بالألمانية فقط فتفوتهم المواعيد. وجدت مجموعة مشروع "
        "شارك فيها الأهل حلًا. توجد الآن نشرة بخمس لغات وترجمة عبر الهاتف.",
        "uk": "Батьки отримували інформацію про місця в садках лише німецькою і пропускали строки. Проєктна група за "
        "участю батьків знайшла рішення. Тепер є аркуш п’ятьма мовами і переклад телефоном.",
    },
)
MANDATE = Decision(
    kind=Resolution.Kind.ADOPTED,
    wording="Eine Projektgruppe mit Eltern, Kitas und Jugendämtern legt in sechs Wochen einen Vorschlag vor.",
    reason="Das Problem betrifft drei Kommunen. Wer es löst, soll mit denen sprechen, die es erleben.",
    yes=11,
    no=0,
)
DECISION = Decision(
    kind=Resolution.Kind.ADOPTED,
    wording="Die Jugendämter legen bis zum Ende des Quartals ein gemeinsames Auskunftsblatt in fünf Sprachen vor und "
    "sorgen für Sprachmittlung am Telefon in allen Kitas.",
    reason="Der Aufwand ist klein, die Zuständigkeit ist klar, und Eltern haben den Vorschlag mitgeschrieben.",
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


GROUP = Group(
    matter=KITA,
    name="Projektgruppe Kita-Auskunft",
    goal="Eltern bekommen in jeder Kita Auskunft in einer Sprache, die sie verstehen.",
    limits="Es geht um Auskunft und Anmeldung, nicht um die Zahl der Plätze.",
    reporting="Die Gruppe berichtet der Lenkungsgruppe einmal, mit dem Vorschlag.",
    members=(
        ("linh", SeatWish(Seat.Sector.ADMINISTRATION, "Jugendamt Sternmünde", "Leitung", chair=True)),
        ("nuray", SeatWish(Seat.Sector.ADMINISTRATION, "Stadt Zwirnstadt")),
        ("jolanta", SeatWish(Seat.Sector.WELFARE, "Diakonie Nebelfurt, Träger von Kitas")),
        ("rojda", SeatWish(Seat.Sector.CIVIL_SOCIETY, "Frauen wagen Wege e. V.")),
        ("halyna", SeatWish(Seat.Sector.AFFECTED, "", "Mutter")),
    ),
)
PROPOSAL = ProposalText(
    by="linh",
    texts={
        "problem": "Anmeldung, Bescheid und Aufnahmegespräch setzen Deutsch voraus. Eltern verpassen Fristen, Kinder "
        "übersetzen.",
        "solution": "Ein Auskunftsblatt mit sechs Schritten in fünf Sprachen für alle Kitas und eine Telefonnummer, "
        "unter der sofort jemand übersetzt.",
        "variants": "Mehrsprachiges Personal in jeder Kita: richtig, aber nicht in einem Jahr zu schaffen. Nur ein "
        "Übersetzungsprogramm: Eltern haben davon abgeraten, bei Fristen steht zu viel auf dem Spiel.",
        "effect": "Eltern kennen die Frist vor der Frist. Die Kitas zählen ein Jahr lang, wie oft das Telefon hilft.",
        "cost": "Blatt: 3 800 Euro einmalig. Telefon: etwa 900 Euro im Monat für 41 Kitas.",
        "responsible": "Die Jugendämter, federführend Sternmünde; die Träger der Kitas machen mit.",
        "risks": "Das Blatt veraltet. Deshalb prüft es jedes Jahr eine Gruppe von Eltern.",
        "heard_how": "Neun Eltern haben den Entwurf des Blatts in drei Sprachen gelesen und geändert. Eine Mutter und "
        "ein Verein sitzen in der Gruppe.",
    },
    short={
        "de": "Alle Kitas bekommen ein Blatt in fünf Sprachen: So melden Sie Ihr Kind an. Dazu kommt eine "
        "Telefonnummer, unter der sofort jemand übersetzt. Das kostet etwa 900 Euro im Monat.",
        "en": "All day-care centres get a leaflet in five languages on how to enrol your child, and a phone number "
        "with an interpreter at once. It costs about 900 euros a month.",
        "tr": "Bütün kreşler beş dilde bir broşür ve hemen tercüman bağlayan bir telefon numarası alacak. Ayda "
        "yaklaşık 900 avroya mal oluyor.",
        "ar": "تحصل جميع الروضات على نشرة بخمس لغات وعلى رقم هاتف يترجم فورًا. تبلغ التكلفة نحو 900 يورو شهريًا.",
        "uk": "Усі садки отримають аркуш п’ятьма мовами і номер телефону з негайним перекладом. Це коштує близько "
        "900 євро на місяць.",
    },
    brief="Die Gruppe schlägt ein Blatt in fünf Sprachen und Sprachmittlung am Telefon vor. Neun Eltern haben es "
    "geprüft. Es kostet etwa 900 Euro im Monat.",
)
TAKINGS = (
    Taking(
        "Jugendamt Sternmünde", "linh",
        "Das Blatt mit den Jugendämtern schreiben, drucken und jedes Jahr mit Eltern prüfen.",
        evidence="Das Blatt liegt in fünf Sprachen vor; die Prüfung mit Eltern steht im Jahresplan.",
    ),
    Taking(
        "Stadt Zwirnstadt", "nuray", "Das Blatt in allen städtischen Kitas auslegen und dem Bescheid beilegen.",
        evidence="Liegt in neun Kitas aus und geht seit Monatsbeginn mit jedem Bescheid hinaus.",
    ),
    Taking(
        "Diakonie Nebelfurt", "jolanta", "Blatt und Telefon in den eigenen Kitas nutzen und Fachkräfte einweisen.",
        answer=Adoption.Answer.PARTLY,
        promised="Das Blatt in allen eigenen Kitas; das Telefon zuerst in den drei größten.",
        evidence="Blatt in sieben Kitas; in drei davon ist das Telefon freigeschaltet, 22 Fachkräfte sind eingewiesen.",
    ),
)  # fmt: skip


def scenes(calendar: Calendar) -> list[Scene]:
    meetings = meeting_days(calendar)
    mandated = meetings[FIRST] + timedelta(hours=2)
    adopted = meetings[PROPOSALS] + timedelta(hours=2)
    step = "Kita-Auskunft: "
    return [
        Scene(calendar.ago(168), step + "Entwurf", KITA.draft),
        Scene(calendar.ago(165), step + "vorgelegt", KITA.submit),
        Scene(mandated, step + "Auftrag an eine Projektgruppe", partial(MANDATE.record, "kita")),
        Scene(mandated + timedelta(days=4), step + "veröffentlicht", publish),
        Scene(mandated + timedelta(days=5), step + "Projektgruppe eingesetzt", found),
        Scene(calendar.ago(124), step + "Mitglieder", GROUP.seat),
        Scene(calendar.ago(120), step + "Aufgaben", share_work),
        Scene(calendar.ago(117), step + "Aufgaben erledigt", GROUP.finish),
        Scene(calendar.ago(114), step + "Eltern prüfen", note_of_parents),
        Scene(calendar.ago(111), step + "Vorschlag", partial(PROPOSAL.write, group=GROUP)),
        Scene(calendar.ago(108), step + "Abstimmung", partial(PROPOSAL.coordinate, group=GROUP)),
        Scene(calendar.ago(105), step + "Vorschlag vorgelegt", partial(PROPOSAL.submit, group=GROUP)),
        Scene(adopted, step + "angenommen", partial(decide_on_proposal, group=GROUP, decision=DECISION)),
        Scene(adopted + timedelta(days=1), step + "Übernahmen angefragt", ask_all),
        Scene(calendar.ago(84), step + "Übernahmen zugesagt", promise_all),
        Scene(calendar.ago(81), step + "Maßnahme", begin),
        Scene(calendar.ago(78), step + "Zwischenstand", partial(answer, matter=KITA, kind="interim", text=INTERIM)),
        Scene(calendar.ago(72), step + "Blatt liegt aus", partial(
            claim, key="kita", position=1, by="linh",
            evidence="Verteilerliste mit 41 Unterschriften; das Blatt liegt als Anlage im Intranet der Kitas.",
        )),
        Scene(calendar.ago(69), step + "bestätigt", partial(confirm, key="kita", position=1)),
        Scene(calendar.ago(66), step + "erste Übernahme", partial(TAKINGS[0].fulfil, matter=KITA)),
        Scene(calendar.ago(58), step + "zweite Übernahme", partial(TAKINGS[1].fulfil, matter=KITA)),
        Scene(calendar.ago(55), step + "Telefon gebucht", partial(
            claim, key="kita", position=2, by="linh",
            evidence="Rahmenvertrag vom Monatsanfang; in den ersten vier Wochen 63 Gespräche in acht Sprachen.",
        )),
        Scene(calendar.ago(52), step + "bestätigt", partial(confirm, key="kita", position=2)),
        Scene(calendar.ago(49), step + "dritte Übernahme", partial(TAKINGS[2].fulfil, matter=KITA)),
        Scene(calendar.ago(46), step + "abgeschlossen", finish),
        Scene(calendar.ago(43), step + "gelöst", solve),
        Scene(calendar.ago(40), step + "Ergebnis", partial(answer, matter=KITA, kind="final", text=FINAL)),
    ]  # fmt: skip


def publish(stage: Stage, at: datetime) -> None:
    KITA.publish(stage, at)
    follow(user=stage.people["halyna"], thread=thread_of(stage, "kita"), at=at)
    follow(user=stage.people["emine"], thread=thread_of(stage, "kita"), at=at)


def found(stage: Stage, at: datetime) -> None:
    GROUP.found(stage, at, due=stage.calendar.ago(100).date())


def share_work(stage: Stage, at: datetime) -> None:
    due = stage.calendar.ago(115).date()
    GROUP.give(stage, at, title="Drei Kitas fragen, was Eltern am häufigsten wissen wollen", to="jolanta", due=due)
    GROUP.give(stage, at, title="Eltern finden, die den Entwurf lesen", to="rojda", due=due, by="linh")
    write_note(
        group=GROUP.of(stage), by=stage.actor("halyna"), at=at,
        text="Bitte kein Fachwort auf das Blatt. Ich musste „Bedarfsbescheinigung“ dreimal nachschlagen.",
    )  # fmt: skip


def ask_all(stage: Stage, at: datetime) -> None:
    for taking in TAKINGS:
        taking.ask(stage, at, matter=KITA, due=stage.calendar.ago(76).date())


def promise_all(stage: Stage, at: datetime) -> None:
    for taking in TAKINGS:
        taking.promise(stage, at, matter=KITA, due=stage.calendar.ago(45).date())


def begin(stage: Stage, at: datetime) -> None:
    calendar = stage.calendar
    MEASURE.make(
        KITA,
        [
            NewMarker("Das Blatt liegt in allen 41 Kitas in fünf Sprachen aus", calendar.ago(66).date()),
            NewMarker("Sprachmittlung am Telefon ist für alle Kitas gebucht", calendar.ago(50).date()),
        ],
        stage,
        at,
    )


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
