"""A study with people in it: Quentin and Pia of the institute, Aylin who commissions, others at the door."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from augenhoehe.accounts.models import Carrier, User
from augenhoehe.accounts.operations import create_carrier, create_user, grant_role
from augenhoehe.accounts.queries import actor_of
from augenhoehe.core import clock
from augenhoehe.core.closed import closed_room
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import SYSTEM, Actor, Role
from augenhoehe.places.tests.factories import federlohe, town
from augenhoehe.studies.models import Finding, Interview, Nomination, Study
from augenhoehe.studies.operations import interviews, studies
from augenhoehe.studies.operations.interviews import Partner
from augenhoehe.studies.operations.nominating import Volunteer, nominate

# The database looks at its own clock for what is valid today; tests stand in the present.
AT = clock.now()
TODAY = clock.day_of(AT)
LONG_AGO = date(2020, 1, 1)
LATER = TODAY + timedelta(days=200)
NAME = "Samira Apfelkern"
WORDS = "Ich stand dreimal vor der Tür, und niemand sprach Arabisch."
FINDING = "In der Beratung am Markt spricht niemand eine andere Sprache als Deutsch."


@dataclass
class House:
    """Accounts by first name; actors by calling, with a shown second factor."""

    users: dict[str, User] = field(default_factory=dict)
    carriers: dict[str, Carrier] = field(default_factory=dict)
    study: Study = field(init=False)

    def __getattr__(self, name: str) -> Actor:
        if name.startswith("_") or name not in self.users:
            raise AttributeError(name)
        return actor_of(User.objects.select_related("carrier").get(pk=self.users[name].pk), at=AT, second_factor=True)

    @contextmanager
    def of(self, name: str) -> Iterator[Actor]:
        """Inside the room as this person."""
        actor = getattr(self, name)
        with closed_room(actor):
            yield actor


PEOPLE: tuple[tuple[str, str, Role | None, str], ...] = (
    ("quentin", "institute", Role.INSTITUTE, "institute"),
    ("pia", "institute", Role.INSTITUTE, "institute"),
    ("ruth", "other", Role.INSTITUTE, "other"),
    ("aylin", "centre", Role.COORDINATION, ""),
    ("bernward", "centre", Role.INTEGRATION_OFFICER, ""),
    ("korbinian", "centre", Role.STEERING_MEMBER, ""),
    ("chiara", "caritas", Role.CASE_MANAGER, "caritas"),
    ("samuel", "centre", Role.ADMINISTRATION, ""),
    ("gesine", "centre", Role.DATA_PROTECTION, ""),
    ("wiebke", "authority", Role.STEERING_MEMBER, ""),
    ("rojda", "", Role.MIGRANT_ORGANISATION, ""),
    ("veit", "", None, ""),
)


def the_house() -> House:
    federlohe(modules={"studies": True, "cases": True})
    house, kinds = House(), Carrier.Kind
    for key, name, kind in (
        ("institute", "Institut Quellbrunn", kinds.OTHER),
        ("other", "Institut Rotbach", kinds.OTHER),
        ("centre", "Integrationszentrum Kreis Federlohe", kinds.DISTRICT),
        ("caritas", "Caritasverband Federlohe e. V.", kinds.WELFARE),
        ("authority", "Ausländerbehörde des Kreises", kinds.RESIDENCE_AUTHORITY),
    ):
        house.carriers[key] = create_carrier(name=name, kind=kind, case_files=key == "caritas", by=SYSTEM, at=AT)
    for name, of, role, scope in PEOPLE:
        add_person(house, name, of, role, scope)
    house.study = a_study(house)
    return house


def add_person(house: House, name: str, of: str, role: Role | None, scope: str = "") -> User:
    user = create_user(
        email=f"{name}@federlohe.example", name=name.title(), function=f"Funktion {name.title()}", language="de",
        carrier=house.carriers.get(of), by=SYSTEM, at=AT,
    )  # fmt: skip
    if role is not None:
        until = TODAY + timedelta(days=300) if role == Role.INSTITUTE else None
        grant_role(
            user=user, role=role, by=SYSTEM, at=AT, valid_from=LONG_AGO, valid_until=until,
            carrier=house.carriers.get(scope),
        )  # fmt: skip
    house.users[name] = user
    return user


def a_draft(house: House, institute: str = "institute", **more: Any) -> Study:
    values = {
        "title": "Was hilft beim Ankommen?", "aims": "Was hilft, was hindert, wer ist schon aktiv?",
        "short_text": multilingual("Wir fragen Menschen im Kreis. Es geht um das Ankommen. Namen stehen nirgends."),
        "raw_until": LATER, "by": house.aylin, "at": AT, **more,
    }  # fmt: skip
    return studies.create_study(institute=house.carriers[institute], **values)


def a_study(house: House, institute: str = "institute", **more: Any) -> Study:
    """It runs, is public, and people may nominate themselves."""
    study, by = a_draft(house, institute, **more), {"by": house.aylin, "at": AT}
    studies.write_consent_text(study=study, text=multilingual("Ich erzähle freiwillig."), **by)
    studies.add_phase(
        study=study, title="Interviews", starts_on=TODAY - timedelta(days=5), ends_on=TODAY + timedelta(days=50), **by
    )
    studies.move_study(study=study, verb="start", **by)
    studies.publish_study(study=study, **by)
    return studies.edit_study(
        study=study, title=study.title, institute=study.institute, aims=study.aims, short_text=study.short_text,
        raw_until=study.raw_until, nominations_until=TODAY + timedelta(days=60), **by,
    )  # fmt: skip


def an_interview(
    house: House, by: str = "quentin", study: Study | None = None, until: str = "held", **partner: Any
) -> Interview:
    """An interview up to a state, with notes once it was held."""
    values: dict[str, Any] = {
        "kind": "resident", "name": NAME, "email": "samira@mail.example", "phone": "0221 4710-733",
        "office": "Nähstube am Ring", "language": "ar", "municipality_id": str(town("Nebelfurt").pk), **partner,
    }  # fmt: skip
    with house.of(by) as actor:
        who = {"by": actor, "at": AT}
        made = interviews.propose_interview(study=study or house.study, partner=Partner(**values), **who)
        if until == "proposed":
            return made
        interviews.ask_partner(interview=made, **who)
        interviews.give_consent(interview=made, given_on=TODAY, language="de", form="signed", **who)
        if until == "consented":
            return made
        interviews.hold_interview(interview=made, month=TODAY.replace(day=1), mode="meeting", **who)
        interviews.write_down(interview=made, notes=WORDS, transcript="", **who)
    return made


def a_finding(house: House, interview: Interview, text: str = FINDING, by: str = "quentin", **more: Any) -> Finding:
    values = {"kind": "hurdle", "life_area": "language", "hurdle": "", **more}
    with house.of(by) as actor:
        return interviews.write_finding(interview=interview, text=text, by=actor, at=AT, **values)


def a_nomination(house: House, **more: Any) -> Nomination:
    from augenhoehe.core.ids import new_id

    pk = new_id()
    volunteer = Volunteer(name="Tarik", kind="resident", phone="0221 4710-744", language="tr", **more)
    assert nominate(study=house.study, volunteer=volunteer, entry_id=pk, at=AT)
    with house.of("quentin"):
        return Nomination.objects.get(pk=pk)


def fresh(house: House, row: Any, by: str = "quentin") -> Any:
    with house.of(by):
        return type(row).objects.select_related(*(["study"] if hasattr(row, "study_id") else [])).get(pk=row.pk)
