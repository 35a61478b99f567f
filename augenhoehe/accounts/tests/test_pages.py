"""The pages of administration: who may open them, and that they do what they say."""

from __future__ import annotations

import csv
import io

import pytest
from django.urls import reverse

from augenhoehe.accounts import operations, roles, sessions
from augenhoehe.accounts.models import Carrier, Grant, User
from augenhoehe.core import clock
from augenhoehe.core.contributions import permissions
from augenhoehe.core.rights import SYSTEM, Permission, Role

from .factories import carrier, person, residence_authority, town

pytestmark = pytest.mark.django_db
INSIDE = "accounts_inside:"
CAST = {
    "stranger": ("veit", ()),
    "coordination": ("aylin", (Role.COORDINATION,)),
    "data_protection": ("gesine", (Role.DATA_PROTECTION,)),
    "administration": ("samuel", (Role.ADMINISTRATION,)),
    "residence_authority": ("wiebke", (Role.STEERING_MEMBER,)),
}


@pytest.fixture
def signed_in(client):
    """Sign somebody of the cast in; with `factor` the session has shown a second factor."""

    def sign_in(who, *, factor=False):
        letter, held = CAST[who]
        of = residence_authority() if who == "residence_authority" else None
        user = User.objects.filter(email=f"{letter}@federlohe.example").first()
        user = user or person(letter, *held, of=of, at=clock.now())
        client.force_login(user)
        if factor:
            session = client.session
            session["account_authentication_methods"] = [{"method": "mfa", "at": 0, "type": "totp", "id": 1}]
            session["account_authentication_methods_user"] = str(user.pk)
            session.save()
        return user

    return sign_in


def status(client, url):
    response = client.get(url)
    if response.status_code == 302:
        return "factor" if "zweiter-faktor" in response.url else "sign in" if "login" in response.url else "elsewhere"
    return response.status_code


PAGES = {
    "users": {"stranger": 403, "coordination": 403, "data_protection": "factor", "administration": "factor"},
    "user_new": {"stranger": 403, "coordination": 403, "data_protection": 403, "administration": "factor"},
    "carriers": {"stranger": 403, "coordination": 403, "data_protection": "factor", "administration": "factor"},
    "carrier_new": {"stranger": 403, "coordination": 403, "data_protection": 403, "administration": "factor"},
    "invitations": {"stranger": 403, "coordination": 200, "data_protection": "factor", "administration": 200},
    "invitation_new": {"stranger": 403, "coordination": 200, "data_protection": 403, "administration": 200},
    "rights": {"stranger": 403, "coordination": 200, "data_protection": 200, "administration": 200},
}


@pytest.mark.parametrize(("page", "who"), [(page, who) for page in PAGES for who in CAST])
def test_who_opens_which_page_before_the_second_factor(client, signed_in, page, who):
    signed_in(who)
    expected = PAGES[page].get(who, 403)
    assert status(client, reverse(INSIDE + page)) == expected


@pytest.mark.parametrize(("page", "who"), [(page, who) for page in PAGES for who in CAST])
def test_with_the_second_factor_the_same_people_get_in(client, signed_in, page, who):
    signed_in(who, factor=True)
    expected = PAGES[page].get(who, 403)
    assert status(client, reverse(INSIDE + page)) == (200 if expected == "factor" else expected)


@pytest.mark.parametrize("page", PAGES)
def test_nobody_opens_an_inside_page_without_signing_in(client, page):
    assert status(client, reverse(INSIDE + page)) == "sign in"


@pytest.mark.parametrize("name", ["user", "user_edit", "grant_new", "user_deactivate", "user_remove_factors"])
def test_pages_about_a_person_are_for_administration(client, signed_in, name):
    aylin = person("aylin", Role.COORDINATION, at=clock.now())
    url = reverse(INSIDE + name, args=[aylin.pk])
    signed_in("administration", factor=True)
    assert status(client, url) == 200
    signed_in("stranger", factor=True)
    assert status(client, url) == 403


def test_data_protection_looks_but_does_not_change(client, signed_in):
    aylin = person("aylin", Role.COORDINATION, at=clock.now())
    signed_in("data_protection", factor=True)
    text = client.get(reverse(INSIDE + "user", args=[aylin.pk])).content.decode()
    assert "Koordination" in text
    assert "Rolle vergeben" not in text
    grant = aylin.grants.get()
    assert client.post(reverse(INSIDE + "grant_revoke", args=[grant.pk])).status_code == 403
    assert not Grant.objects.get(pk=grant.pk).revoked_at


def test_an_account_is_opened_and_gets_a_role(client, signed_in):
    signed_in("administration", factor=True)
    of = carrier()
    answer = client.post(
        reverse(INSIDE + "user_new"),
        {"name": "Nuray Nalbandur", "email": "nuray@federlohe.example", "carrier": of.pk, "language": "tr"},
    )
    nuray = User.objects.get(email="nuray@federlohe.example")
    assert answer.url == reverse(INSIDE + "user", args=[nuray.pk])
    assert (nuray.carrier, nuray.language) == (of, "tr")
    answer = client.post(
        reverse(INSIDE + "grant_new", args=[nuray.pk]),
        {"role": "integration_officer", "municipality": town().pk, "valid_from": clock.today().strftime("%d.%m.%Y")},
    )
    assert answer.status_code == 302, answer.context["form"].errors
    assert "Zwirnstadt" in client.get(answer.url).content.decode()


def test_what_a_rule_refuses_stands_at_its_field(client, signed_in):
    wiebke = person("wiebke", of=residence_authority(), at=clock.now())
    signed_in("administration", factor=True)
    answer = client.post(
        reverse(INSIDE + "grant_new", args=[wiebke.pk]),
        {"role": "coordination", "valid_from": clock.today().strftime("%d.%m.%Y")},
    )
    assert "Ausländer- oder Einbürgerungsbehörde" in answer.context["form"].errors["role"][0]


def test_roles_that_do_not_go_together_need_a_second_look(client, signed_in):
    korbinian = person("korbinian", Role.STEERING_MEMBER, of=carrier(), at=clock.now())
    signed_in("administration", factor=True)
    url = reverse(INSIDE + "grant_new", args=[korbinian.pk])
    typed = {"role": "case_manager", "carrier": carrier().pk, "valid_from": clock.today().strftime("%d.%m.%Y")}
    first = client.post(url, typed)
    assert "entscheidet zugleich in der Lenkungsgruppe" in first.content.decode()
    assert korbinian.grants.count() == 1
    assert client.post(url, {**typed, "despite": "on"}).status_code == 302
    shown = client.get(reverse(INSIDE + "user", args=[korbinian.pk])).content.decode()
    assert "vertragen sich nicht" in shown


def test_two_people_who_edit_at_once_meet_on_the_conflict_page(client, signed_in):
    aylin = person("aylin", at=clock.now())
    signed_in("administration", factor=True)
    typed = {"name": aylin.name, "email": aylin.email, "language": "de", "revision": 1}
    url = reverse(INSIDE + "user_edit", args=[aylin.pk])
    assert client.post(url, {**typed, "function": "Koordination"}).status_code == 302
    answer = client.post(url, {**typed, "function": "Leitung"})
    assert answer.status_code == 409
    assert User.objects.get(pk=aylin.pk).function == "Koordination"


def test_a_carrier_is_entered_and_changed(client, signed_in):
    signed_in("administration", factor=True)
    typed = {"name": "Diakonie Nebelfurt", "kind": "welfare", "regime": "dsg_ekd"}
    answer = client.post(reverse(INSIDE + "carrier_new"), typed)
    made = Carrier.objects.get(name="Diakonie Nebelfurt")
    assert answer.url == reverse(INSIDE + "carrier", args=[made.pk])
    assert "DSG-EKD" in client.get(answer.url).content.decode()
    url = reverse(INSIDE + "carrier_edit", args=[made.pk])
    answer = client.post(url, {**typed, "kind": "residence_authority", "case_files": "on", "revision": 1})
    assert "keine Fallakten" in str(answer.context["form"].errors)
    assert "keine Fallakten" in answer.content.decode()
    assert client.post(url, {**typed, "name": "Diakonisches Werk", "revision": 1}).status_code == 302
    assert Carrier.objects.get(pk=made.pk).name == "Diakonisches Werk"


def test_closing_and_opening_an_account_by_page(client, signed_in):
    veit = person("veit", at=clock.now())
    signed_in("administration", factor=True)
    url = reverse(INSIDE + "user_deactivate", args=[veit.pk])
    assert "Alle Rollen enden heute" in client.get(url).content.decode()
    client.post(url, {"revision": 1})
    assert not User.objects.get(pk=veit.pk).is_active
    assert client.post(url, {"revision": 1}).status_code == 403
    client.post(reverse(INSIDE + "user_reactivate", args=[veit.pk]), {"revision": 2})
    assert User.objects.get(pk=veit.pk).is_active


def test_lists_of_accounts_need_the_same_queries_for_many(client, signed_in, django_assert_max_num_queries):
    for number in range(30):
        user = operations.create_user(
            email=f"p{number}@federlohe.example", name=f"Person {number}", function="", language="de",
            carrier=carrier(), by=SYSTEM, at=clock.now(),
        )  # fmt: skip
        operations.grant_role(user=user, role=Role.PRESS, by=SYSTEM, at=clock.now(), valid_from=clock.today())
    signed_in("administration", factor=True)
    with django_assert_max_num_queries(9):
        text = client.get(reverse(INSIDE + "users")).content.decode()
    assert text.count("Pressestelle") >= 30


@pytest.mark.parametrize(
    ("query", "found"),
    [("suche=aylin", True), ("suche=veit", False), ("rolle=coordination", True), ("rolle=press", False),
     ("ohne-rolle=ja", False), ("stillgelegt=ja", False)],
)  # fmt: skip
def test_accounts_are_found_by_name_and_role(client, signed_in, query, found):
    person("aylin", Role.COORDINATION, at=clock.now())
    signed_in("administration", factor=True)
    text = client.get(f"{reverse(INSIDE + 'users')}?{query}").content.decode()
    assert ("Aylin Adaköy" in text) is found


def test_the_page_of_rights_comes_from_the_code(client, signed_in):
    signed_in("coordination")
    text = client.get(reverse(INSIDE + "rights")).content.decode()
    for permission in permissions():
        assert permission.sentence in text
    for card in roles.cards():
        assert card.text.name in text
        assert card.text.sentence in text


def test_the_matrix_marks_wall_and_second_factor():
    hints = Permission("structure.x", "Hinweise lesen", frozenset({Role.COORDINATION}), residence_authority=False)
    manage = Permission("accounts.x", "Verwalten", frozenset({Role.ADMINISTRATION}), second_factor=True)
    decide = Permission("committees.x", "Entscheiden", frozenset({Role.STEERING_MEMBER}))
    rows = {row[1]: row for row in roles.csv_rows([hints, manage, decide])}
    assert rows["Hinweise lesen"][-2:] == ["nie", ""]
    assert rows["Verwalten"][-2:] == ["keine Rolle dafür", "ja"]
    assert rows["Entscheiden"][-2:] == ["mit Rolle", ""]
    assert rows["Hinweise lesen"][3 + list(roles.ROLES).index(Role.COORDINATION)] == "ja"
    assert rows["Verwalten"].count("ja") == 2


def test_every_role_has_a_name_and_one_sentence():
    assert set(roles.ROLES) == set(Role)
    for text in roles.ROLES.values():
        assert text.sentence.count(".") == 1
        assert text.sentence.endswith(".")
    assert len({text.name for text in roles.ROLES.values()}) == len(Role)


def test_the_matrix_can_be_saved_as_a_table(client, signed_in):
    signed_in("data_protection")
    answer = client.get(reverse(INSIDE + "rights") + "?export=csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode().lstrip("\ufeff")), delimiter=";"))
    assert len(rows) == len(permissions()) + 1
    assert {len(row) for row in rows} == {len(Role) + 5}


def test_the_own_account_shows_roles_and_saves(client, signed_in):
    aylin = signed_in("coordination")
    url = reverse("accounts:account")
    text = client.get(url).content.decode()
    assert "Koordination" in text
    typed = {"name": "Aylin Adaköy", "language": "tr", "digest": "weekly", "revision": 1}
    assert client.post(url, typed).url == url
    saved = User.objects.get(pk=aylin.pk)
    assert (saved.language, saved.digest) == ("tr", "weekly")


def test_the_access_report_lists_every_table_about_a_person(client, signed_in):
    signed_in("coordination")
    page = client.get(reverse("accounts:access_report"))
    text = page.content.decode()
    assert "aylin@federlohe.example" in text
    assert "Zu Ihnen ist hier nichts gespeichert." in text
    file = client.get(reverse("accounts:access_report_file"))
    tables = {entry["tabelle"] for entry in file.json()["daten"]}
    assert {"accounts.User", "accounts.Grant", "account.EmailAddress"} <= tables
    assert "attachment" in file["Content-Disposition"]


def test_a_session_of_the_demo_counts_for_the_right_person(client, rf):
    from django.contrib.auth.models import AnonymousUser
    from django.contrib.sessions.backends.db import SessionStore

    aylin = person("aylin")
    request = rf.get("/")
    request.session, request.user = SessionStore(), AnonymousUser()
    sessions.sign_in(request, aylin, method="demo")
    assert request.user == aylin
    assert not sessions.showed_second_factor(request)
