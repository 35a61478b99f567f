"""The steering group with seats in every sector, and the § 27 bodies with their former names."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from augenhoehe.committees.models import Committee, HearingRule, Seat
from augenhoehe.committees.operations import create_committee, give_seat, rename_committee, set_hearing_rule
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.values import dataclass

from .stage import Stage

RENAMED_ON = date(2025, 11, 1)
BASIS_BEFORE = "§ 27 GO NRW in der Fassung bis 31. Oktober 2025 (zu prüfen)"
BASIS_NOW = "§ 27 GO NRW in der Fassung ab 1. November 2025 (zu prüfen)"
_S = Seat.Sector


@dataclass(frozen=True, slots=True)
class Place:
    """A seat: by a person of the cast, or by a name without an account."""

    sector: str
    person: str = ""
    name: str = ""
    organisation: str = ""
    function: str = "Mitglied"
    chair: bool = False
    voting: bool = True


STEERING = (
    Place(_S.ADMINISTRATION, "korbinian", function="Vorsitz", chair=True),
    Place(_S.ADMINISTRATION, "bernward"),
    Place(_S.ADMINISTRATION, "wiebke"),
    Place(_S.ADMINISTRATION, "linh"),
    Place(_S.WELFARE, name="Tilda Tannhoff", organisation="Caritasverband Federlohe e. V."),
    Place(_S.WELFARE, "jolanta"),
    Place(_S.CIVIL_SOCIETY, "rojda"),
    Place(_S.CIVIL_SOCIETY, name="Ibrahim Ilgaz", organisation="Dachverband MO-Netz Federlohe e. V."),
    Place(_S.POLITICS, "emine"),
    Place(_S.POLITICS, "paul"),
    Place(_S.AFFECTED, "halyna"),
    Place(_S.ADMINISTRATION, "aylin", function="Geschäftsführung", voting=False),
)
STERNMUENDE = (
    Place(_S.POLITICS, "emine", function="Vorsitz", chair=True),
    Place(_S.CIVIL_SOCIETY, "faisal", function="gewähltes Mitglied"),
    Place(_S.CIVIL_SOCIETY, name="Quentin Quast", organisation="Bildungsbrücke Lale e. V.",
          function="gewähltes Mitglied"),
    Place(_S.POLITICS, name="Xenia Xaver", organisation="Rat der Stadt Sternmünde", function="Ratsmitglied"),
    Place(_S.POLITICS, name="Yannick Yorck", organisation="Rat der Stadt Sternmünde", function="Ratsmitglied"),
)  # fmt: skip
NEBELFURT = (
    Place(_S.POLITICS, name="Zeynep Zaim", organisation="gewählt", function="Vorsitz", chair=True),
    Place(_S.CIVIL_SOCIETY, name="Nils Nagelschmidt", organisation="Rat der Stadt Nebelfurt", function="Ratsmitglied"),
)
MOHNFURT = (
    Place(_S.POLITICS, name="Maksym Melnytschenko", organisation="gewählt", function="Vorsitz", chair=True),
    Place(_S.POLITICS, name="Marlene Mohnkopf", organisation="Rat der Gemeinde Mohnfurt", function="Ratsmitglied"),
)


def _elected(organisation: str, *names: str) -> tuple[Place, ...]:
    """Council members by name, the first one in the chair."""
    return tuple(
        Place(_S.POLITICS, name=name, organisation=organisation, chair=not place,
              function="Ratsmitglied" if place else "Vorsitz")
        for place, name in enumerate(names)
    )  # fmt: skip


SCHOOL = _elected(
    "Rat der Stadt Sternmünde",
    "Nora Nelkenwurz", "Otto Ochsenzung", "Paula Petersil", "Rudi Ringelblum", "Sigrun Salbei",
)  # fmt: skip
SOCIAL = _elected(
    "Rat der Stadt Zwirnstadt",
    "Irma Immergrün", "Jupp Johannisbeer", "Klara Kornrade", "Lothar Löwenzahn", "Minna Mohnblum",
)  # fmt: skip
COUNCIL = (
    *_elected(
        "Rat der Stadt Zwirnstadt",
        "Agathe Ackerle", "Benno Birnbaum", "Cilly Cronenberg", "Detlef Dornbusch", "Elsbeth Eichkamp",
        "Ferdi Fliederbusch", "Gunda Grashalm", "Hartmut Hollerstaude",
    ),
    Place(_S.POLITICS, "paul", organisation="Rat der Stadt Zwirnstadt", function="Ratsmitglied"),
)  # fmt: skip


def set_up_bodies(stage: Stage, at: datetime) -> None:
    aylin = stage.actor("aylin")
    stage.committees["steering"] = create_committee(
        kind=Committee.Kind.STEERING_GROUP, name="Lenkungsgruppe Kommunales Integrationsmanagement", by=aylin, at=at,
        started_on=stage.calendar.ago(380).date(), legal_basis="Beschluss des Kreistags (erfunden)",
        short_text=multilingual("Entscheidet, welche Strukturfragen zuerst gelöst werden und wer sich kümmert."),
    )  # fmt: skip
    _fill(stage, "steering", STEERING, at)
    _elected_bodies(stage, at)
    _integration_committee(stage, "sternmuende", STERNMUENDE, at)
    _integration_committee(stage, "nebelfurt", NEBELFURT, at)
    _integration_committee(stage, "mohnfurt", MOHNFURT, at)


def _elected_bodies(stage: Stage, at: datetime) -> None:
    """Where papers of matters 2 and 7 go: a school committee, a social committee, a council."""
    for key, town, kind, name, seats, text in (
        ("school", "sternmuende", Committee.Kind.SPECIALIST_COMMITTEE, "Schulausschuss der Stadt Sternmünde", SCHOOL,
         "Berät über alles, was die Schulen der Stadt betrifft."),
        ("social", "zwirnstadt", Committee.Kind.SPECIALIST_COMMITTEE, "Sozialausschuss der Stadt Zwirnstadt", SOCIAL,
         "Bereitet für den Rat vor, was Soziales und Zusammenleben betrifft."),
        ("council", "zwirnstadt", Committee.Kind.COUNCIL, "Rat der Stadt Zwirnstadt", COUNCIL,
         "Entscheidet für die ganze Stadt."),
    ):  # fmt: skip
        stage.committees[key] = create_committee(
            kind=kind, name=name, municipality=stage.towns[town], by=stage.actor("aylin"), at=at,
            started_on=date(2025, 11, 1), short_text=multilingual(text), office_name="Büro des Rates",
        )  # fmt: skip
        _fill(stage, key, seats, at)


def _integration_committee(stage: Stage, town_key: str, seats: tuple[Place, ...], at: datetime) -> None:
    """Until 31 October 2025 it was called Integrationsrat; what was decided then keeps that name."""
    town, aylin = stage.towns[town_key], stage.actor("aylin")
    of_town = f"der {'Gemeinde' if town.kind == 'municipality' else 'Stadt'} {town.name}"
    committee = create_committee(
        kind=Committee.Kind.INTEGRATION_COMMITTEE, name=f"Integrationsrat {of_town}", by=aylin, at=at,
        municipality=town, legal_basis=BASIS_BEFORE, started_on=date(2020, 11, 1),
        short_text=multilingual("Berät den Rat in allem, was Zusammenleben und gleiche Chancen betrifft."),
    )  # fmt: skip
    rename_committee(
        committee=committee, name=f"Ausschuss für Chancengerechtigkeit und Integration {of_town}",
        valid_from=RENAMED_ON, by=aylin, at=at, legal_basis=BASIS_NOW,
    )  # fmt: skip
    if town_key == "sternmuende":
        set_hearing_rule(
            committee=committee, binding=HearingRule.Binding.ADVISED, source=BASIS_NOW, valid_from=RENAMED_ON,
            by=aylin, at=at,
        )  # fmt: skip
    stage.committees[town_key] = committee
    _fill(stage, town_key, seats, at)


def _fill(stage: Stage, key: str, seats: tuple[Place, ...], at: datetime) -> None:
    a_year_ago = stage.calendar.today - timedelta(days=360)
    since = max(stage.committees[key].started_on or a_year_ago, a_year_ago)
    for place in seats:
        give_seat(
            committee=stage.committees[key], by=stage.actor("aylin"), at=at, sector=place.sector, valid_from=since,
            user=stage.people.get(place.person), holder_name=place.name, organisation=place.organisation,
            function=place.function, voting=place.voting, chair=place.chair,
        )  # fmt: skip
