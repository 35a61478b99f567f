"""„Beschlusskontrolle“: per body and meeting, in two editions, as page, CSV, Excel and PDF; on the next agenda by itself."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from augenhoehe.committees import operations, queries
from augenhoehe.committees.models import TrackingItem
from augenhoehe.core.rights import SYSTEM
from tests.worlds import shared

from . import factories as f
from .paper_factories import DAY

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"
NOW = f.AFTER + 60 * DAY


@shared
def cast():
    return f.the_cast()


@shared
def group(cast):
    return f.seated(cast)


@pytest.fixture(autouse=True)
def two_months_later(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def charged(cast, group, title, days=30, **item):
    """A meeting of its own, an item, a resolution, and the mandate that follows."""
    meeting = f.a_meeting(group, f.THURSDAY + timedelta(minutes=group.meetings.count()), at=f.AT)
    made = f.an_item(group, f"Punkt {title}", thread=f.a_thread(cast, title, published=True), **item)
    operations.build_agenda(meeting=meeting, by=SYSTEM, at=f.AT)
    made.refresh_from_db()
    resolution = f.decided(made)
    return operations.give_mandate(
        resolution=resolution, title=title, unit="Jugendamt", due=(f.AFTER + days * DAY).date(), by=cast.aylin,
        at=f.AFTER, responsible=cast.users["linh"],
    )  # fmt: skip


def client_of(cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.users[name], backend=BACKEND)
    return client


def content(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_both_editions_as_page_csv_excel_and_pdf(cast, group):
    from openpyxl import load_workbook

    charged(cast, group, "Auskunft geben")
    charged(cast, group, "Vertrauliches klären", public=False)
    aylin, address = client_of(cast, "aylin"), reverse("committees_inside:tracking", args=[group.pk])
    page = content(aylin.get(address)).decode()
    assert "Auskunft geben" in page and "Vertrauliches klären" in page and "2 überfällig" in page
    for kind in ("", "&export=csv", "&export=xlsx"):
        made = content(aylin.get(f"{address}?edition=public{kind}"))
        if kind.endswith("xlsx"):
            rows = load_workbook(io.BytesIO(made)).active.values
            made = str(list(rows)).encode()
        listed = made.decode()
        assert "Auskunft geben" in listed and "Vertrauliches klären" not in listed, kind
    pdf = content(aylin.get(f"{address}pdf/?edition=public"))
    assert pdf.startswith(b"%PDF-1.") and b"pdfuaid" in pdf


def test_a_reader_of_open_items_gets_no_closed_ones_whatever_edition(cast, group):
    charged(cast, group, "Auskunft geben")
    charged(cast, group, "Vertrauliches klären", public=False)
    html = content(client_of(cast, "nuray").get(reverse("committees_inside:tracking", args=[group.pk]))).decode()
    assert "Auskunft geben" in html and "Vertrauliches klären" not in html


def test_it_is_narrowed_to_a_meeting(cast, group):
    mandate = charged(cast, group, "Auskunft geben")
    address = reverse("committees_inside:tracking", args=[group.pk])
    here = mandate.resolution.agenda_item.meeting_id
    assert "Auskunft geben" in content(client_of(cast, "aylin").get(f"{address}?meeting={here}&export=csv")).decode()
    other = charged(cast, group, "Raum finden").resolution.agenda_item.meeting_id
    listed = content(client_of(cast, "aylin").get(f"{address}?meeting={other}&export=csv")).decode()
    assert "Auskunft" not in listed and "Raum finden" in listed


def test_the_reason_of_the_unit_stands_in_the_report(cast, group):
    charged(cast, group, "Auskunft geben")
    operations.note_overdue(by=SYSTEM, at=NOW)
    (delay,) = queries.overdue_board(cast.aylin, NOW.date())
    operations.state_reason(delay=delay, reason="Die Stelle ist leer.", by=cast.linh, at=NOW)
    page = content(client_of(cast, "aylin").get(reverse("committees_inside:tracking", args=[group.pk]))).decode()
    assert "Die Stelle ist leer." in page


def test_it_comes_on_the_next_agenda_once_and_not_when_all_is_done(cast, group):
    meeting = f.a_meeting(group, NOW + 10 * DAY, at=f.AFTER)
    assert not TrackingItem.objects.exists()
    mandate = charged(cast, group, "Auskunft geben")
    f.a_meeting(group, NOW + 20 * DAY, at=f.AFTER)
    (one,) = TrackingItem.objects.select_related("item")
    assert one.for_meeting == meeting and one.item.title == "Beschlusskontrolle"
    assert one.item.url == reverse("committees_inside:tracking", args=[group.pk])
    operations.drop_mandate(mandate=mandate, reason="Erledigt sich.", by=cast.aylin, at=NOW)
    operations.build_agenda(meeting=meeting, by=SYSTEM, at=NOW)
    one.item.refresh_from_db()
    f.decided(one.item, "noted", at=NOW + 11 * DAY)
    f.a_meeting(group, NOW + 40 * DAY, at=NOW + 12 * DAY)
    assert TrackingItem.objects.count() == 1


def test_the_report_costs_the_same_for_one_and_for_six(cast, group):
    aylin, address, counts = client_of(cast, "aylin"), reverse("committees_inside:tracking", args=[group.pk]), []
    for number in range(6):
        charged(cast, group, f"Auftrag {number}")
        if number in (0, 5):
            aylin.get(address)
            with CaptureQueriesContext(connection) as asked:
                aylin.get(address)
            counts.append(len(asked))
    assert counts[0] == counts[1] <= 30, counts
