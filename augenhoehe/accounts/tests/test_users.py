"""Accounts and carriers: opening, changing, closing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.account.models import EmailAddress
from django.db import connection

from augenhoehe.accounts import operations, queries
from augenhoehe.accounts.models import User
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM, Role

from .factories import NOW, actor, administrator, carrier, person


def change(user, revision=1, **more):
    fields = {"email": user.email, "name": user.name, "function": "", "language": "de", "carrier": None, **more}
    return operations.change_user(user=user, revision=revision, by=SYSTEM, at=NOW, **fields)


@pytest.mark.django_db
def test_one_address_has_one_account_however_it_is_written():
    person("aylin")
    with pytest.raises(Refused, match="schon ein Konto") as refused:
        operations.create_user(
            email=" Aylin@FEDERLOHE.example ", name="Zweite", function="", language="de", carrier=None,
            by=SYSTEM, at=NOW,
        )  # fmt: skip
    assert refused.value.field == "email"


@pytest.mark.django_db
def test_a_new_address_has_to_be_proven_again():
    aylin = person("aylin")
    EmailAddress.objects.filter(user=aylin).update(verified=True)
    change(aylin, email="aylin@neu.example")
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("aylin@neu.example", False)]


@pytest.mark.django_db
def test_two_administrators_do_not_overwrite_each_other():
    aylin = person("aylin")
    change(User.objects.get(pk=aylin.pk), function="Koordination")
    with pytest.raises(Conflict):
        change(aylin, function="Leitung")
    assert User.objects.get(pk=aylin.pk).function == "Koordination"


@pytest.mark.django_db
def test_people_change_their_own_language_but_nobody_elses():
    aylin, veit = person("aylin"), person("veit")
    operations.change_own_profile(user=aylin, revision=1, by=actor(aylin), at=NOW, language="tr")
    assert User.objects.get(pk=aylin.pk).language == "tr"
    with pytest.raises(Refused, match="nur die Person selbst"):
        operations.change_own_profile(user=aylin, revision=2, by=actor(veit), at=NOW, language="de")
    with pytest.raises(TypeError):
        operations.change_own_profile(user=aylin, revision=2, by=actor(aylin), at=NOW, is_active=False)


@pytest.mark.django_db
def test_a_closed_account_has_no_roles_and_no_sessions(client):
    aylin = person("aylin", Role.COORDINATION)
    client.force_login(aylin)
    operations.deactivate_user(user=aylin, revision=1, by=administrator(), at=NOW)
    assert client.get("/intern/mein-konto/").status_code == 302
    assert not actor(aylin).signed_in
    operations.reactivate_user(user=aylin, revision=2, by=administrator(), at=NOW)
    assert actor(aylin).signed_in
    assert not actor(aylin).roles
    assert client.get("/intern/mein-konto/").status_code == 302


@pytest.mark.django_db
def test_nobody_closes_the_own_account_or_the_last_administration():
    samuel = administrator()
    user = queries.user_of(samuel)
    with pytest.raises(Refused, match="zweite Person"):
        operations.deactivate_user(user=user, revision=1, by=samuel, at=NOW)
    with pytest.raises(Refused, match="Mindestens eine Person"):
        operations.deactivate_user(user=user, revision=1, by=SYSTEM, at=NOW)


def test_of_two_administrators_who_close_each_other_one_stays(committed):
    samuel = administrator()
    bernward = person("bernward", Role.ADMINISTRATION)
    both = [(queries.user_of(samuel), actor(bernward, second_factor=True)), (bernward, samuel)]

    def close(pair):
        try:
            operations.deactivate_user(user=pair[0], revision=1, by=pair[1], at=NOW)
            return True
        except Refused:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(close, both)) == [False, True]
    assert User.objects.active().count() == 1


@pytest.mark.django_db
def test_only_administration_opens_accounts():
    for letter, role in (("aylin", Role.COORDINATION), ("gesine", Role.DATA_PROTECTION)):
        with pytest.raises(Refused, match="fehlt Ihnen das Recht"):
            operations.create_user(
                email="neu@federlohe.example", name="Neu", function="", language="de", carrier=None,
                by=actor(person(letter, role), second_factor=True), at=NOW,
            )  # fmt: skip


@pytest.mark.django_db
def test_carriers_stand_in_german_order_and_have_one_name():
    for name in ("Zebra e. V.", "Ämterhaus", "Caritas"):
        carrier(name, "other")
    assert [one.name for one in queries.carriers()] == ["Ämterhaus", "Caritas", "Zebra e. V."]
    with pytest.raises(Refused, match="gibt es schon"):
        operations.create_carrier(name="caritas", kind="other", by=SYSTEM, at=NOW)


@pytest.mark.django_db
def test_the_stranger_sees_only_the_own_account():
    veit = person("veit")
    person("aylin", Role.COORDINATION)
    assert list(queries.users_for(actor(veit))) == [veit]
    assert not queries.grants_for(actor(veit))
