"""The field register is complete, and what is due is really removed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session

from augenhoehe.accounts import access, operations, queries, register
from augenhoehe.accounts.models import Grant, Invitation, User
from augenhoehe.core.register import DataClass
from augenhoehe.core.rights import SYSTEM, Role

from .factories import NOW, TODAY, carrier, grant, person

RULES = {rule.name.partition(".")[2]: rule for rule in register.RETENTION}


@pytest.mark.parametrize("card", register.DATA, ids=lambda card: card.model)
def test_every_field_is_in_the_register(card):
    model = apps.get_model(card.model)
    assert set(card.fields) == {field.name for field in model._meta.concrete_fields}
    for told in (card.title, card.purpose, card.legal_basis, card.retention, card.erasure, card.readers):
        assert told


def test_every_table_of_sign_in_has_a_card():
    cards = {card.model for card in register.DATA}
    for label in ("accounts", "account", "mfa", "socialaccount", "sessions", "auth"):
        assert {model._meta.label for model in apps.get_app_config(label).get_models()} <= cards


def test_secrets_are_classed_as_secrets():
    secrets = {
        (card.model, name) for card in register.DATA for name, kind in card.fields.items() if kind is DataClass.SECRET
    }
    assert {
        ("accounts.User", "password"),
        ("accounts.Invitation", "token_digest"),
        ("mfa.Authenticator", "data"),
    } <= secrets


@pytest.mark.django_db
def test_the_report_shows_a_person_everything_but_secrets():
    aylin, veit = person("aylin", Role.COORDINATION, of=carrier()), person("veit")
    grant(veit, Role.COORDINATION, deputy_for=aylin, valid_until=TODAY)
    sections = {section.card.model: section for section in access.report(aylin, register.DATA)}
    user = dict(sections["accounts.User"].rows[0])
    assert user["Name"] == "Aylin Adaköy"
    assert user["Träger" if "Träger" in user else "Carrier"] == carrier()
    assert access.HIDDEN in user.values()
    assert aylin.password not in str(access.as_data(sections.values()))
    assert len(sections["accounts.Grant"].rows) == 2
    assert len(sections["account.EmailAddress"].rows) == 1
    assert "Veit" in str(sections["accounts.Grant"].shown)


@pytest.mark.django_db
def test_expired_sessions_go_and_valid_ones_stay():
    for key, days in (("alt", -1), ("neu", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=NOW + timedelta(days=days))
    assert RULES["sessions"].erase(RULES["sessions"].due(NOW), NOW) == 1
    assert Session.objects.get().session_key == "neu"


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "left"), [(14 + 90, 1), (14 + 91, 0)])
def test_invitations_go_ninety_days_after_they_ended(days, left):
    fields = {"email": "x@federlohe.example", "name": "X", "language": "de", "about": "Sache", "target": "/"}
    operations.invite(**fields, by=SYSTEM, at=NOW)
    at = NOW + timedelta(days=days)
    RULES["invitations"].erase(RULES["invitations"].due(at), at)
    assert Invitation.objects.count() == left


@pytest.mark.django_db
def test_roles_go_three_years_after_their_end_and_never_before():
    aylin = person("aylin", Role.COORDINATION)
    ended = grant(aylin, Role.PRESS, valid_until=TODAY)
    revoked = grant(aylin, Role.VOLUNTEER)
    operations.revoke_grant(grant=revoked, by=SYSTEM, at=NOW)
    at = NOW + timedelta(days=3 * 365)
    assert not RULES["grants"].due(at)
    at = NOW + timedelta(days=3 * 365 + 5)
    assert set(RULES["grants"].due(at)) == {ended, revoked}
    RULES["grants"].erase(RULES["grants"].due(at), at)
    assert [one.role for one in Grant.objects.all()] == [Role.COORDINATION]


@pytest.mark.django_db
def test_a_closed_account_loses_its_name_after_a_year(settings):
    settings.DEMO = True
    aylin = person("aylin")
    operations.set_up_demo_factor(aylin)
    operations.deactivate_user(user=aylin, revision=1, by=SYSTEM, at=NOW)
    assert not RULES["closed"].due(NOW + timedelta(days=365))
    at = NOW + timedelta(days=366)
    assert RULES["closed"].erase(RULES["closed"].due(at), at) == 1
    gone = User.objects.get(pk=aylin.pk)
    assert "Aylin" not in f"{gone.name}{gone.email}{gone.function}{gone.sorting}"
    assert not queries.factors_of(gone)
    assert not RULES["closed"].due(at)
