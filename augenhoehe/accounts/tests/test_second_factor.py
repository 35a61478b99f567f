"""The second factor: compulsory where it matters, understandable, and kept encrypted."""

from __future__ import annotations

import re
import time
from urllib.parse import urlencode

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from augenhoehe.accounts import adapters, contributes, operations, queries, sealing
from augenhoehe.core import clock
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM, Role

from .factories import administrator, person

pytestmark = pytest.mark.django_db
USERS = "/intern/konten/"


@pytest.fixture(autouse=True)
def own_adapter(settings):
    settings.MFA_ADAPTER = "augenhoehe.accounts.adapters.MFAAdapter"


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def gate(target=USERS):
    return f"{reverse('accounts:second_factor')}?{urlencode({'next': target})}"


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def samuel(client, *, factor: bool):
    user = person("samuel", Role.ADMINISTRATION, at=clock.now())
    if factor:
        operations.set_up_demo_factor(user)
    client.force_login(user)
    return user


def test_administration_opens_only_after_the_second_factor(client, demo):
    samuel(client, factor=True)
    assert client.get(USERS).url == gate()
    page = client.get(gate())
    code = page.context["demo_code"]
    assert f'<b class="code">{code}</b>' in page.content.decode()
    answer = client.post(reverse("mfa_reauthenticate"), {"code": code, "next": USERS})
    assert answer.url == USERS
    assert client.get(USERS).status_code == 200
    assert client.get(gate()).url == USERS


def test_a_wrong_code_stays_outside(client, demo):
    samuel(client, factor=True)
    answer = client.post(reverse("mfa_reauthenticate"), {"code": "000000", "next": USERS})
    assert "Der Code stimmt nicht" in answer.content.decode()
    assert client.get(USERS).url == gate()


def test_outside_the_demo_no_code_is_shown_and_none_is_set_up(client, settings):
    settings.DEMO = True
    user = samuel(client, factor=True)
    settings.DEMO = False
    assert client.get(gate()).context["demo_code"] == ""
    assert queries.demo_code(user, at=clock.now()) == ""
    with pytest.raises(Refused, match="nur in der Demo"):
        operations.set_up_demo_factor(person("aylin"))


def test_a_used_code_is_not_offered_again(client, demo, settings):
    settings.MFA_TOTP_TOLERANCE = 1
    user = samuel(client, factor=True)
    first = queries.demo_code(user, at=clock.now())
    client.post(reverse("mfa_reauthenticate"), {"code": first, "next": USERS})
    second = queries.demo_code(user, at=clock.now())
    assert second != first
    client.logout()
    client.force_login(user)
    assert client.post(reverse("mfa_reauthenticate"), {"code": second, "next": USERS}).url == USERS


def test_without_a_factor_the_gate_leads_to_setting_one_up_and_on(client):
    user = samuel(client, factor=False)
    EmailAddress.objects.filter(user=user).update(verified=True)
    text = client.get(gate()).content.decode()
    assert reverse("mfa_activate_totp") in text
    assert reverse("mfa_add_webauthn") in text
    page = client.get(reverse("mfa_activate_totp"))
    assert "<svg" in page.content.decode()
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_for(page.context["form"].secret)})
    assert answer.url == reverse("mfa_view_recovery_codes")
    codes = client.get(answer.url)
    assert f'href="{USERS}"' in codes.content.decode()
    assert client.get(USERS).status_code == 200


def test_who_has_not_proven_the_mailbox_proves_it_first(client):
    user = samuel(client, factor=False)
    text = client.get(gate()).content.decode()
    assert "noch nicht bestätigt" in text
    assert reverse("mfa_activate_totp") not in text
    client.post(reverse("accounts:prove_address"))
    link = next(word for word in mail.outbox[0].body.split() if "confirm-email" in word)
    path = link.partition("testserver")[2]
    assert "Ja, bestätigen" in client.get(path).content.decode()
    assert client.post(path).url == reverse("accounts:account")
    assert queries.address_proven(user)


def test_signing_in_with_a_factor_asks_for_it(client, demo):
    user = person("samuel")
    operations.set_up_demo_factor(user)
    client.post(reverse("account_login"), {"login": user.email})
    code = mail.outbox[0].subject.split()[0]
    answer = client.post(reverse("account_confirm_login_code"), {"code": code, "next": USERS})
    assert answer.url == reverse("mfa_authenticate")
    page = client.get(answer.url)
    assert page.context["demo_code"] in page.content.decode()
    assert client.get("/intern/mein-konto/").status_code == 302
    assert client.post(answer.url, {"code": page.context["demo_code"]}).url == USERS


def test_a_recovery_code_works_once(client, demo):
    user = samuel(client, factor=True)
    EmailAddress.objects.filter(user=user).update(verified=True)
    client.post(reverse("mfa_reauthenticate"), {"code": queries.demo_code(user, at=clock.now()), "next": USERS})
    client.post(reverse("mfa_generate_recovery_codes"))
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    for expected in (302, 200):
        client.logout()
        client.force_login(user)
        answer = client.post(reverse("mfa_reauthenticate"), {"code": code, "next": USERS})
        assert answer.status_code == expected


def test_secrets_of_factors_are_encrypted_at_rest(demo):
    operations.set_up_demo_factor(person("samuel"))
    stored = Authenticator.objects.get().data["secret"]
    assert stored.startswith(sealing.MARK)
    plain = adapters.MFAAdapter().decrypt(stored)
    assert len(plain) == 32
    assert plain not in stored


def test_a_sealed_secret_that_was_changed_is_not_read():
    sealed = sealing.seal("geheim", "mfa")
    assert sealing.unseal(sealed, "mfa") == "geheim"
    assert sealed != sealing.seal("geheim", "mfa")
    with pytest.raises(ValueError, match="lässt sich"):
        sealing.unseal(sealed, "anderes")
    with pytest.raises(ValueError, match="lässt sich"):
        sealing.unseal(sealed[:-8] + "AAAAAA==", "mfa")


def test_a_lost_factor_is_taken_away_by_a_second_person(client, demo):
    veit = person("veit")
    operations.set_up_demo_factor(veit)
    client.force_login(veit)
    assert client.get("/intern/mein-konto/").status_code == 200
    assert operations.remove_factors(user=veit, by=administrator(), at=clock.now())
    assert client.get("/intern/mein-konto/").status_code == 302
    assert not queries.factors_of(veit)
    samuel_actor = administrator()
    with pytest.raises(Refused, match="zweite Person"):
        operations.remove_factors(user=queries.user_of(samuel_actor), by=samuel_actor, at=clock.now())
    with pytest.raises(Refused, match="fehlt Ihnen das Recht"):
        operations.remove_factors(user=veit, by=queries.actor_of(veit, at=clock.now()), at=clock.now())


@pytest.mark.parametrize("target", ["https://boese.example/", "//boese.example", ""])
def test_the_gate_leads_to_this_house_only(client, demo, target):
    user = samuel(client, factor=True)
    page = client.get(reverse("accounts:second_factor"), {"next": target})
    assert page.context["next"] == reverse("accounts:account")
    assert user.is_active


def test_pages_of_factors_carry_no_script_that_the_csp_would_stop(client, demo):
    user = samuel(client, factor=True)
    EmailAddress.objects.filter(user=user).update(verified=True)
    client.post(reverse("mfa_reauthenticate"), {"code": queries.demo_code(user, at=clock.now()), "next": USERS})
    client.post(reverse("mfa_generate_recovery_codes"))
    for name in ("mfa_index", "mfa_add_webauthn", "mfa_list_webauthn", "mfa_view_recovery_codes", "accounts:account"):
        page = client.get(reverse(name), follow=True)
        text = page.content.decode()
        assert page.status_code == 200, name
        assert not re.search(r"\son\w+=|\sstyle=|javascript:", text), name
        for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", text, re.S):
            assert "src=" in attributes or "application/json" in attributes, (name, body)


def test_nobody_else_may_set_up_the_mailbox_proof_for_strangers(client):
    assert client.post(reverse("accounts:prove_address")).status_code == 302
    assert not mail.outbox
    operations.create_user(
        email="x@federlohe.example", name="X", function="", language="de", carrier=None, by=SYSTEM, at=clock.now()
    )
    assert not EmailAddress.objects.get(email="x@federlohe.example").verified


def test_doctor_says_who_administrates_without_a_factor(demo):
    run = contributes.CHECKS[0].run
    assert run() == (False, "Niemand verwaltet das System. Legen Sie jemanden an: augenhoehe administrator MAIL NAME")
    user = person("samuel", Role.ADMINISTRATION, at=clock.now())
    assert run() == (False, "1 von 1 Personen mit Systemverwaltung haben noch keinen zweiten Faktor.")
    operations.set_up_demo_factor(user)
    assert run() == (True, "Systemverwaltung: 1, alle mit zweitem Faktor.")


def test_the_first_administration_gets_a_link_on_the_command_line(client, capsys):
    call_command("administrator", "ida@federlohe.example", "Ida Immergrün")
    link = capsys.readouterr().out.split()[-1]
    path = link.partition("8000")[2]
    assert "Ida Immergrün" in client.get(path).content.decode()
    client.post(f"{path}annahme/")
    assert queries.people_with(Role.ADMINISTRATION, at=clock.now()).get().email == "ida@federlohe.example"
    with pytest.raises(CommandError, match="keine Mailadresse"):
        call_command("administrator", "ida", "Ida")
