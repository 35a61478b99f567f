"""S4-11: protected notes are for who sits in the network, name nobody, and leave by no way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.committees.tests import factories as f
from augenhoehe.core.closed import OutsideClosedRoom, closed_room
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.journal.models import AuditEntry
from augenhoehe.positions import operations, rules
from augenhoehe.positions.models import ProtectedAccess, ProtectedNote
from augenhoehe.search.models import Document
from tests.worlds import shared

from .factories import Net, notes_seen

pytestmark = pytest.mark.django_db
WORD = "Kornblumenvorfall"


@shared
def net() -> Net:
    return Net()


def client_of(net, name: str) -> Client:
    client = Client()
    client.force_login(net.cast.users[name], backend="augenhoehe.accounts.backends.Backend")
    return client


TRUTH = {
    "emine": True, "faisal": True,  # seats in member bodies
    "aylin": False, "bernward": False, "olek": False, "nuray": False,  # manage committees, sit nowhere here
    "korbinian": False, "rojda": False, "linh": False, "wiebke": False, "veit": False,
}  # fmt: skip


def test_who_sits_there_reads_and_nobody_else_whatever_the_role(net):
    net.note()
    address = reverse("positions_inside:notes", args=[net.network.pk])
    for name, reads in TRUTH.items():
        assert notes_seen(getattr(net.cast, name), net.network) == int(reads), name
        assert client_of(net, name).get(address).status_code == (200 if reads else 404), name


def test_a_residence_authority_reads_nothing_even_with_a_seat(net):
    net.note()
    f.seat(net.cast, net.bodies["Mohnfurt"], "wiebke")
    assert notes_seen(net.cast.wiebke, net.network) == 0
    address = reverse("positions_inside:notes", args=[net.network.pk])
    assert client_of(net, "wiebke").get(address).status_code == 404
    with pytest.raises(Refused):
        net.note(by=net.cast.wiebke, body=net.bodies["Mohnfurt"])


def test_the_programme_itself_and_strangers_find_nothing(net):
    net.note()
    for actor in (SYSTEM, ANONYMOUS):
        assert notes_seen(actor, net.network) == 0


def test_a_query_outside_the_room_is_a_mistake_that_raises(net):
    net.note()
    for model in (ProtectedNote, ProtectedAccess):
        with pytest.raises(OutsideClosedRoom):
            list(model.objects.all())


def test_whose_seat_has_ended_reads_no_more(net):
    net.note()
    seat = net.bodies["Sternmünde"].seats.get(user=net.cast.users["emine"])
    seat.valid_until = f.LONG_AGO
    seat.save()
    assert notes_seen(net.cast.emine, net.network) == 0


def test_another_network_reads_nothing_of_this_one(net):
    net.note()
    other = f.a_committee(net.cast, "network", "Anderes Netzwerk")
    f.seat(net.cast, other, "rojda")
    assert notes_seen(net.cast.rojda, net.network) == 0


NAMING = {
    "Herr Sauerbier hat gerufen.": "Name",
    "Emine wurde beleidigt.": "Name",  # sits there
    "Rufen Sie 0221 4710112 an.": "Telefonnummer",
    "Er wohnt in der Tulpenstraße 12.": "Straße",
    "Am 12.10.2026 am Bahnhof.": "genauer Tag",
    "Aktenzeichen 7 Js 1234/26 liegt vor.": "Aktenzeichen",
}


def test_a_note_that_may_name_somebody_is_refused_with_what_was_found(net):
    for text, why in NAMING.items():
        with pytest.raises(Refused, match=why) as refused:
            net.note(text)
        assert refused.value.field == "text"
    assert notes_seen(net.cast.emine, net.network) == 0


def test_what_only_looks_like_a_name_stands_with_a_reason_but_never_a_telephone_number(net):
    assert net.note("Am Max-Platz standen Parolen.", meaning="Gemeint ist der Platz.").meaning
    with pytest.raises(Refused, match="einzelnen Person"):
        net.note("Rufen Sie 0221 4710112 an.", meaning="Das ist die Zentrale.")


def test_opening_is_noted_and_shown_to_the_body_that_wrote_it(net):
    note = net.note(f"{WORD} auf dem Markt.")
    address = reverse("positions_inside:note", args=[net.network.pk, note.pk])
    other = client_of(net, "faisal").get(address)
    assert WORD in other.content.decode() and "Wer die Notiz geöffnet hat" not in other.content.decode()
    assert other["Cache-Control"] and "no-store" in other["Cache-Control"]
    own = client_of(net, "emine").get(address).content.decode()
    assert "Faisal, gelesen" in own and "Emine, geschrieben" in own
    with closed_room(net.cast.emine):
        assert ProtectedAccess.objects.filter(note=note, verb="gelesen").count() == 2


def test_removed_by_its_own_body_only_and_nothing_stays(net):
    note = net.note()
    with pytest.raises(Refused, match="das sie geschrieben hat"):
        rules.check_remove_note(net.cast.faisal, note, net.network, f.DAY)
    operations.remove_note(note=note, by=net.cast.emine, at=f.AT)
    with closed_room(net.cast.emine):
        assert not ProtectedNote.objects.exists() and not ProtectedAccess.objects.exists()


def test_kept_between_a_month_and_two_years(net):
    for days in (5, 900):
        with pytest.raises(Refused, match="höchstens zwei Jahre"):
            net.note(erase_on=f.DAY + timedelta(days=days))


def test_the_deletion_run_removes_what_is_due_and_sees_nothing_else(net):
    from augenhoehe.core.clock import now, today

    due, kept = net.note(), net.note("Bleibt noch.", at=now(), erase_on=today() + timedelta(days=300))
    with closed_room(net.cast.emine):
        ProtectedNote.objects.filter(pk=due.pk).update(erase_on=today())
    rule = next(one for one in _rules() if one.name == "positions.notes")
    assert rule.due(now()).count() == 1
    assert rule.erase(rule.due(now()), now()) == 1
    with closed_room(net.cast.emine):
        assert list(ProtectedNote.objects.values_list("pk", flat=True)) == [kept.pk]
        assert set(ProtectedAccess.objects.values_list("note_id", flat=True)) == {kept.pk}


def _rules():
    from augenhoehe.positions.register import RETENTION

    return RETENTION


OUTSIDE = (
    "/", "/suche/?q=Distelrufe", "/positionen/", "/gremien/", "/vorgaenge/", "/feed/", "/vorgaenge/feed/",
    "/sitemap.xml", "/intern/suche/?q=Distelrufe", "/intern/gremien/", "/intern/gremien/?export=csv",
    "/intern/netzwerke/", "/intern/heute/", "/intern/pruefspur/",
)  # fmt: skip


def test_no_page_feed_search_or_export_carries_a_word_of_a_note(net):
    """Crawled like a stranger, like the coordination, and like a member: only the note's own pages know it."""
    net.note(f"{WORD} mit Distelrufe auf dem Markt.")
    inside = [
        reverse("positions_inside:network", args=[net.network.pk]),
        reverse("positions_inside:space", args=[net.network.pk]),
        reverse("positions_inside:space", args=[net.network.pk]) + "?export=csv",
        reverse("positions_inside:results", args=[net.network.pk]) + "?export=csv",
        reverse("positions_inside:notes", args=[net.network.pk]),
        reverse("committees_inside:committee", args=[net.network.pk]),
    ]
    opened = 0
    for client in (Client(), client_of(net, "aylin"), client_of(net, "emine")):
        for address in (*OUTSIDE, *inside):
            answer = client.get(address)
            assert WORD.encode() not in answer.getvalue(), address
            opened += answer.status_code == 200
    assert opened > 15
    assert not Document.objects.filter(body__icontains=WORD).exists()
    assert not AuditEntry.objects.filter(object_kind__startswith="positions.protected").exists()
