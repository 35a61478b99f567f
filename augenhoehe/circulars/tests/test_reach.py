"""Who is reached how, who is left alone, what a field becomes, and what a draft may be."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.circulars import letters, operations, text
from augenhoehe.circulars.models import OptOut, Recipient
from augenhoehe.circulars.queries.reach import reach_of
from augenhoehe.circulars.queries.wordings import wordings_of
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.organisations import operations as organisations
from augenhoehe.organisations.models import Organisation

from . import factories as f


@pytest.fixture
def cast(db, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)
    return f.the_cast()


def way(organisation):
    return reach_of([organisation], f.DAY)[organisation.pk]


def test_the_first_contact_with_an_address_then_who_keeps_the_entry(cast):
    club = f.a_club()
    f.head_of(club, cast.users["faisal"])
    assert way(club).email == cast.users["faisal"].email
    f.a_contact(club, name="Ohne Adresse", email="")
    contact = f.a_contact(club, name="Rojda Yıldız", email="rojda@verein.example")
    assert (way(club).email, way(club).contact_name) == ("rojda@verein.example", "Rojda Yıldız")
    organisations.end_contact(contact=contact, by=SYSTEM, at=f.AT)


def test_one_contact_that_objects_is_left_alone_and_another_is_written_to(cast):
    club = f.a_club(street="Hafen 3", postal_code="05999")
    first = f.a_contact(club, email="eins@verein.example")
    operations.opt_out(organisation=club, contact=first, by=SYSTEM, at=f.AT)
    # Whoever objected to mails does not get the same by post.
    assert way(club).declined
    f.a_contact(club, name="Zweite", email="zwei@verein.example")
    assert way(club).email == "zwei@verein.example"
    operations.opt_out(organisation=club, by=SYSTEM, at=f.AT)
    assert way(club).declined
    operations.end_opt_out(opt_out=OptOut.objects.get(contact=None), by=SYSTEM, at=f.AT)
    assert way(club).email == "zwei@verein.example"


def test_who_wants_no_mails_for_their_account_gets_none(cast):
    club = f.a_club()
    f.head_of(club, cast.users["faisal"])
    cast.users["faisal"].digest = "never"
    cast.users["faisal"].save()
    assert way(club).way == "none"


def test_the_way_to_many_takes_four_queries(cast):
    clubs = [f.a_club(f"Verein {number}") for number in range(8)]
    for club in clubs[:5]:
        f.a_contact(club)
    rows = list(Organisation.objects.select_related("municipality"))
    with CaptureQueriesContext(connection) as asked:
        assert len(reach_of(rows, f.DAY)) == 8
    assert len(asked) <= 4


# --- Fields -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("{Anrde}, hallo", "Das Feld {Anrde} gibt es nicht"),
        ("https://a.example/{Link}", "nicht Teil einer Adresse"),
        ("", "Der Text ist noch leer"),
        ("x" * 12_001, "höchstens 12000 Zeichen"),
    ],
)
def test_a_text_says_at_its_field_what_is_wrong(cast, typed, sentence):
    with pytest.raises(Refused) as refused:
        f.a_circular(text=typed)
    assert sentence in refused.value.sentence and refused.value.field == "text"


NAMES = st.text(alphabet=st.sampled_from("<>&\"'{}*ab \n/:#-"), min_size=1, max_size=20)


@settings(max_examples=60)
@given(NAMES, NAMES)
def test_nothing_an_organisation_is_called_becomes_markup_or_another_field(name, contact):
    values = text.Filling(name, contact, "https://a.example/?a=1&b=2", "", f.DAY)
    html = text.html_letter("**{Organisation}** {Anrede} {Link}", values)
    assert html.count("<b>") == 1 and html.count("<a ") == 1 and "<script" not in html
    bare = html.replace("<b>", "").replace("</b>", "").replace("<p>", "").replace("</p>", "").replace("</a>", "")
    assert bare.count("<") == bare.count(">") == 1
    assert "\n" not in text.filled("{Organisation}".strip(), text.Filling("a", "b", "c", "d", f.DAY))


def test_a_name_with_a_line_break_breaks_no_subject(cast):
    circular = f.a_circular(subject="Für {Organisation}")
    values = text.Filling("Verein\nBcc: x@y.example", "", "l", "e", f.DAY)
    assert letters.written(wordings_of(circular)["de"], values).subject == "Für Verein Bcc: x@y.example"


# --- Drafts -------------------------------------------------------------------------------------------
def test_two_people_writing_at_one_text_hear_of_each_other(cast):
    circular = f.a_circular()
    seen = circular.revision
    operations.change_circular(circular=circular, subject="Erst", revision=seen, by=SYSTEM, at=f.AT)
    with pytest.raises(Conflict):
        operations.change_circular(circular=circular, subject="Zweit", revision=seen, by=SYSTEM, at=f.AT)


def test_an_organisation_stands_once_on_a_list(cast):
    club = f.a_club()
    circular = f.a_circular(club)
    assert operations.add_recipients(circular=circular, organisations=[club.pk], by=SYSTEM, at=f.AT) == 0
    assert Recipient.objects.count() == 1


def test_attachments_are_known_by_their_bytes_and_limited(cast):
    circular = f.a_circular()

    def attach(content, name="Plan"):
        return operations.attach(circular=circular, content=content, name=name, by=SYSTEM, at=f.AT)

    with pytest.raises(Refused, match="Diese Art von Datei"):
        attach(b"MZ\x90\x00program")
    attach(b"%PDF-1.4\n1")
    with pytest.raises(Refused, match="So heißt schon"):
        attach(b"%PDF-1.4\n2")
    with pytest.raises(Refused, match="8 Megabyte"):
        attach(b"%PDF-1.4\n" + b"0" * (8 * 1024 * 1024), "Zu groß")
    for number in range(4):
        attach(b"%PDF-1.4\n" + str(number).encode(), f"Plan {number}")
    with pytest.raises(Refused, match="höchstens 5 Anlagen"):
        attach(b"%PDF-1.4\n9", "Sechste")
