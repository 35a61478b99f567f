"""What belongs to bodies themselves: a successor, a term, rules, links, a hand-over, an election being prepared."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from augenhoehe.committees.models import Committee, Seat
from augenhoehe.committees.operations import create_committee, give_seat, submit_item
from augenhoehe.committees.operations.body_rules import (
    add_link,
    check_link,
    describe_committee,
    set_body_rule,
    set_capacity,
)
from augenhoehe.committees.operations.carrying import carry_matter, still_open, succeed_committee
from augenhoehe.committees.operations.elections import add_step, begin_election, finish_step
from augenhoehe.committees.operations.handovers import add_entry, begin_hand_over, explain_hand_over
from augenhoehe.committees.operations.terms import start_term
from augenhoehe.committees.operations.thresholds import enter_figure, set_thresholds
from augenhoehe.core.multilingual import multilingual

from .bodies import RENAMED_ON
from .stage import Stage

ORDER = "Geschäftsordnung vom 12. November 2025, § 3 (erfunden)"
ABOUT = multilingual(
    "Der Ausschuss befasst sich mit allem, was das Zusammenleben in der Stadt betrifft: Schule, Wohnen, Arbeit, "
    "Sprache, Schutz vor Diskriminierung. Er kann dem Rat Anregungen geben und bekommt darauf eine Antwort.",
    en="The committee deals with everything that concerns living together in the town: school, housing, work, "
    "language, protection from discrimination. It can make suggestions to the council and gets an answer.",
    tr="Komisyon, kentte birlikte yaşamı ilgilendiren her şeyle ilgilenir: okul, konut, iş, dil, ayrımcılığa karşı "
    "koruma. Belediye meclisine öneride bulunabilir ve yanıt alır.",
    ar="تهتم اللجنة بكل ما يخص العيش المشترك في المدينة: المدرسة والسكن والعمل واللغة والحماية من التمييز. "
    "يمكنها تقديم اقتراحات إلى مجلس المدينة وتتلقى رداً عليها.",
    uk="Комітет займається всім, що стосується спільного життя в місті: школа, житло, робота, мова, захист від "
    "дискримінації. Він може подавати пропозиції міській раді й отримує на них відповідь.",
)
ADVICE = "Der Arbeitskreis trifft sich im Frühjahr und im Herbst. Die Vereine brauchen den Termin acht Wochen vorher."
LINKS = (
    (
        "https://landesverband.example/gremien/",
        multilingual("Zusammenschluss der Gremien im Land", en="Association of the bodies in the state"),
        multilingual(
            "Beispiele, Muster und Termine anderer Gremien.", en="Examples, templates and dates of other bodies."
        ),
    ),
    (
        "https://gesetze.example/gemeindeordnung/",
        multilingual("Gemeindeordnung NRW", en="Municipal Code of NRW"),
        multilingual("Im Gesetz steht in § 27, wie das Gremium gebildet wird.", en="§ 27 says how the body is formed."),
    ),
)
POPULATION = (("sternmuende", 61_240, 8_310), ("nebelfurt", 38_150, 3_920), ("zwirnstadt", 27_480, 2_640),
              ("mohnfurt", 11_930, 870))  # fmt: skip


def tell_of_bodies(stage: Stage, at: datetime) -> None:
    """Terms of the towns, rules and profile of the committee in Sternmünde."""
    aylin = stage.actor("aylin")
    for key in ("sternmuende", "zwirnstadt"):
        start_term(municipality=stage.towns[key], number=12, starts_on=RENAMED_ON, by=aylin, at=at)
    committee = stage.committees["sternmuende"]
    describe_committee(
        committee=committee, about=ABOUT, office_address="Rathaus, Am Sternplatz 1, 05999 Sternmünde (erfunden)",
        office_phone="0221 4710-140", office_email="ausschuss@sternmuende.example", by=aylin, at=at,
    )  # fmt: skip
    set_body_rule(
        committee=committee, invitation_days=committee.invitation_days, public_meetings=True,
        submitters=["members", "organisations"], minutes_need_approval=False, source=ORDER, valid_from=RENAMED_ON,
        by=aylin, at=at,
    )  # fmt: skip
    for order, (url, title, text) in enumerate(LINKS, start=1):
        add_link(committee=committee, url=url, title=title, text=text, order=order, by=aylin, at=at)
    set_capacity(
        committee=stage.committees["steering"], hours=40, note="zwölf Mitglieder, je gut drei Stunden",
        valid_from=stage.calendar.today - timedelta(days=90), by=aylin, at=at,
    )  # fmt: skip


def found_working_group(stage: Stage, at: datetime) -> None:
    """A standing group of clubs and offices from several towns, and the body it came from."""
    aylin, since = stage.actor("aylin"), stage.calendar.today - timedelta(days=60)
    table = _round_table(stage, at)
    group = create_committee(
        kind=Committee.Kind.WORKING_GROUP, name="Arbeitskreis Zusammenleben im Kreis", by=aylin, at=at,
        started_on=since,
        short_text=multilingual(
            "Vereine und Fachstellen aus vier Orten arbeiten zweimal im Jahr an gemeinsamen Fragen.",
            en="Clubs and services from four towns work on common questions twice a year.",
        ),
    )  # fmt: skip
    stage.committees["working"] = group
    _seat_working_group(stage, group, since, at)
    set_capacity(committee=group, hours=18, note="sechs Mitglieder, je drei Stunden", valid_from=since, by=aylin, at=at)
    carry_over = succeed_committee(
        committee=table, successor=group, starts_on=since, source="Beschluss des Kreistags (erfunden)", by=aylin, at=at
    )
    for matter in still_open(carry_over):
        kept = matter.title.startswith("Räume")
        carry_matter(
            carry_over=carry_over, kind=matter.kind, pk=matter.pk, fate="carried" if kept else "ended",
            reason="" if kept else "Den Kalender führt jetzt das Integrationszentrum.", by=aylin, at=at,
        )  # fmt: skip
    stage.notes["carry_over"] = str(carry_over.pk)


def _round_table(stage: Stage, at: datetime) -> Committee:
    aylin = stage.actor("aylin")
    table = create_committee(
        kind=Committee.Kind.NETWORK, name="Runder Tisch Zusammenleben", by=aylin, at=at, started_on=date(2017, 6, 1),
        short_text=multilingual("Traf sich zweimal im Jahr, ohne festen Auftrag."),
    )  # fmt: skip
    for title, brief in (
        ("Räume für Vereine am Abend", "Drei Vereine suchen Räume. Schulen stehen abends leer. Wer spricht mit ihnen?"),
        ("Gemeinsamer Kalender", "Feste fallen auf denselben Tag. Ein Kalender fehlt. Wer führt ihn?"),
    ):
        submit_item(committee=table, title=title, brief=brief, url="", by=aylin, at=at)
    return table


def _seat_working_group(stage: Stage, group: Committee, since: date, at: datetime) -> None:
    aylin, sector = stage.actor("aylin"), Seat.Sector
    for who, place, part in (
        ("aylin", sector.ADMINISTRATION, "Geschäftsführung"), ("rojda", sector.CIVIL_SOCIETY, "Vorsitz"),
        ("faisal", sector.CIVIL_SOCIETY, "Mitglied"), ("jolanta", sector.WELFARE, "Mitglied"),
        ("nuray", sector.ADMINISTRATION, "Mitglied"),
    ):  # fmt: skip
        give_seat(
            committee=group, user=stage.people[who], sector=place, function=part, chair=part == "Vorsitz",
            basis=Seat.Basis.DELEGATED, valid_from=since, by=aylin, at=at,
        )  # fmt: skip
    give_seat(
        committee=group, organisation="Freiwillige Feuerwehr Mohnfurt", sector=sector.CIVIL_SOCIETY, valid_from=since,
        basis=Seat.Basis.DELEGATED, by=aylin, at=at,
    )  # fmt: skip


def hand_over_office(stage: Stage, at: datetime) -> None:
    """Aylin gives the office of the working group to Nuray: explained, not signed yet."""
    aylin = stage.actor("aylin")
    found = begin_hand_over(
        committee=stage.committees["working"], function="Geschäftsführung des Arbeitskreises",
        from_user=stage.people["aylin"], to_user=stage.people["nuray"], due=stage.calendar.ahead(21), by=aylin, at=at,
    )  # fmt: skip
    add_entry(hand_over=found, title="Schlüssel zum Saal im Kreishaus", note="Liegt bei der Pforte.", by=aylin, at=at)
    first = found.entries.order_by("order").first()
    explain_hand_over(
        hand_over=found, notes=ADVICE,
        entry_notes={first.pk: "Bitte vor der nächsten Sitzung nachfragen."} if first else {},
        by=aylin, at=at,
    )  # fmt: skip
    stage.notes["hand_over"] = str(found.pk)


def prepare_election(stage: Stage, at: datetime) -> None:
    """Mohnfurt elects its body: some steps are done, one is near. And the numbers for the § 27 aid."""
    aylin = stage.actor("aylin")
    election = begin_election(
        committee=stage.committees["mohnfurt"], day=stage.calendar.today + timedelta(days=150), unit="Wahlamt",
        by=aylin, at=at,
    )  # fmt: skip
    for step in election.steps.filter(days_before__gt=160).order_by("-days_before"):
        finish_step(step=step, result="erledigt", by=aylin, at=at)
    add_step(
        election=election, title="Treffen mit den Vereinen: So läuft die Wahl", days_before=130,
        unit="Integrationszentrum", note="Mit Sprachmittlung auf Arabisch und Ukrainisch.", by=aylin, at=at,
    )  # fmt: skip
    check_link(link=stage.committees["sternmuende"].links.order_by("order")[0], by=aylin, at=at)
    stage.notes["election"] = str(election.pk)
    set_thresholds(
        must_from=5000, request_from=2000, signatures=200, valid_from=date(2025, 1, 1), by=aylin, at=at,
        source="§ 27 GO NRW, ältere Fassung (zu prüfen: Fassung ab 1. November 2025)",
    )  # fmt: skip
    for key, inhabitants, foreigners in POPULATION:
        enter_figure(
            municipality=stage.towns[key], on=date(stage.calendar.today.year - 1, 12, 31), inhabitants=inhabitants,
            foreigners=foreigners, source="Melderegister (erfunden)", by=aylin, at=at,
        )  # fmt: skip
