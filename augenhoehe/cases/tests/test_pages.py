"""Pages of the room: search first, then the file; and the truth table of who gets what."""

from __future__ import annotations

import time

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.cases import operations, queries, rules
from augenhoehe.cases.linking import Target
from augenhoehe.cases.models import Case, Concern, ReadLog
from augenhoehe.cases.urls_inside import urlpatterns
from augenhoehe.journal.models import AuditEntry
from augenhoehe.places.models import Installation
from augenhoehe.places.queries import forget_installation
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"


@shared
def room():
    return f.the_room()


def client_of(room, name: str, *, factor: bool = True) -> Client:
    client = Client()
    user = room.users[name]
    client.force_login(user, backend=BACKEND)
    if factor:
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
    return client


def url(name: str, *pk) -> str:
    return reverse(f"cases_inside:{name}", args=pk)


def text_of(response) -> str:
    return response.content.decode()


def test_a_new_file_begins_with_a_search_and_is_then_found_by_every_spelling(room):
    chiara = client_of(room, "chiara")
    assert chiara.get(url("client_new")).status_code == 302
    assert "passt kein Name" in text_of(chiara.post(url("search"), {"name": "Mahmud"}))
    page = chiara.get(url("client_new"))
    assert page.status_code == 200
    form = {**f.MAHMOUD.as_content(), "carrier": str(room.carriers["caritas"].pk), "request": "Arzt"}
    made = chiara.post(url("client_new"), {key: value for key, value in form.items() if value})
    assert made.status_code == 302
    for typed in ("Machmud", "al masri", "محمود", "Mahmoud Almasri", "Mahmood"):
        assert "Mahmoud Al-Masri" in text_of(chiara.post(url("search"), {"name": typed})), typed
    assert "Mahmoud" not in text_of(chiara.post(url("search"), {"name": "Olena"}))


def test_no_page_of_the_room_is_kept_by_anybody_and_no_name_is_in_an_address(room):
    case = f.a_case(room)
    chiara = client_of(room, "chiara")
    for address in (url("cases"), url("case", case.pk), url("log", case.pk), url("search")):
        assert chiara.get(address).headers["Cache-Control"] == "no-store"
    assert chiara.get(f"{url('search')}?name=Mahmoud").content.count(b"Mahmoud") == 0


def test_without_a_second_factor_the_door_stays_shut(room):
    case = f.a_case(room)
    first = client_of(room, "chiara", factor=False)
    for address in (url("cases"), url("case", case.pk), url("search")):
        response = first.get(address)
        assert (response.status_code == 302 and "zweite" in response.url) or "faktor" in response.url
        assert b"Mahmoud" not in response.content


def test_the_whole_way_of_a_case_by_its_pages(room):
    case = f.a_case(room)
    chiara = client_of(room, "chiara")
    revision = {"revision": 1}
    refused = chiara.post(url("case_move", case.pk), {"verb": "clarify", **revision})
    assert refused.status_code == 302
    assert "Einwilligung" in text_of(chiara.post(url("case_move", case.pk), {"verb": "admit", "revision": 2}))
    chiara.post(
        url("consent_give", case.pk),
        {"given_on": f"{f.TODAY:%d.%m.%Y}", "language": "Arabisch", "interpreted": "on", "form": "signed"},
    )
    assert chiara.post(url("case_move", case.pk), {"verb": "admit", "revision": 2}).status_code == 302
    assert "vereinbart" in text_of(chiara.post(url("case_move", case.pk), {"verb": "plan", "revision": 3}))
    chiara.post(url("case_move", case.pk), {"verb": "plan", "agreement": "Arzt bis Mai", "revision": 3})
    chiara.post(url("case_move", case.pk), {"verb": "carry_out", "revision": 4})
    chiara.post(url("concern_name", case.pk), {"wording": f.WORDING, "life_area": "health", "priority": "1"})
    chiara.post(url("contact_note", case.pk), {"on": f"{f.TODAY:%d.%m.%Y}", "kind": "talk", "text": "Erstes Gespräch"})
    page = text_of(chiara.get(url("case", case.pk)))
    for words in ("Umsetzung", f.WORDING, "Arzt bis Mai", "Erstes Gespräch", "Arabisch", "0221 4710-655"):
        assert words in page, words
    assert chiara.post(url("case_close", case.pk), {"result": "planned", "revision": 5}).status_code == 302
    page = text_of(chiara.get(url("case", case.pk)))
    assert "Gesperrt" in page and "Anliegen aufschreiben" not in page
    assert chiara.post(url("concern_name", case.pk), {"wording": "x", "life_area": "health"}).status_code == 403


def test_two_at_once_get_the_conflict_page(room):
    case = f.a_case(room)
    chiara = client_of(room, "chiara")
    chiara.post(url("case_move", case.pk), {"verb": "clarify", "revision": 1})
    assert chiara.post(url("case_move", case.pk), {"verb": "rest", "revision": 1}).status_code == 409


def test_every_reading_is_noted_and_can_be_shown(room):
    case = f.a_case(room)
    f.a_deputy(room, case)
    client_of(room, "dragan").get(url("case", case.pk))
    page = text_of(client_of(room, "chiara").get(url("log", case.pk)))
    assert "Dragan" in page and "hat die Akte gelesen" in page
    with room.of("chiara"):
        verbs = set(ReadLog.objects.filter(user=room.users["dragan"]).values_list("verb", flat=True))
    assert verbs == {"read"}


def test_with_the_module_off_no_file_opens_but_the_form_for_hints_does(room):
    case = f.a_case(room)
    assert "Fallakten" in text_of(client_of(room, "chiara").get(url("hint_give")))
    Installation.objects.update(modules={"cases": False})
    forget_installation()
    chiara = client_of(room, "chiara")
    for name, args in (("cases", ()), ("case", (case.pk,)), ("search", ()), ("client_new", ())):
        assert chiara.get(url(name, *args)).status_code == 404
    page = text_of(chiara.get(url("hint_give")))
    assert "Strukturhinweis aus der Beratung" in page and "Fallakten" not in page
    assert client_of(room, "jolanta", factor=False).get(url("hint_give")).status_code == 200


def test_lists_take_the_same_number_of_queries_for_one_and_for_many(room, django_assert_max_num_queries):
    from dataclasses import replace

    for number in range(12):
        f.a_case(room, identity=replace(f.MAHMOUD, first_name=f"Vorname{number}"))
    chiara = client_of(room, "chiara")
    chiara.get(url("cases"))
    # Three of them are savepoints, and one gives the actor back: only inside a test's own transaction.
    with django_assert_max_num_queries(12):
        assert text_of(chiara.get(url("cases"))).count("Vorname") == 12
    with room.of("chiara") as actor, django_assert_max_num_queries(2):
        queries.search(actor, "Vorname3")


# --- The truth table --------------------------------------------------------------------------------
WHO = ["own", "deputy", "foreign", "expired", "lead", "aylin", "samuel", "gesine", "wiebke", "veit", "anonymous"]
OF_A_CASE = [
    "case", "log", "client_change", "case_move", "case_close", "case_reopen", "case_erase", "case_open",
    "case_hand_over", "case_accept", "deputy_name", "consent_give", "contact_note", "concern_name", "strength_name",
    "linking_search", "linking_make", "linking_missing",
]  # fmt: skip
OF_A_LINKING = ["linking_settle", "linking_hint"]
OF_A_STRENGTH = ["strength_change", "strength_remove"]
OF_A_CONCERN = ["concern_begin", "concern_end", "concern_reopen", "hint_release"]
MANAGERS_ONLY = {
    "case_close",
    "case_reopen",
    "case_erase",
    "case_hand_over",
    "case_accept",
    "deputy_name",
    "deputy_end",
}
POST_ONLY = {"concern_begin", "concern_reopen", "case_accept"}
# What the state of this file does not allow: the case runs, a consent holds, the concern has its result.
# And the linking goes somewhere, so that no offer is missing.
NOT_NOW = {"case_reopen", "consent_give", "concern_end", "linking_hint"}
# Pages without a file in their address: each has a test of its own below or in its own module.
WITHOUT_A_FILE = {"cases", "search", "client_new", "numbers", "cases_reassign", "hint_give", "hint_take_back"}
# Before there is a file: test_intake.
BEFORE_A_FILE = {"door_change", "wishes", "wish", "wish_care", "wish_back", "wish_admit", "wish_answer"}
BYTES = (
    "Mahmoud",
    "Masri",
    "محمود",
    "Übersetzer",
    "4710-655",
    "Mühlbach",
    "14.3.1988",
    "Praxen behandeln",
    "Hafenpraxis",
    "Knie ansehen",
    "Schneiderin",
)


@pytest.fixture
def people(room):
    """The case, and a signed-in window for each relation to it."""
    case = f.a_case(room)
    concern = f.a_concern(room, case, ended="not_possible")
    f.add_person(room, "petra", "caritas", f.Role.CASE_MANAGER, "caritas")
    f.add_person(room, "egon", "caritas", f.Role.CASE_MANAGER, "caritas")
    access = f.a_deputy(room, case)
    f.expire(room, f.a_deputy(room, case, "egon"))
    with room.of("chiara") as actor:
        consent = operations.give_consent(
            case=case, given_on=f.TODAY, language="Arabisch", interpreted=True, form="signed", by=actor, at=f.AT
        )
        linking = operations.link_to(
            case=case, concern=concern, target=Target("place", "Hafenpraxis"), purpose="Das Knie ansehen", on=f.TODAY,
            ask_on=f.TODAY, by=actor, at=f.AT,
        )  # fmt: skip
        strength = operations.name_strength(case=case, text="Ich war Schneiderin.", kind="work", by=actor, at=f.AT)
    names = {"own": "chiara", "deputy": "dragan", "foreign": "petra", "expired": "egon", "lead": "tilda"}
    windows = {who: client_of(room, names.get(who, who)) for who in WHO if who != "anonymous"}
    objects = {"deputy_end": access.pk, "consent_revoke": consent.pk, "hint_withdraw": _released(room, concern)}
    objects |= dict.fromkeys(OF_A_CASE, case.pk) | dict.fromkeys(OF_A_CONCERN, concern.pk)
    objects |= dict.fromkeys(OF_A_LINKING, linking.pk) | dict.fromkeys(OF_A_STRENGTH, strength.pk)
    return {**windows, "anonymous": Client()}, objects


def _released(room, concern):
    with room.of("chiara") as actor:
        found = Concern.objects.select_related("case__client").get(pk=concern.pk)
        return operations.release_hint(
            concern=found, problem="Praxen behandeln nicht ohne Sprachmittlung.", idea="", municipality=None,
            quarter=rules.quarters(f.TODAY)[0], by=actor, at=f.AT,
        ).pk  # fmt: skip


def allowed(who: str, route: str) -> bool:
    """A running case: opening it again is refused to everybody, and so nothing of it may be shown to strangers."""
    return who == "own" or (who == "deputy" and route not in MANAGERS_ONLY)


def test_every_route_of_the_room_is_in_the_truth_table(people):
    _, objects = people
    assert {one.name for one in urlpatterns} == set(objects) | WITHOUT_A_FILE | BEFORE_A_FILE


def test_no_page_offers_a_choice_where_there_is_none(room):
    """What the state does not allow is refused with a sentence before anybody has typed."""
    case = f.a_case(room)
    concern = f.a_concern(room, case, ended="realise")
    chiara = client_of(room, "chiara")
    assert "steht schon fest" in text_of(chiara.get(url("concern_end", concern.pk)))
    form = {"given_on": f"{f.TODAY:%d.%m.%Y}", "language": "Arabisch", "form": "signed"}
    chiara.post(url("consent_give", case.pk), form)
    assert "gilt schon eine Einwilligung" in text_of(chiara.get(url("consent_give", case.pk)))
    chiara.post(url("case_close", case.pk), {"result": "planned", "revision": 1})
    for route in ("case_move", "case_close"):
        assert chiara.get(url(route, case.pk)).status_code == 403


def test_a_colleague_stands_in_once_at_a_time(room):
    case = f.a_case(room)
    f.a_deputy(room, case)
    form = {
        "deputy": str(room.users["dragan"].pk), "valid_from": f"{f.TODAY:%d.%m.%Y}",
        "valid_until": f"{f.TODAY:%d.%m.%Y}",
    }  # fmt: skip
    page = text_of(client_of(room, "chiara").post(url("deputy_name", case.pk), form))
    assert "vertritt in der Zeit schon" in page


EMPTY = {
    "search": "Schreiben Sie den Namen, so wie Sie ihn hören.",
    "concern_name": "Schreiben Sie das Anliegen mit den Worten der Person.",
    "case_move": "Wählen Sie den nächsten Schritt.",
    "case_close": "Wählen Sie, wie der Fall endet.",
    "case_erase": "Bestätigen Sie das mit einem Haken.",
    "case_hand_over": "Wählen Sie, wer den Fall weiterführt.",
    "deputy_name": "Schreiben Sie, bis wann die Vertretung gilt.",
    "consent_give": "Schreiben Sie, in welcher Sprache Sie es erklärt haben.",
    "contact_note": "Schreiben Sie in einem Satz, worum es ging.",
    "linking_make": "Schreiben Sie, wohin Sie vermitteln.",
    "linking_missing": "Schreiben Sie, welches Angebot fehlt.",
    "client_change": "Schreiben Sie einen Namen. Ein erfundener geht auch.",
    "hint_give": "Schreiben Sie, was das Problem ist.",
    "hint_take_back": "Schreiben Sie die Nummer des Hinweises.",
}


@pytest.mark.parametrize("route", EMPTY)
def test_each_form_says_at_its_field_what_is_missing_and_keeps_what_was_typed(room, route):
    case = f.a_case(room)
    f.a_concern(room, case)
    args = () if route in WITHOUT_A_FILE else (case.pk,)
    typed = {"idea": "Getipptes bleibt", "summary": "Getipptes bleibt", "revision": "1", "agreement": "Getipptes bleibt",
             "household": "Getipptes bleibt", "handed": "Getipptes bleibt"}  # fmt: skip
    page = text_of(client_of(room, "chiara").post(url(route, *args), typed))
    assert EMPTY[route] in page and "zwingend" not in page
    if route in ("hint_give", "case_close", "case_move", "client_change", "linking_make"):
        assert "Getipptes bleibt" in page


def test_what_is_refused_in_a_part_of_a_file_is_noted_in_that_file(room):
    """The address names a concern; the log of its case says who wanted what was not allowed."""
    case = f.a_case(room)
    concern = f.a_concern(room, case, ended="realise")
    client_of(room, "chiara").post(url("concern_begin", concern.pk))
    with room.of("chiara"):
        assert ReadLog.objects.get(verb="refused").case_id == case.pk


@pytest.mark.parametrize("method", ["get", "post", "fragment"])
def test_each_route_opens_to_manager_and_deputy_and_gives_no_foreign_byte_to_anybody_else(people, room, method):
    windows, objects = people
    with room.of("chiara"):
        before = (Case.objects.values_list("revision", "phase").get(), list(Concern.objects.values_list("state")))
    for who in sorted(WHO, key=lambda one: one in ("own", "deputy")):
        for route, pk in objects.items():
            if allowed(who, route) and method == "post":
                continue
            window, headers = windows[who], {"HX-Request": "true"} if method == "fragment" else {}
            call = window.post if method == "post" else window.get
            response = call(url(route, pk), headers=headers)
            text = response.content.decode()
            if allowed(who, route):
                expected = {405} if route in POST_ONLY else {403} if route in NOT_NOW else {200}
                assert response.status_code in expected, (who, route, method, response.status_code)
            else:
                wanted = {302} if who == "anonymous" else {403, 404, 405}
                assert response.status_code in wanted, (who, route, method, response.status_code)
                known = who == "deputy"
                assert known or not [one for one in BYTES if one in text], (who, route, method)
    with room.of("chiara"):
        after = (Case.objects.values_list("revision", "phase").get(), list(Concern.objects.values_list("state")))
    assert after == before


@pytest.mark.parametrize("who", WHO)
def test_lists_searches_and_numbers_show_each_only_their_own(people, room, who):
    windows, _ = people
    chiara = room.users["chiara"].pk
    asked = (
        (url("cases"), "get"), (f"{url('cases')}?abgeschlossene=ja", "get"), (f"{url('cases')}?ab=0", "get"),
        (url("search"), "get"), (url("search"), "post"), (url("client_new"), "get"), (url("client_new"), "post"),
        (url("numbers"), "get"), (url("cases_reassign", chiara), "get"), (url("cases_reassign", chiara), "post"),
        (url("hint_give"), "get"), (url("hint_give"), "post"), (url("hint_take_back"), "post"),
    )  # fmt: skip
    for address, method in asked:
        for headers in ({}, {"HX-Request": "true"}):
            data = {"name": "Mahmoud"} if address == url("search") and method == "post" else {}
            response = getattr(windows[who], method)(address, data, headers=headers)
            text = text_of(response)
            found = [one for one in BYTES if one in text and not (data and one == "Mahmoud")]
            own_list = address == f"{url('cases')}?ab=0" or address == url("cases") or bool(data)
            if who in ("own", "deputy") and own_list:
                assert response.status_code == 200 and "Masri" in text, (who, address)
            else:
                assert not found, (who, address, method)


def test_what_happens_in_the_room_is_in_no_trail_outside(people, room):
    windows, objects = people
    before = AuditEntry.objects.count()
    for who in ("own", "deputy", "foreign", "expired"):
        for route, pk in objects.items():
            windows[who].get(url(route, pk))
            if not allowed(who, route):
                windows[who].post(url(route, pk))
    assert AuditEntry.objects.count() == before
    with room.of("chiara"):
        assert ReadLog.objects.filter(verb="refused", user=room.users["dragan"]).exists()
