"""What the invented organisations do together: cooperations, a request with its answer, ideas, and the picture."""

from __future__ import annotations

from datetime import datetime, timedelta

from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import SYSTEM
from augenhoehe.network import operations
from augenhoehe.network.models import BoardEntry, Cooperation, CooperationPartner
from augenhoehe.organisations.models import ContactNote

from .calendar import Calendar
from .organisations import entry
from .stage import Scene, Stage

Kind = Cooperation.Kind


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(100, 10), "Feuerwehr und Dattelpalme üben zusammen", _fire_brigade),
        Scene(calendar.ago(98, 12), "Beide Seiten stimmen zu", _agree_to_practice),
        Scene(calendar.ago(80, 10), "Die Feuerwehr sagt, wie vielfältig sie ist", _diversity_first),
        Scene(calendar.ago(45, 10), "Lale und Kornblume helfen einander bei den Hausaufgaben", _homework),
        Scene(calendar.ago(25, 10), "Frauen wagen Wege sucht Partner für einen Frauenlauf", _seek),
        Scene(calendar.ago(24, 10), "Dattelpalme macht mit, und beide schreiben sich", _answer),
        Scene(calendar.ago(12, 10), "Eine Erfahrung und eine Projektidee", _ideas),
        Scene(calendar.ago(8, 15), "Aus einem Gespräch wird eine Kooperation, die Zustimmung fehlt noch", _waiting),
        Scene(calendar.ago(4, 10), "Die Feuerwehr zählt nach und setzt sich ein Ziel", _diversity_second),
        Scene(calendar.ago(3, 10), "Dattelpalme wird per Mail nach der Vielfalt gefragt", _diversity_asked),
        Scene(calendar.ago(1, 3), "In der Nacht entsteht das Bild des Netzwerks", _picture),
    ]


def _fire_brigade(stage: Stage, at: datetime) -> None:
    made = operations.enter_cooperation(
        partners=[entry(stage, "firebrigade"), entry(stage, "dattelpalme")],
        subject="Gemeinsam üben, gemeinsam löschen",
        text="Zweimal im Jahr üben Jugendfeuerwehr und Verein zusammen. Der Verein übersetzt die Warnhinweise ins "
        "Arabische, die Feuerwehr zeigt Erste Hilfe.",
        kind=Kind.LEARNING, field="emergency", towns=[stage.towns["mohnfurt"], stage.towns["sternmuende"]],
        begins_on=day_of(at), ends_on=stage.calendar.today + timedelta(days=20), visibility="public",
        by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    operations.add_cooperation_document(
        cooperation=made, title="Vereinbarung", by=stage.actor("aylin"), at=at,
        content="Vereinbarung (erfunden)\n\nZwei Übungen im Jahr, im Frühjahr und im Herbst.\n".encode(),
    )  # fmt: skip
    stage.notes["cooperation_practice"] = str(made.pk)


def _agree_to_practice(stage: Stage, at: datetime) -> None:
    _agree(stage, "cooperation_practice", "dattelpalme", "faisal", at)
    _agree(stage, "cooperation_practice", "firebrigade", "aylin", at, how="am Telefon, Wehrleitung")


def _agree(stage: Stage, key: str, organisation: str, who: str, at: datetime, how: str = "") -> None:
    partner = CooperationPartner.objects.select_related("cooperation", "organisation").get(
        cooperation_id=stage.notes[key], organisation=entry(stage, organisation)
    )
    operations.agree_to_cooperation(partner=partner, how=how, by=stage.actor(who), at=at)


def _homework(stage: Stage, at: datetime) -> None:
    made = operations.enter_cooperation(
        partners=[entry(stage, "lale"), entry(stage, "kornblume")], subject="Hausaufgaben am Samstag",
        text="Kornblume bringt die Kinder, Lale die Räume und zwei Lehrkräfte.", kind=Kind.OFFER, field="education",
        towns=[stage.towns["nebelfurt"]], begins_on=day_of(at), by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes["cooperation_homework"] = str(made.pk)
    for organisation in ("lale", "kornblume"):
        _agree(stage, "cooperation_homework", organisation, "aylin", at, how="beim Treffen am Runden Tisch")


def _seek(stage: Stage, at: datetime) -> None:
    made = operations.post_entry(
        organisation=entry(stage, "frauen"), kind=BoardEntry.Kind.SEEK, title="Wer läuft mit uns durch den Kreis?",
        text="Im Frühjahr wollen wir einen Lauf nur für Frauen machen, mit Kinderbetreuung am Ziel. Wir suchen eine "
        "Gruppe, die Tee kocht, und jemanden für Erste Hilfe.",
        field="sport", municipality=stage.towns["mohnfurt"], until=stage.calendar.today + timedelta(days=60),
        by=stage.actor("rojda"), at=at,
    )  # fmt: skip
    stage.notes["board_run"] = str(made.pk)


def _answer(stage: Stage, at: datetime) -> None:
    run = BoardEntry.objects.get(pk=stage.notes["board_run"])
    made = operations.answer_entry(
        entry=run, organisation=entry(stage, "dattelpalme"), by=stage.actor("faisal"), at=at,
        text="Tee können wir. Sechs Frauen von uns laufen auch mit.",
    )  # fmt: skip
    operations.write_to_other(
        answer=made, text="Wunderbar! Wollen wir uns im Dezember zusammensetzen?", by=stage.actor("rojda"), at=at
    )
    stage.notes["board_answer"] = str(made.pk)


def _ideas(stage: Stage, at: datetime) -> None:
    until = stage.calendar.today + timedelta(days=120)
    experience = operations.post_entry(
        organisation=entry(stage, "dattelpalme"), kind=BoardEntry.Kind.EXPERIENCE, until=until,
        title="Kochabende füllen den Raum", field="culture", municipality=stage.towns["sternmuende"],
        text="Seit wir zuerst kochen und danach reden, kommen doppelt so viele. Einkauf für 30 Menschen: 90 Euro.",
        by=stage.actor("faisal"), at=at,
    )  # fmt: skip
    operations.comment_on_entry(
        entry=experience, organisation=entry(stage, "frauen"), text="Das probieren wir beim Frühstück aus.",
        by=stage.actor("rojda"), at=at,
    )  # fmt: skip
    operations.post_entry(
        organisation=None, kind=BoardEntry.Kind.IDEA, until=until,
        title="Ein Nachmittag für alle Vereine in Zwirnstadt",
        text="In Zwirnstadt kennen sich die Vereine wenig. Wer hat Lust, mit uns einen Nachmittag zu planen?",
        municipality=stage.towns["zwirnstadt"], by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes["board_experience"] = str(experience.pk)


def _waiting(stage: Stage, at: datetime) -> None:
    note = ContactNote.objects.select_related("organisation").get(pk=stage.notes["note_dattelpalme"])
    made = operations.enter_cooperation(
        partners=[entry(stage, "dattelpalme"), entry(stage, "mosque")], subject="Winterfest mit offener Tür",
        text="Ein Fest für die ganze Straße. Der Verein kocht, die Gemeinde öffnet ihren Saal.", kind=Kind.EVENT,
        field="culture", begins_on=stage.calendar.today + timedelta(days=30), note=note, by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes["cooperation_party"] = str(made.pk)
    _agree(stage, "cooperation_party", "dattelpalme", "faisal", at)


def _diversity_first(stage: Stage, at: datetime) -> None:
    operations.report_diversity(
        organisation=entry(stage, "firebrigade"), as_of=day_of(at) - timedelta(days=300), members_share="5",
        board_total=6, board_with=0, by=stage.actor("aylin"), at=at,
    )  # fmt: skip


def _diversity_second(stage: Stage, at: datetime) -> None:
    made = operations.report_diversity(
        organisation=entry(stage, "firebrigade"), as_of=day_of(at), members_total=84, members_with=9,
        board_total=6, board_with=0, note="Seit den gemeinsamen Übungen sind sechs Jugendliche eingetreten.",
        by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    operations.set_diversity_goal(
        organisation=entry(stage, "firebrigade"), members_target=20, target_year=day_of(at).year + 3,
        by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes["diversity_report"] = str(made.pk)


def _diversity_asked(stage: Stage, at: datetime) -> None:
    made = operations.ask_diversity(organisation=entry(stage, "dattelpalme"), by=stage.actor("aylin"), at=at)
    stage.notes["diversity_question"] = str(made.pk)


def _picture(stage: Stage, at: datetime) -> None:
    operations.draw_network(by=SYSTEM, at=at)
