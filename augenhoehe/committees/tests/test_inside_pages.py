"""The inside pages of bodies read little: the first of long lists, seats once, and nobody's rights for another."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.committees import queries
from augenhoehe.committees.models import AgendaItem, Committee, Delay, Mandate, Meeting, Resolution
from augenhoehe.core.rights import SYSTEM
from tests.worlds import shared

from . import factories as f
from . import paper_factories as p

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"


@shared
def cast():
    return f.the_cast()


def page_of(cast, committee: Committee, ask: str = "") -> str:
    client = Client()
    client.force_login(cast.users["aylin"], backend=BACKEND)
    return client.get(reverse("committees_inside:committee", args=[committee.pk]) + ask).content.decode()


def test_of_what_waits_the_page_shows_ten_and_leads_to_all(cast):
    committee = f.seated(cast)
    for number in range(12):
        f.an_item(committee, f"Anliegen {number:02d}")
    first, whole = page_of(cast, committee), page_of(cast, committee, "?alle=wartet")
    assert first.count("<b>Anliegen") == 10 and 'href="?alle=wartet#wartet">Alle 12 Punkte anzeigen' in first
    assert whole.count("<b>Anliegen") == 12 and "anzeigen</a>" not in whole


def test_of_papers_that_lie_here_the_page_shows_ten_and_leads_to_all(cast):
    bodies = p.bodies(cast)
    for number in range(11):
        p.submitted(cast, [p.one(bodies["school"])], title=f"Vorlage Nr. {number:02d}")
    first, whole = (page_of(cast, bodies["school"], ask) for ask in ("", "?alle=vorlagen"))
    assert first.count('">Vorlage Nr.') == 10 and "Alle 11 Vorlagen anzeigen" in first
    assert whole.count('">Vorlage Nr.') == 11 and "anzeigen</a>" not in whole


def test_an_unknown_list_is_the_page_itself(cast):
    assert "Lenkungsgruppe" in page_of(cast, f.seated(cast), "?alle=anderes")


def test_who_is_known_to_sit_somewhere_reads_the_same_as_who_is_asked_for(cast):
    closed = f.a_committee(cast, name="Geschlossene Gruppe", public=False)
    f.seat(cast, closed, "rojda")
    f.decided(f.on_agenda(closed, public=False))
    rows = (Committee, Meeting, AgendaItem, Resolution, Mandate, Delay)
    for actor in (cast.rojda, cast.linh, cast.aylin, cast.nuray):
        asked = [set(one.objects.visible_to(actor, f.DAY).values_list("pk", flat=True)) for one in rows]
        with queries.known(queries.positions_of(actor)):
            known = [set(one.objects.visible_to(actor, f.DAY).values_list("pk", flat=True)) for one in rows]
        assert known == asked
    assert closed.pk in {one.pk for one in queries.committees_for(cast.rojda, f.DAY)}


def test_what_is_known_of_one_person_opens_nothing_for_another_with_the_same_roles(cast):
    closed = f.a_committee(cast, name="Geschlossene Gruppe", public=False)
    f.person(cast, "samira", *[one.role for one in cast.rojda.roles])
    f.seat(cast, closed, "rojda")
    with queries.known(queries.positions_of(cast.rojda)):
        assert queries.found_committee(cast.rojda, closed.pk, f.DAY) == closed
        assert queries.found_committee(cast.samira, closed.pk, f.DAY) is None
    with queries.known(queries.positions_of(cast.samira)):
        assert queries.found_committee(cast.samira, closed.pk, f.DAY) is None
        assert queries.found_committee(cast.rojda, closed.pk, f.DAY) == closed


def test_a_decision_is_written_escaped_and_keeps_what_is_closed(cast):
    resolution = f.decided(f.on_agenda(f.seated(cast)), wording="<b>Fett</b> & klar", yes=4, no=0, abstentions=1)
    opened, closed = (queries.decision(resolution, seen).block for seen in (True, False))
    assert "&lt;b&gt;Fett&lt;/b&gt; &amp; klar" in opened and "4 Ja, 0 Nein, 1 Enthaltung" in opened
    assert "Fett" not in closed and "Veröffentlicht ist nur dieser Text." in closed


def test_a_mandate_is_looked_after_by_the_body_that_decided(cast):
    resolution = f.decided(f.on_agenda(f.seated(cast)))
    mandate = Mandate.objects.create(
        resolution=resolution, committee=resolution.agenda_item.committee, title="Übersetzen", unit="Jugendamt",
        due=f.DAY, first_due=f.DAY, given_at=f.AFTER,
    )  # fmt: skip
    page = queries.committee_page(SYSTEM, mandate.committee, at=f.AFTER)
    assert page.load.mandates == 1 and page.decisions[0].resolution == resolution
