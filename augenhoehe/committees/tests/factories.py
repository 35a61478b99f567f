"""The cast of the demo world with accounts, carriers and seats, built through operations."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from augenhoehe.accounts.models import Carrier, User
from augenhoehe.accounts.operations import create_carrier, create_user, grant_role
from augenhoehe.accounts.queries import actor_of
from augenhoehe.committees import operations
from augenhoehe.committees.models import AgendaItem, Committee, Meeting, Resolution, Seat
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import SYSTEM, Actor, Role
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import open_thread, publish_thread
from augenhoehe.places.models import Municipality
from augenhoehe.places.tests.factories import federlohe, town

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 2)
THURSDAY = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
AFTER = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
LONG_AGO = date(2020, 1, 1)


@dataclass
class Cast:
    """People by their first name: accounts in `users`, actors by calling."""

    kreis: Municipality
    users: dict[str, User] = field(default_factory=dict)
    carriers: dict[str, Carrier] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Actor:
        if name not in self.users:
            raise AttributeError(name)
        return actor_of(self.users[name], at=AT)


def carrier(cast: Cast, name: str, kind: str) -> Carrier:
    if name not in cast.carriers:
        cast.carriers[name] = create_carrier(name=name, kind=kind, by=SYSTEM, at=AT)
    return cast.carriers[name]


def person(
    cast: Cast,
    name: str,
    *roles: Role,
    of: Carrier | None = None,
    place: Municipality | None = None,
    language: str = "de",
    function: str = "",
) -> User:
    """An account with roles for the whole Kreis or one town."""
    user = create_user(
        email=f"{name}@federlohe.example", name=name.title(), function=function or f"Funktion {name.title()}",
        language=language, carrier=of, by=SYSTEM, at=AT,
    )  # fmt: skip
    for role in roles:
        grant_role(user=user, role=role, by=SYSTEM, at=AT, valid_from=LONG_AGO, municipality=place)
    cast.users[name] = user
    return user


def the_cast() -> Cast:
    """Those of the cast who meet committees and measures."""
    cast = Cast(kreis=federlohe())
    centre = carrier(cast, "Integrationszentrum Kreis Federlohe", Carrier.Kind.DISTRICT)
    youth = carrier(cast, "Jugendamt Sternmünde", Carrier.Kind.TOWN)
    aliens = carrier(cast, "Ausländerbehörde des Kreises", Carrier.Kind.RESIDENCE_AUTHORITY)
    women = carrier(cast, "Frauen wagen Wege e. V.", Carrier.Kind.MIGRANT_ORGANISATION)
    person(cast, "aylin", Role.COORDINATION, of=centre, function="Koordination")
    person(cast, "bernward", Role.COORDINATION, of=centre, function="Amtsleitung")
    person(cast, "emine", Role.COMMITTEE_MEMBER, place=town("Sternmünde"))
    person(cast, "faisal", Role.MIGRANT_ORGANISATION, language="ar")
    person(cast, "korbinian", Role.STEERING_MEMBER, of=centre, function="Dezernat")
    person(cast, "linh", Role.MEASURE_OWNER, of=youth, function="Jugendamt")
    person(cast, "minh", Role.MEASURE_OWNER, of=youth, function="Jugendamt")
    person(cast, "nuray", Role.INTEGRATION_OFFICER, place=town("Zwirnstadt"), function="Integrationsbeauftragte")
    person(cast, "olek", Role.COMMITTEE_OFFICE, place=town("Sternmünde"), function="Geschäftsstelle")
    person(cast, "rojda", Role.GROUP_MEMBER, of=women)
    person(cast, "veit")
    person(cast, "wiebke", Role.STEERING_MEMBER, Role.MEASURE_OWNER, of=aliens, function="Ausländerbehörde")
    return cast


def a_committee(
    cast: Cast,
    kind: str = Committee.Kind.STEERING_GROUP,
    name: str = "Lenkungsgruppe",
    *,
    place: Municipality | None = None,
    public: bool = True,
    **more: Any,
) -> Committee:
    return operations.create_committee(
        kind=kind, name=name, municipality=place, public=public, by=SYSTEM, at=AT,
        **{"started_on": LONG_AGO, **more},
    )  # fmt: skip


def seat(cast: Cast, committee: Committee, name: str = "", **more: Any) -> Seat:
    values = {"sector": Seat.Sector.ADMINISTRATION, "valid_from": LONG_AGO, "by": SYSTEM, "at": AT, **more}
    return operations.give_seat(committee=committee, user=cast.users.get(name), **values)


def seated(cast: Cast, *, voting: int = 5) -> Committee:
    """A steering group: Korbinian in the chair, Rojda for a migrant organisation, others by name."""
    committee = a_committee(cast)
    seat(cast, committee, "korbinian", chair=True, function="Vorsitz")
    seat(cast, committee, "rojda", sector=Seat.Sector.CIVIL_SOCIETY)
    for number in range(voting - 2):
        seat(cast, committee, holder_name=f"Mitglied {number + 1}", organisation="Kreis Federlohe")
    return committee


def an_item(committee: Committee, title: str = "Kita-Auskunft nur auf Deutsch", **more: Any) -> AgendaItem:
    values = {
        "brief": "Eltern verstehen die Auskunft nicht. Sieben Hinweise aus drei Städten. Wer soll es ändern?",
        "url": "",
        "by": SYSTEM,
        "at": AT,
        **more,
    }
    return operations.submit_item(committee=committee, title=title, **values)


def a_meeting(committee: Committee, starts_at: datetime = THURSDAY, **more: Any) -> Meeting:
    values = {"place": "Kreishaus, Raum 12", "by": SYSTEM, "at": AT, **more}
    return operations.plan_meeting(committee=committee, starts_at=starts_at, **values)


def on_agenda(committee: Committee, title: str = "Kita-Auskunft nur auf Deutsch", **more: Any) -> AgendaItem:
    """An item on the agenda of Thursday's meeting."""
    item = an_item(committee, title, **more)
    meeting = committee.meetings.first() or a_meeting(committee)
    operations.build_agenda(meeting=meeting, by=SYSTEM, at=AT)
    item.refresh_from_db()
    return item


def decided(item: AgendaItem, kind: str = Resolution.Kind.ADOPTED, **more: Any) -> Resolution:
    values = {
        "wording": "Die Kitas geben Auskunft in sechs Sprachen.",
        "reason": "Sieben Hinweise aus drei Städten zeigen dieselbe Hürde.",
        "by": SYSTEM,
        "at": AFTER,
        **more,
    }
    return operations.record_resolution(item=item, kind=kind, **values)


def a_thread(cast: Cast, title: str = "Kita-Auskunft", *, published: bool = False) -> Thread:
    thread = open_thread(title=title, by=SYSTEM, at=AT, text="Begonnen.")
    if published:
        publish(thread, title)
    return thread


def publish(thread: Thread, title: str = "Kita-Auskunft") -> None:
    text = multilingual("Eltern verstehen die Auskunft nicht.")
    publish_thread(thread=thread, title=multilingual(title), summary=text, by=SYSTEM, at=AT + timedelta(hours=1))
