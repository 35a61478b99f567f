"""The invented Kreis Federlohe with its towns, built through operations only."""

from __future__ import annotations

from datetime import UTC, date, datetime

from augenhoehe.core.rights import SYSTEM, Actor, HeldRole, Role
from augenhoehe.places.models import Municipality, SocialArea
from augenhoehe.places.operations import create_municipality, create_social_area, set_up_installation

AT = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
DAY = date(2026, 3, 12)
Kind = Municipality.Kind


def square(west=7.0, south=51.0, side=0.1):
    """A square boundary, sides in degrees."""
    east, north = round(west + side, 6), round(south + side, 6)
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


BOW_TIE = {"type": "Polygon", "coordinates": [[[7.0, 51.0], [7.1, 51.1], [7.1, 51.0], [7.0, 51.1], [7.0, 51.0]]]}


def federlohe(**installation):
    """The Kreis with its four towns, served by this installation."""
    kreis = create_municipality(ags="05999", name="Kreis Federlohe", kind=Kind.DISTRICT, by=SYSTEM, at=AT)
    for ags, name in (
        ("05999004", "Sternmünde"),
        ("05999008", "Nebelfurt"),
        ("05999012", "Mohnfurt"),
        ("05999016", "Zwirnstadt"),
    ):
        create_municipality(ags=ags, name=name, kind=Kind.TOWN, parent=kreis, boundary=square(), by=SYSTEM, at=AT)
    set_up_installation(name="Kreis Federlohe", district=kreis, by=SYSTEM, at=AT, invented=True, **installation)
    return kreis


def town(name="Zwirnstadt"):
    return Municipality.objects.get(name=name)


def uhlenquell(**changes) -> SocialArea:
    values = {"municipality": town(), "key": "07", "name": "Uhlenquell", "valid_from": date(2020, 1, 1)}
    return create_social_area(**{**values, "boundary": square(7.02, 51.02, 0.02), "by": SYSTEM, "at": AT, **changes})


def actor(*roles: Role, municipality_id=None, second_factor=True, residence_authority=False) -> Actor:
    """Somebody signed in with these roles."""
    import uuid

    return Actor(
        user_id=uuid.uuid4(),
        name="Aylin Adaköy",
        roles=tuple(HeldRole(role, municipality_id=municipality_id) for role in roles),
        second_factor=second_factor,
        residence_authority=residence_authority,
    )


def signed_in(role=None, *, factor=False, municipality=None):
    """A browser in which somebody with this role is signed in, with or without having shown a second factor."""
    from django.test import Client

    from augenhoehe.accounts.operations import create_user, grant_role
    from augenhoehe.core import clock

    user = create_user(
        email=f"{role or 'veit'}@federlohe.example", name="Samuel Sesayo", function="", language="de", carrier=None,
        by=SYSTEM, at=clock.now(),
    )  # fmt: skip
    if role:
        grant_role(user=user, role=role, by=SYSTEM, at=clock.now(), municipality=municipality, valid_from=clock.today())
    client = Client()
    client.force_login(user, backend="augenhoehe.accounts.backends.Backend")
    if factor:
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "at": 0, "type": "totp", "id": 1}]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
    return client
