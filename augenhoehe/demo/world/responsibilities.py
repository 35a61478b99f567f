"""Who is appointed, who accompanies a body, and what Kreis and towns share."""

from __future__ import annotations

from datetime import datetime, timedelta

from augenhoehe.committees.operations.appointments import appoint
from augenhoehe.core.clock import day_of
from augenhoehe.network.operations import agree_to_share, lay_plan, propose_share, reply_to_plan, write_part
from augenhoehe.network.queries.plans import sides_of

from .calendar import Calendar
from .stage import Scene, Stage


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(180, 9), "Zwirnstadt bestellt seine Integrationsbeauftragte", _appoint_officer),
        Scene(calendar.ago(90, 9), "Eine Geschäftsstelle begleitet den Ausschuss in Nebelfurt", _appoint_office),
        Scene(calendar.ago(70, 11), "Kreis und Zwirnstadt teilen sich die Beratung", _share_advice),
        Scene(calendar.ago(9, 11), "Dattelpalme legt ein Vorhaben allen vor, die Caritas hat Bedenken", _lay_plan),
        Scene(calendar.ago(6, 11), "Der Kreis schlägt Sternmünde vor, wer was übernimmt", _propose),
    ]


def _appoint_officer(stage: Stage, at: datetime) -> None:
    made = appoint(
        kind="officer", function="Integrationsbeauftragte", unit="Stadt Zwirnstadt, Stabsstelle Integration",
        municipality=stage.towns["zwirnstadt"], user=stage.people["nuray"], deputy_name="Edda Ehrlich",
        valid_from=day_of(at), valid_until=stage.calendar.today + timedelta(days=60),
        basis="Beschluss des Rates (erfunden)", by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes["appointment_officer"] = str(made.pk)


def _appoint_office(stage: Stage, at: datetime) -> None:
    made = appoint(
        kind="office", function="Geschäftsstelle", unit="Fachstelle für Demokratie", user=stage.people["olek"],
        committee=stage.committees["nebelfurt"], valid_from=day_of(at), by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes["appointment_office"] = str(made.pk)


def _share_advice(stage: Stage, at: datetime) -> None:
    made = propose_share(
        municipality=stage.towns["zwirnstadt"], task="Beratung von Neuzugewanderten", lead="district",
        unit="Integrationszentrum", part="Wir beraten im ersten Jahr nach der Ankunft, auch in anderen Sprachen.",
        review_on=stage.calendar.today + timedelta(days=150), by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    write_part(
        share=made, lead="district", unit="Fachdienst Soziales", review_on=made.review_on,
        part="Wir beraten danach, halten zwei Räume vor und laden zum runden Tisch ein.",
        by=stage.actor("nuray"), at=at + timedelta(hours=2),
    )  # fmt: skip
    stage.notes["share_agreed"] = str(made.pk)
    if made.district_agreed_on is None:
        agree_to_share(share=made, by=stage.actor("aylin"), at=at + timedelta(hours=4))


def _lay_plan(stage: Stage, at: datetime) -> None:
    faisal, chiara = stage.actor("faisal"), stage.actor("chiara")
    plan = lay_plan(
        unit=next(iter(sides_of(faisal, day_of(at)))), title="Nähcafé am Hafen", by=faisal, at=at,
        text="Jeden Dienstag von 18 bis 20 Uhr, offen für alle, mit zwei Nähmaschinen. Wir suchen noch jemanden, der "
        "die Kinder betreut.",
        field="education", municipality=stage.towns["sternmuende"],
        answer_until=stage.calendar.today + timedelta(days=12),
    )  # fmt: skip
    reply = reply_to_plan(
        plan=plan, unit=next(iter(sides_of(chiara, day_of(at)))), stance="concern", by=chiara,
        at=at + timedelta(days=1), text="Am Dienstagabend ist schon der Sprachkurs im selben Haus. Geht auch Mittwoch?",
    )  # fmt: skip
    stage.notes["plan"], stage.notes["plan_reply"] = str(plan.pk), str(reply.pk)


def _propose(stage: Stage, at: datetime) -> None:
    made = propose_share(
        municipality=stage.towns["sternmuende"], task="Sprachkurse am Abend", lead="each", unit="Integrationszentrum",
        part="Wir bezahlen die Lehrkräfte und werben für die Kurse.", by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes["share_proposed"] = str(made.pk)
