"""The room with people in it: Chiara and Dragan of the Caritas, Tilda who leads their team, and others at the door."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from augenhoehe.accounts.models import Carrier, User
from augenhoehe.accounts.operations import create_carrier, create_user, grant_role
from augenhoehe.accounts.queries import actor_of
from augenhoehe.cases import operations
from augenhoehe.cases.identity import Identity
from augenhoehe.cases.models import Case, CaseAccess, Concern
from augenhoehe.core import clock
from augenhoehe.core.closed import closed_room
from augenhoehe.core.rights import SYSTEM, Actor, Role
from augenhoehe.places.tests.factories import federlohe

# The database looks at its own clock for what is valid today; tests stand in the present.
AT = clock.now()
TODAY = clock.day_of(AT)
LONG_AGO = date(2020, 1, 1)
MAHMOUD = Identity(
    first_name="Mahmoud", last_name="Al-Masri", other_names="محمود", household="Rania, Yusuf", born="14.3.1988",
    phone="0221 4710-655", email="mahmoud@mail.example", address="Am Mühlbach 12, Zwirnstadt", language="Arabisch",
)  # fmt: skip
WORDING = "Ich finde keinen Arzt, der mich ohne Übersetzer behandelt."


@dataclass
class Room:
    """Accounts by first name; actors by calling, with a shown second factor."""

    users: dict[str, User] = field(default_factory=dict)
    carriers: dict[str, Carrier] = field(default_factory=dict)

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


def the_room(**installation: Any) -> Room:
    federlohe(modules={"cases": True}, **installation)
    room = Room()
    kinds = Carrier.Kind
    for key, name, kind, files in (
        ("caritas", "Caritasverband Federlohe e. V.", kinds.WELFARE, True),
        ("parish", "Beratungshaus Mohnfurt", kinds.WELFARE, True),
        ("centre", "Integrationszentrum Kreis Federlohe", kinds.DISTRICT, False),
        ("authority", "Ausländerbehörde des Kreises", kinds.RESIDENCE_AUTHORITY, False),
    ):
        room.carriers[key] = create_carrier(name=name, kind=kind, case_files=files, by=SYSTEM, at=AT)
    for name, of, role, scope in (
        ("chiara", "caritas", Role.CASE_MANAGER, "caritas"),
        ("dragan", "caritas", Role.CASE_MANAGER, "caritas"),
        ("tilda", "caritas", Role.TEAM_LEAD, "caritas"),
        ("ingo", "parish", Role.CASE_MANAGER, "parish"),
        ("aylin", "centre", Role.COORDINATION, ""),
        ("samuel", "centre", Role.ADMINISTRATION, ""),
        ("gesine", "centre", Role.DATA_PROTECTION, ""),
        ("wiebke", "authority", Role.STEERING_MEMBER, ""),
        ("jolanta", "centre", Role.ADVICE_SERVICE, ""),
        ("veit", "", None, ""),
    ):
        add_person(room, name, of, role, scope)
    return room


def add_person(room: Room, name: str, of: str, role: Role | None, scope: str = "") -> User:
    user = create_user(
        email=f"{name}@federlohe.example", name=name.title(), function=f"Funktion {name.title()}", language="de",
        carrier=room.carriers.get(of), by=SYSTEM, at=AT,
    )  # fmt: skip
    if role is not None:
        grant_role(user=user, role=role, by=SYSTEM, at=AT, valid_from=LONG_AGO, carrier=room.carriers.get(scope))
    room.users[name] = user
    return user


def a_case(room: Room, by: str = "chiara", identity: Identity = MAHMOUD, **more: Any) -> Case:
    with room.of(by) as actor:
        carrier_id = room.users[by].carrier_id
        return operations.take_in_client(identity=identity, carrier_id=carrier_id, by=actor, at=AT, **more)


def a_concern(room: Room, case: Case, by: str = "chiara", wording: str = WORDING, ended: str = "") -> Concern:
    with room.of(by) as actor:
        concern = operations.name_concern(case=case, wording=wording, life_area="health", priority=1, by=actor, at=AT)
        if ended:
            operations.end_concern(concern=concern, verb=ended, reason="language", result="", by=actor, at=AT)
        return concern


def a_deputy(room: Room, case: Case, name: str = "dragan", days: int = 14) -> CaseAccess:
    with room.of("chiara") as actor:
        return operations.name_deputy(
            case=case, deputy=room.users[name], valid_from=TODAY - timedelta(days=30),
            valid_until=TODAY + timedelta(days=max(days, 0)), by=actor, at=AT,
        )  # fmt: skip


def expire(room: Room, access: CaseAccess) -> None:
    """Let a deputy's time be over, as if the last day had passed."""
    with room.of("chiara"):
        CaseAccess.objects.filter(pk=access.pk).update(valid_until=TODAY - timedelta(days=1))
