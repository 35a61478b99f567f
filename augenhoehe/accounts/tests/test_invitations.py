"""Invitations: two taps, once, in the person's language, and no way into somebody else's account."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import urlparse

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.urls import reverse

from augenhoehe.accounts import mails, operations, queries, rules, throttles
from augenhoehe.accounts.models import Invitation, User
from augenhoehe.core import clock
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM, Role, SecondFactorNeeded

from .factories import NOW, TODAY, actor, administrator, carrier, grant, person, residence_authority, town

TARGET = "/intern/mein-konto/"


def invite(by=SYSTEM, at=NOW, **more):
    fields = {
        "email": "halyna@federlohe.example",
        "name": "Halyna Holubrenko",
        "language": "uk",
        "about": "Projektgruppe Post",
        "target": TARGET,
        **more,
    }
    return operations.invite(**fields, by=by, at=at)


def path_of(invitation, token):
    return urlparse(mails.invitation_link(invitation, token)).path


@pytest.mark.django_db
def test_two_taps_lead_to_what_the_invitation_is_about(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        invite(at=clock.now(), role=Role.GROUP_MEMBER)
    link = re.search(r"https?://\S+/einladung/\S+", mail.outbox[0].body).group()
    assert "/uk/einladung/" in link
    first = client.get(urlparse(link).path)
    assert first.status_code == 200
    assert 'lang="uk"' in first.content.decode()
    assert User.objects.count() == 0
    second = client.post(re.search(r'action="([^"]+/annahme/)"', first.content.decode()).group(1))
    assert second.url == TARGET
    assert client.get(TARGET).status_code == 200
    halyna = User.objects.get()
    assert queries.actor_of(halyna, at=clock.now()).holds(Role.GROUP_MEMBER)
    assert halyna.language == "uk"
    assert EmailAddress.objects.get(user=halyna).verified


@pytest.mark.django_db
def test_the_mail_says_who_invites_and_holds_the_only_copy_of_the_link(django_capture_on_commit_callbacks):
    aylin = person("aylin", Role.COORDINATION)
    with django_capture_on_commit_callbacks(execute=True):
        invitation, token = invite(by=actor(aylin), language="de")
    assert "Aylin Adaköy lädt Sie ein" in mail.outbox[0].body
    assert token in mail.outbox[0].body
    invitation.refresh_from_db()
    assert invitation.sent_at
    assert token not in str(Invitation.objects.values().get())


@pytest.mark.django_db
def test_a_mail_that_does_not_go_out_leaves_the_invitation_open_and_says_so(
    monkeypatch, django_capture_on_commit_callbacks
):
    def fail(*args):
        raise OSError("kein Mailserver")

    monkeypatch.setattr(mails, "send_invitation", fail)
    with django_capture_on_commit_callbacks(execute=True):
        invitation, _ = invite()
    invitation.refresh_from_db()
    assert invitation.sent_at is None
    assert invitation.stands(NOW) == "open"


@pytest.mark.django_db
def test_a_link_works_once():
    invitation, token = invite()
    operations.accept_invitation(token=token, at=NOW)
    with pytest.raises(Refused, match="schon angenommen"):
        operations.accept_invitation(token=token, at=NOW)
    invitation.refresh_from_db()
    assert invitation.created_account


def test_of_two_who_press_at_once_one_gets_in(committed):
    _, token = invite(role=Role.GROUP_MEMBER)

    def accept(_):
        try:
            return operations.accept_invitation(token=token, at=NOW).pk
        except Refused as refused:
            return refused.sentence
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(accept, range(4)))
    assert answers.count("Diese Einladung wurde schon angenommen.") == 3
    assert User.objects.count() == 1
    assert User.objects.get().grants.count() == 1


def test_two_invitations_for_one_address_make_one_account(committed):
    tokens = [invite(about=f"Sache {number}")[1] for number in range(3)]

    def accept(token):
        try:
            return operations.accept_invitation(token=token, at=NOW).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        people = set(pool.map(accept, tokens))
    assert len(people) == User.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("days", "fate", "words"),
    [(15, "", "abgelaufen"), (0, "withdraw", "zurückgezogen"), (0, "accept", "schon angenommen")],
)
def test_a_link_that_no_longer_works_says_why(client, days, fate, words):
    invitation, token = invite(at=clock.now() - timedelta(days=days), language="de")
    if fate == "withdraw":
        operations.withdraw_invitation(invitation=invitation, by=SYSTEM, at=clock.now())
    if fate == "accept":
        operations.accept_invitation(token=token, at=clock.now())
    answer = client.get(path_of(invitation, token))
    assert words in answer.content.decode()
    assert "annahme" not in answer.content.decode()
    pressed = client.post(reverse("accounts:accept_invitation", args=[token]))
    assert pressed.status_code == 409
    assert words in pressed.content.decode()


@pytest.mark.django_db
def test_an_unknown_link_is_told_in_words(client):
    answer = client.get("/einladung/gibt-es-nicht/")
    assert answer.status_code == 404
    assert "Diesen Link kennen wir nicht" in answer.content.decode()


@pytest.mark.django_db
def test_guessing_links_is_throttled(client, monkeypatch):
    monkeypatch.setitem(throttles.PER_ADDRESS, "invitation", 2)
    assert [client.get(f"/einladung/versuch{n}/").status_code for n in range(3)] == [404, 404, 429]


@pytest.mark.django_db
def test_a_printed_link_does_not_open_an_account_that_exists_already(client):
    samuel = person("samuel", Role.ADMINISTRATION, at=clock.now())
    aylin = actor(person("aylin", Role.COORDINATION))
    invitation, token = invite(
        by=aylin, email=samuel.email, name="Samuel", by_mail=False, language="de", at=clock.now()
    )
    answer = client.post(reverse("accounts:accept_invitation", args=[token]))
    assert answer.url.startswith(reverse("account_login"))
    assert client.get(TARGET).status_code == 302
    invitation.refresh_from_db()
    assert not rules.link_signs_in(invitation)


@pytest.mark.django_db
def test_a_printed_link_does_not_prove_the_mailbox(client):
    _, token = invite(by_mail=False, at=clock.now())
    client.post(reverse("accounts:accept_invitation", args=[token]))
    assert client.get(TARGET).status_code == 200
    assert not EmailAddress.objects.get().verified


@pytest.mark.django_db
def test_a_link_still_asks_for_the_second_factor(client, settings, django_capture_on_commit_callbacks):
    settings.DEMO = True
    samuel = person("samuel", Role.ADMINISTRATION, at=clock.now())
    operations.set_up_demo_factor(samuel)
    with django_capture_on_commit_callbacks(execute=True):
        _, token = invite(email=samuel.email, language="de", at=clock.now())
    answer = client.post(reverse("accounts:accept_invitation", args=[token]))
    assert answer.url == reverse("mfa_authenticate")
    assert client.get(TARGET).status_code == 302


@pytest.mark.django_db
def test_somebody_else_in_this_browser_is_signed_out_first(client):
    client.force_login(person("aylin"))
    _, token = invite(at=clock.now())
    client.post(reverse("accounts:accept_invitation", args=[token]))
    assert "Halyna Holubrenko" in client.get(TARGET).content.decode()


@pytest.mark.django_db
def test_who_is_signed_in_as_the_invited_person_goes_straight_on(client):
    halyna = person("halyna")
    client.force_login(halyna)
    _, token = invite(role=Role.VOLUNTEER, at=clock.now())
    assert client.post(reverse("accounts:accept_invitation", args=[token])).url == TARGET
    assert queries.actor_of(halyna, at=clock.now()).holds(Role.VOLUNTEER)


@pytest.mark.django_db
def test_a_closed_account_is_not_opened_by_an_invitation():
    halyna = person("halyna")
    operations.deactivate_user(user=halyna, revision=1, by=SYSTEM, at=NOW)
    _, token = invite()
    with pytest.raises(Refused, match="stillgelegt"):
        operations.accept_invitation(token=token, at=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_coordination_hands_out_only_roles_to_take_part(role):
    aylin = actor(person("aylin", Role.COORDINATION))
    if role in rules.COORDINATION_INVITES:
        invite(by=aylin, role=role)
        return
    with pytest.raises(Refused):
        invite(by=aylin, role=role, carrier=carrier())


@pytest.mark.django_db
def test_administration_needs_its_second_factor_for_the_other_roles():
    samuel = person("samuel", Role.ADMINISTRATION)
    with pytest.raises(SecondFactorNeeded):
        invite(by=actor(samuel), role=Role.COORDINATION)
    invite(by=administrator(), role=Role.COORDINATION)


@pytest.mark.django_db
def test_coordination_of_one_town_invites_for_that_town_only():
    aylin = person("aylin")
    grant(aylin, Role.COORDINATION, municipality=town())
    with pytest.raises(Refused, match="nur für Ihre eigene Kommune"):
        invite(by=actor(aylin), role=Role.GROUP_MEMBER)
    with pytest.raises(Refused, match="nur für Ihre eigene Kommune"):
        invite(by=actor(aylin), role=Role.GROUP_MEMBER, municipality=town("Nebelfurt", "05999002"))
    invite(by=actor(aylin), role=Role.GROUP_MEMBER, municipality=town())


@pytest.mark.django_db
def test_the_wall_holds_for_invitations_even_if_the_carrier_changes_meanwhile():
    with pytest.raises(Refused, match="Ausländer- oder Einbürgerungsbehörde"):
        invite(role=Role.COORDINATION, carrier=residence_authority())
    later = carrier("Fachbereich 32", "other")
    _, token = invite(role=Role.COORDINATION, carrier=later)
    operations.change_carrier(carrier=later, revision=1, by=SYSTEM, at=NOW, kind="residence_authority")
    with pytest.raises(Refused, match="Ausländer- oder Einbürgerungsbehörde"):
        operations.accept_invitation(token=token, at=NOW)
    assert not User.objects.filter(email="halyna@federlohe.example").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("target", ["https://boese.example/", "//boese.example/", "intern", "/\\boese.example"])
def test_an_invitation_leads_nowhere_else(target):
    with pytest.raises(Refused, match="Seite dieser Anwendung"):
        invite(target=target)


@pytest.mark.django_db
def test_guests_come_until_a_day():
    _, token = invite(role=Role.GROUP_MEMBER, guest_until=TODAY + timedelta(days=30))
    halyna = operations.accept_invitation(token=token, at=NOW)
    made = halyna.grants.get()
    assert made.guest
    assert made.valid_until == TODAY + timedelta(days=30)


@pytest.mark.django_db
def test_a_new_link_replaces_the_old_one():
    invitation, old = invite()
    _, new = operations.renew_invitation(invitation=invitation, by=SYSTEM, at=NOW + timedelta(days=20))
    with pytest.raises(Refused, match="kennen wir nicht"):
        operations.accept_invitation(token=old, at=NOW + timedelta(days=20))
    assert operations.accept_invitation(token=new, at=NOW + timedelta(days=33))


@pytest.mark.django_db
def test_invitations_of_a_closed_account_are_withdrawn():
    aylin = person("aylin", Role.COORDINATION)
    invitation, _ = invite(by=actor(aylin))
    operations.deactivate_user(user=aylin, revision=1, by=SYSTEM, at=NOW)
    invitation.refresh_from_db()
    assert invitation.stands(NOW) == "withdrawn"


@pytest.mark.django_db
def test_coordination_sees_its_own_invitations_and_the_stranger_none():
    aylin, veit = actor(person("aylin", Role.COORDINATION)), actor(person("veit"))
    mine, _ = invite(by=aylin)
    invite(email="faisal@federlohe.example")
    assert list(queries.invitations_for(aylin)) == [mine]
    assert not queries.invitations_for(veit)
    assert queries.invitations_for(administrator()).count() == 2


@pytest.mark.django_db
def test_a_printed_code_is_shown_once(client):
    client.force_login(person("aylin", Role.COORDINATION, at=clock.now()))
    answer = client.post(
        reverse("accounts_inside:invitation_new"),
        {
            "name": "Faisal Fakhruni", "email": "faisal@dattelpalme.example", "language": "ar",
            "about": "Ihr Verein", "target": "/intern/mein-konto/", "way": "paper",
        },
    )  # fmt: skip
    first = client.get(answer.url).content.decode()
    link = re.search(r'<code class="link">(\S+)</code>', first).group(1)
    assert "/ar/einladung/" in link
    assert "<svg" in first
    assert "<svg" not in re.sub(r"<header.*?</header>", "", client.get(answer.url).content.decode(), flags=re.S)
    client.logout()
    assert 'dir="rtl"' in client.get(urlparse(link).path).content.decode()


@pytest.mark.django_db
def test_nobody_is_invited_as_a_guest_to_what_guests_never_get():
    for role in rules.NEVER_GUESTS:
        with pytest.raises(Refused, match="gibt es für Gäste nicht"):
            invite(role=role, carrier=carrier(), guest_until=TODAY + timedelta(days=30))
    with pytest.raises(Refused, match="höchstens zwei Jahre"):
        invite(role=Role.GROUP_MEMBER, guest_until=TODAY + timedelta(days=900))
