"""Pages of funding: who opens which, what stands there, and at what cost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from augenhoehe.concept.tests.factories import a_measure
from augenhoehe.core.rights import SYSTEM
from augenhoehe.funding import operations, panels
from augenhoehe.funding.models import Bookmark, FundingGrant, FundingProgramme
from augenhoehe.journal.views import kept
from augenhoehe.organisations.tests.pages import client_of, hidden_in, text_of, typed_in
from augenhoehe.places.models import Installation
from augenhoehe.places.queries import forget_installation
from augenhoehe.portal.queries.search import search
from augenhoehe.search.looking import Wish
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
READERS = ("", "aylin", "nuray", "faisal", "rojda", "emine", "linh", "veit", "wiebke")
KEEPERS = {"aylin": 200, "nuray": 200}


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)
    kept.forget_all()
    yield
    kept.forget_all()


@shared
def cast():
    return f.the_cast()


@shared
def club(cast):
    made = f.a_club(founded_year=2023, non_profit=True, legal_form="association")
    f.head_of(made, cast.users["faisal"])
    return made


@shared
def programme(cast):
    made = f.a_programme()
    f.a_rule(made, "non_profit", note="Das Finanzamt hilft.")
    f.a_rule(made, "age_most", number=5)
    f.a_rule(made, "seat", text="Musterland", codes=["05999"])
    f.a_call(made, title="Aufruf 2027")
    made.refresh_from_db()
    return made


def inside(page: str, *arguments) -> str:
    return reverse(f"funding_inside:{page}", args=arguments)


def public(page: str, *arguments) -> str:
    return reverse(f"funding:{page}", args=arguments)


def statuses(cast, address: str) -> dict[str, int]:
    return {name: client_of(cast, name).get(address).status_code for name in READERS}


def expected(other: int, **allowed: int) -> dict[str, int]:
    return {name: allowed.get(name, 302 if name == "" else other) for name in READERS}


# --- Truth tables ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("page", ["programmes", "programme_enter", "grants", "grant_sums"])
def test_the_catalogue_inside_is_for_who_keeps_it(cast, programme, page):
    assert statuses(cast, inside(page)) == expected(403, **KEEPERS)


def test_others_read_the_public_page_of_a_programme(cast, programme):
    assert statuses(cast, inside("programme", programme.pk)) == expected(302, **KEEPERS)


@pytest.mark.parametrize(
    "page", ["programme_change", "programme_confirm", "programme_end", "rule_add", "call_announce"]
)
def test_changing_a_programme_is_refused_to_others_before_typing(cast, programme, page):
    assert statuses(cast, inside(page, programme.pk)) == expected(403, **KEEPERS)


def test_a_draft_does_not_exist_for_others(cast):
    draft = f.a_programme(publish=False)
    assert statuses(cast, inside("programme", draft.pk)) == expected(404, **KEEPERS)
    assert client_of(cast).get(public("programme_public", draft.pk)).status_code == 404


def test_a_grant_is_for_its_own_people_and_who_keeps_funding_there(cast, programme, club):
    grant = f.a_grant(programme, club)
    # Nuray keeps funding in Zwirnstadt; the club is in Sternmünde.
    assert statuses(cast, inside("grant", grant.pk)) == expected(404, aylin=200, faisal=200)
    f.a_granted(grant)
    # Granted and public it can be found, but not opened: what everybody may know stands at the measure.
    assert statuses(cast, inside("grant", grant.pk)) == expected(403, aylin=200, faisal=200)


def test_remembering_is_for_organisations_and_the_coordination(cast, programme, club):
    assert statuses(cast, inside("remember", programme.pk)) == expected(403, faisal=200, **KEEPERS)


# --- The public pages ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("page", ["programme_public", "self_check", "calculator", "programme_calendar"])
def test_everybody_reads_programmes_in_every_language(cast, programme, page):
    address = public(page, programme.pk)
    for prefix in ("", "/en", "/tr", "/ar", "/uk"):
        assert client_of(cast).get(f"{prefix}{address}").status_code == 200


def test_the_list_is_filtered_by_field_applicant_and_deadline(cast, programme):
    """S1-39."""
    rolling = f.a_programme("Kleine Hilfen", fields=["sport"], applicants=["initiative"])
    f.a_call(rolling, None, rolling=True)
    f.a_programme("Für alle", fields=[], applicants=[])

    def named(asked: str) -> set[str]:
        page = text_of(client_of(cast), f"{public('programmes_public')}?{asked}")
        return {name for name in ("Starthilfe", "Kleine Hilfen", "Für alle") if name in page}

    assert named("") == {"Starthilfe", "Kleine Hilfen", "Für alle"}
    assert named("fach=culture") == {"Starthilfe", "Für alle"}
    assert named("wer=initiative") == {"Kleine Hilfen", "Für alle"}
    assert named("frist=soon") == {"Starthilfe"}
    assert named("frist=any_time") == {"Kleine Hilfen"}
    assert named("q=kleine") == {"Kleine Hilfen"}
    assert named("fach=nonsense&frist=never") == {"Starthilfe", "Kleine Hilfen", "Für alle"}


def test_what_nobody_checked_says_so_and_stops_saying_it_when_somebody_did(cast, programme):
    address = public("programme_public", programme.pk)
    assert "Diese Angaben sind zu prüfen" in text_of(client_of(cast), address)
    response = client_of(cast, "aylin").post(
        inside("programme_confirm", programme.pk), {"revision": programme.revision}
    )
    assert response.status_code == 302
    page = text_of(client_of(cast), address)
    assert "Diese Angaben sind zu prüfen" not in page
    assert "Funktion" not in page and "Koordination" in page


def test_deadlines_go_into_a_calendar_as_whole_days(cast, programme):
    from icalendar import Calendar

    (event,) = Calendar.from_ical(client_of(cast).get(public("deadlines_calendar")).content).walk("VEVENT")
    assert event["DTSTART"].dt == f.DEADLINE
    assert event["DTEND"].dt == f.DEADLINE + timedelta(days=1)
    assert "Starthilfe" in event["SUMMARY"]


# --- The self-check -------------------------------------------------------------------------------------------
def walk(client, programme, *answers: str, **start: str):
    """Answer question by question, as a browser would; gives the last page."""
    address = public("self_check", programme.pk)
    response = client.get(address, start)
    for answer in answers:
        response = client.post(address, {**hidden_in(response), "answer": answer})
    return response


def test_one_question_per_page_and_a_reason_for_each_condition(cast, programme):
    page = walk(client_of(cast), programme, "yes", "2025", "no").content.decode()
    assert "Mindestens eine Bedingung passt nicht" in page
    assert page.count("passt nicht</span>") == 1
    assert "keine Zusage" in page
    assert "Fragen Sie, ob ein Partner mit Sitz dort den Antrag stellen kann." in page


def test_what_nobody_knows_is_to_be_clarified_with_a_next_step(cast, programme):
    page = walk(client_of(cast), programme, "unknown", "2021", "yes").content.decode()
    assert "einiges ist noch zu klären" in page
    # Five years old, or not quite: it depends on the day.
    assert "Es kommt auf den Tag der Gründung an" not in page
    assert "Das Finanzamt hilft." in page
    page = walk(client_of(cast), programme, "yes", "2020", "yes").content.decode()
    assert "Es kommt auf den Tag der Gründung an" in page


def test_a_missing_or_odd_answer_is_told_at_the_question(cast, programme):
    client = client_of(cast)
    assert "Bitte wählen Sie eine Antwort" in walk(client, programme, "").content.decode()
    assert "Bitte schreiben Sie eine Zahl" in walk(client, programme, "yes", "neulich").content.decode()
    assert "zum Beispiel 2019" in walk(client, programme, "yes", "2099").content.decode()


def test_going_back_keeps_the_answers(cast, programme):
    client, address = client_of(cast), public("self_check", programme.pk)
    response = walk(client, programme, "yes", "2025")
    back = client.post(address, {**hidden_in(response), "zurueck": "ja"})
    assert 'value="2025"' in back.content.decode()


def test_own_people_find_what_the_register_knows_and_nobody_else_does(cast, programme, club):
    page = client_of(cast, "faisal").get(public("self_check", programme.pk)).content.decode()
    assert "So steht es im Verzeichnis" in page and "checked" in page
    for name in ("", "aylin", "rojda"):
        answer = client_of(cast, name).get(public("self_check", programme.pk), {"fuer": str(club.pk)})
        assert "So steht es im Verzeichnis" not in answer.content.decode()


def test_nothing_of_the_self_check_is_stored(cast, programme, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_of(cast)
    response = walk(client, programme, "yes")
    with CaptureQueriesContext(
        connection,
    ) as seen:
        response = client.post(public("self_check", programme.pk), {**hidden_in(response), "answer": "2025"})
    assert response.status_code == 200
    assert [one["sql"] for one in seen if not one["sql"].lstrip().upper().startswith("SELECT")] == []
    assert "sessionid" not in client.cookies


def test_the_calculator_says_what_is_missing_at_its_field(cast, programme):
    address = public("calculator", programme.pk)
    page = client_of(cast).post(address, {"costs": "10.000", "money": "500", "hours": "100"}).content.decode()
    assert "Es fehlen 0" not in page and "Der Eigenanteil reicht" in page
    page = client_of(cast).post(address, {"costs": "10.000", "money": "100", "hours": "10"}).content.decode()
    assert "Der Eigenanteil reicht noch nicht" in page and "Es fehlen 1750 Euro" in page
    page = client_of(cast).post(address, {"costs": "viel"}).content.decode()
    assert "Das ist keine Zahl" in page


# --- Forms inside -----------------------------------------------------------------------------------------------
def test_a_programme_is_entered_published_and_found(cast):
    aylin = client_of(cast, "aylin")
    values = {"name": "Nachbarschaftsfonds", "giver": "Kreis Federlohe", "level": "district", "check_months": "6",
              "funded": "Feste in der Nachbarschaft.", "contact": "Integrationszentrum"}  # fmt: skip
    assert aylin.post(inside("programme_enter"), values).status_code == 302
    made = FundingProgramme.objects.get()
    aylin.post(inside("programme_publish", made.pk), {"revision": made.revision})
    assert "Nachbarschaftsfonds" in text_of(client_of(cast), "/suche/?q=Nachbarschaftsfonds")
    typed = typed_in(aylin.get(inside("programme_change", made.pk)))
    typed["sum_from"], typed["sum_to"] = "900", "100"
    page = aylin.post(inside("programme_change", made.pk), typed).content.decode()
    assert "Die höchste Summe liegt unter der kleinsten." in page


def test_conditions_are_typed_moved_and_removed(cast, programme):
    aylin = client_of(cast, "aylin")
    programme.refresh_from_db()
    values = {"kind": "legal_form", "legal_forms": ["association", "initiative"], "revision": programme.revision}
    assert aylin.post(inside("rule_add", programme.pk), values).status_code == 302
    last = programme.rules.order_by("-position").first()
    assert last.codes == ["association", "initiative"]
    aylin.post(inside("rule_move", last.pk))
    assert [one.kind for one in programme.rules.order_by("position")] == [
        "non_profit",
        "age_most",
        "legal_form",
        "seat",
    ]
    programme.refresh_from_db()
    aylin.post(inside("rule_remove", last.pk), {"revision": programme.revision})
    assert programme.rules.count() == 3
    page = aylin.post(
        inside("rule_add", programme.pk), {"kind": "age_least", "revision": programme.revision}
    ).content.decode()
    assert "Mit welcher Zahl wird verglichen?" in page


def test_an_organisation_remembers_plans_and_forgets(cast, programme, club):
    faisal = client_of(cast, "faisal")
    assert "Merken und erinnern lassen" in faisal.get(public("programme_public", programme.pk)).content.decode()
    answer = faisal.post(inside("remember", programme.pk), {"days_before": "21", "organisation": str(club.pk)})
    assert answer.status_code == 302
    assert Bookmark.objects.get().days_before == 21
    assert "21 Tage" in text_of(faisal, inside("own"))
    values = {"applicant": f"org-{club.pk}", "purpose": "Winterfest", "field": "culture", "applied_sum": "1.500,50",
              "starts_on": "1.12.2026", "ends_on": "31.3.2027", "public": "on"}  # fmt: skip
    assert faisal.post(inside("grant_plan", programme.pk), values).status_code == 302
    made = FundingGrant.objects.get()
    assert str(made.applied_sum) == "1500.50"
    assert "Winterfest" in text_of(faisal, inside("own"))
    assert faisal.post(inside("forget", Bookmark.objects.get().pk)).status_code == 302
    assert not Bookmark.objects.exists()


def test_nobody_plans_for_an_organisation_that_is_not_theirs(cast, programme, club):
    other = f.a_mosque()
    values = {"applicant": f"org-{other.pk}", "purpose": "Winterfest", "field": "culture", "applied_sum": "1500",
              "starts_on": "1.12.2026", "ends_on": "31.3.2027"}  # fmt: skip
    page = client_of(cast, "faisal").post(inside("grant_plan", programme.pk), values)
    assert page.status_code == 200 and not FundingGrant.objects.exists()


# --- Measures -----------------------------------------------------------------------------------------------------
def test_a_measure_says_what_it_is_paid_from_in_public_only_when_it_may(cast, programme, club):
    """S4-13."""
    measure = a_measure(cast)
    grant = f.a_grant(programme, club)
    operations.link_measure(grant=grant, measure=measure, by=SYSTEM, at=f.AT)
    outside, within = (
        reverse("concept:measure_public", args=[measure.pk]),
        reverse("concept_inside:measure", args=[measure.pk]),
    )
    assert "Finanziert aus" not in text_of(client_of(cast), outside)
    assert "Finanziert aus" in text_of(client_of(cast, "aylin"), within)
    f.a_granted(grant)
    kept.forget_all()
    page = text_of(client_of(cast), outside)
    assert "Finanziert aus" in page and "3500 Euro" in page
    assert inside("grant", grant.pk) in text_of(client_of(cast, "aylin"), within)
    assert inside("grant", grant.pk) not in text_of(client_of(cast, "linh"), within)


def test_a_measure_is_linked_and_unlinked_by_who_keeps_funding_there(cast, programme, club):
    measure, grant = a_measure(cast), f.a_grant(programme, club)
    aylin = client_of(cast, "aylin")
    assert statuses(cast, inside("measure_link", grant.pk)) == expected(404, aylin=200, faisal=403)
    assert aylin.post(inside("measure_link", grant.pk), {"measure": str(measure.pk)}).status_code == 302
    unlink = inside("measure_unlink", grant.pk, measure.pk)
    page = text_of(aylin, inside("grant", grant.pk))
    assert measure.title in page and unlink in page
    assert unlink not in text_of(client_of(cast, "faisal"), inside("grant", grant.pk))
    assert client_of(cast, "faisal").post(unlink).status_code == 403
    assert aylin.post(unlink).status_code == 302
    assert measure.title not in text_of(aylin, inside("grant", grant.pk))


# --- What pages cost ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("name", "address", "most"), [
    ("", "/foerderung/", 4), ("aylin", "/intern/foerderung/", 6), ("aylin", "/intern/bewilligungen/", 6),
    ("aylin", "/intern/bewilligungen/summen/", 5), ("faisal", "/intern/foerderung/eigene/", 8),
])  # fmt: skip
def test_pages_cost_the_same_however_much_there_is(cast, club, programme, name, address, most, count_queries):
    def more() -> None:
        for number in range(6):
            other = f.a_programme(f"Programm {number}")
            f.a_call(other)
            f.a_grant(other, club)
            if name == "faisal":
                operations.remember_programme(programme=other, organisation=club, by=cast.faisal, at=f.AT)

    client = client_of(cast, name)
    f.a_grant(programme, club)
    client.get(address)
    kept.forget_all()
    with count_queries() as few:
        client.get(address)
    more()
    kept.forget_all()
    with count_queries() as many:
        client.get(address)
    assert len(many) <= max(len(few), 1)
    assert len(many) <= most


@pytest.fixture
def count_queries():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return lambda: CaptureQueriesContext(connection)


def found(word: str) -> int:
    return len(search(Wish(word, kind="funding_programme"), language="de", at=f.AT).rows)


def test_switched_off_there_is_no_page_no_panel_and_nothing_found(cast, programme):
    """Whoever has nobody for the catalogue switches it off; what was granted stays stored."""
    measure = a_measure(cast)
    operations.link_measure(grant=f.a_granted(f.a_grant(programme)), measure=measure, by=SYSTEM, at=f.AT)
    page = public("programme_public", programme.pk)
    seen = {}
    for on in (True, False):
        Installation.objects.update_or_create(pk=1, defaults={"name": "Kreis Federlohe", "modules": {"funding": on}})
        forget_installation()
        kept.forget_all()
        seen[on] = (
            client_of(cast).get(page).status_code,
            client_of(cast, "aylin").get(inside("programmes")).status_code,
            panels.grants_of_measure(SYSTEM, measure) is not None,
            found("Starthilfe"),
        )
    assert seen == {True: (200, 200, True, 1), False: (404, 404, False, 0)}
