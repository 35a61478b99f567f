"""Before anything is reported: towns, carriers, people, the steering group, the concept."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from augenhoehe.accounts.operations import create_carrier, create_user, grant_role, set_up_demo_factor
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.places.models import Municipality
from augenhoehe.places.operations import create_municipality, create_social_area, set_up_installation

from . import cast, places
from .carriers import CARRIERS
from .stage import Stage

PHONE = "0221 4710-100"
CONTACT = {
    "responsible": "Integrationszentrum Kreis Federlohe, Bernward Brockstiel",
    "address": "Kreishaus, Am Federbach 1, 05999 Sternmünde (erfunden)",
    "phone": PHONE,
    "email": "integrationszentrum@federlohe.example",
    "website": "https://federlohe.example",
    "data_protection": "Gesine Grauhorst, datenschutz@federlohe.example, 0221 4710-117",
    "press": "Pressestelle des Kreises, 0221 4710-110, presse@federlohe.example",
}


def found_district(stage: Stage, at: datetime) -> None:
    """The Kreis, its towns and its social areas; then the one settings row."""
    since = date(2020, 1, 1)
    stage.district = create_municipality(
        ags=places.DISTRICT_AGS, name="Kreis Federlohe", kind=Municipality.Kind.DISTRICT, by=SYSTEM, at=at,
        boundary=places.whole_district(), served=True, source=places.SOURCE,
    )  # fmt: skip
    for town in places.TOWNS:
        stage.towns[town.key] = create_municipality(
            ags=town.ags, name=town.name, kind=town.kind, by=SYSTEM, at=at, parent=stage.district,
            boundary=places.polygon(town.corners), served=True, source=places.SOURCE,
        )  # fmt: skip
    for town_key, key, name, corners in places.AREAS:
        stage.areas[key] = create_social_area(
            municipality=stage.towns[town_key], key=key, name=name, valid_from=since, by=SYSTEM, at=at,
            boundary=places.polygon(corners), source=places.SOURCE,
        )  # fmt: skip
    set_up_installation(
        name="Kreis Federlohe", district=stage.district, by=SYSTEM, at=at, contact=CONTACT, invented=True,
        modules={
            "cases": True, "volunteers": True, "network_picture": True, "oparl_names": True, "studies": True,
            "forum": True,
        },
        centre_name="Integrationszentrum Kreis Federlohe",
    )  # fmt: skip


def found_carriers(stage: Stage, at: datetime) -> None:
    for one in CARRIERS:
        stage.carriers[one.key] = create_carrier(
            name=one.name, short_name=one.short_name, kind=one.kind, regime=one.regime, by=SYSTEM, at=at,
            municipality=stage.towns.get(one.town), legal_basis=one.legal_basis,
            data_protection_contact=one.contact, case_files=one.case_files,
        )  # fmt: skip


def welcome_people(stage: Stage, at: datetime) -> None:
    """Accounts and roles: the first ones by the system itself, the others by the administration."""
    for person in sorted(cast.PEOPLE, key=lambda one: one.key != "samuel"):
        by = stage.actor("samuel") if "samuel" in stage.people else SYSTEM
        stage.people[person.key] = create_user(
            email=person.email, name=person.name, function=person.function, language=person.language,
            carrier=stage.carriers.get(person.carrier), by=by, at=at,
        )  # fmt: skip
        for part in person.parts:
            _give(stage, person, part, at)
        if person.second_factor:
            set_up_demo_factor(stage.people[person.key])


def _give(stage: Stage, person: cast.Person, part: cast.Part, at: datetime) -> None:
    by = SYSTEM if part.role is Role.ADMINISTRATION else stage.actor("samuel")
    deputy_for = stage.people[person.deputy_of] if person.deputy_of else None
    grant_role(
        user=stage.people[person.key], role=part.role, by=by, at=at, valid_from=day_of(at),
        municipality=stage.towns.get(part.town), carrier=stage.carriers.get(part.carrier), deputy_for=deputy_for,
        valid_until=stage.calendar.today + timedelta(days=90) if deputy_for or part.role is Role.INSTITUTE else None,
    )  # fmt: skip
