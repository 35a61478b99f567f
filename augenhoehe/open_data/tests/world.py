"""What is public and what is not, side by side, and every dataset published."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from augenhoehe.committees import operations as committees
from augenhoehe.committees.tests import factories as c
from augenhoehe.concept.tests import factories as m
from augenhoehe.core.clock import day_of
from augenhoehe.core.contributions import releasables
from augenhoehe.core.datasets import Licence
from augenhoehe.core.rights import SYSTEM
from augenhoehe.disclosure.operations import release_table
from augenhoehe.files import queries as files
from augenhoehe.journal.models import Thread
from augenhoehe.monitoring.tests import factories as i
from augenhoehe.open_data import operations, queries
from augenhoehe.open_data.models import DataVersion
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.tests import factories as o
from augenhoehe.organisations.tests.offer_factories import an_offer
from augenhoehe.places.operations import set_up_installation
from augenhoehe.structure.tests import factories as s

AT = c.AFTER + timedelta(days=10)
RELEASED = datetime(2026, 9, 30, 9, tzinfo=UTC)
SECRETS = (
    "Geheimgasse", "59777", "Verborgene Vera", "Hinterhof M77", "Markerland", "Wartender Verein", "Eigenbrötler",
    "Geheimsache", "Nie weitergegeben",
)  # fmt: skip


@dataclass
class World:
    cast: c.Cast
    club: Organisation
    thread: Thread


def the_world() -> World:
    cast = c.the_cast()
    set_up_installation(name="Kreis Federlohe", district=cast.kreis, by=SYSTEM, at=c.AT)
    club = o.a_club(street="Hafen 3", postal_code="59991", locality="Sternmünde", address_shown="full")
    an_offer(club, title="Erzählcafé")
    _hidden_organisations()
    thread = c.a_thread(cast, "Kita-Auskunft", published=True)
    c.a_thread(cast, "Geheimsache: noch nicht öffentlich")
    _bodies(cast, thread)
    m.a_measure(cast, description="Nie weitergegeben: Notiz für die Verwaltung.")
    hidden = m.a_field(cast, m.a_concept(cast, public=False, title="Geheimsache Konzept"), "Geheimsache Feld")
    m.a_measure(cast, hidden, title="Geheimsache Maßnahme")
    _numbers(cast)
    for dataset in queries.declared():
        operations.publish(dataset=dataset, licence=Licence.BY.value, by=SYSTEM, at=AT)
    return World(cast, club, thread)


def _hidden_organisations() -> None:
    mosque = o.a_mosque(street="Geheimgasse 17", postal_code="59777", communities=["Markerland"])
    o.a_contact(mosque, name="Verborgene Vera")
    an_offer(mosque, title="Frühstück", room="Hinterhof M77")
    o.a_club("Wartender Verein", publish=False)
    apart = o.a_club("Eigenbrötler e. V.", in_feed=False)
    an_offer(apart, title="Nie weitergegeben")


def _numbers(cast: c.Cast) -> None:
    """A public indicator and one that is not; a released table in which some cells are too small to be shown."""
    i.a_value(i.an_indicator("X1"), cast.kreis, 2025, "12.5")
    i.a_value(i.an_indicator("Geheimsache-1", public=False), cast.kreis, 2025, "99")
    for number in range(9):
        s.a_hint(place="Sternmünde" if number < 7 else "Nebelfurt", at=RELEASED - timedelta(days=20 + number))
    release_table(table=releasables()["structure.arrivals"], as_of=day_of(RELEASED), by=SYSTEM, at=AT)


def _bodies(cast: c.Cast, thread: Thread) -> None:
    body = c.a_committee(cast, c.Committee.Kind.INTEGRATION_COMMITTEE, "Ausschuss für Chancengerechtigkeit")
    public = c.an_item(body, "Kita-Auskunft nur auf Deutsch", thread=thread)
    closed = c.an_item(body, "Geheimsache Grundstück", public=False)
    waiting = c.an_item(body, "Geheimsache eines Entwurfs", thread=c.a_thread(cast, "Geheimsache Entwurf"))
    meeting = c.a_meeting(body, public=True)
    c.a_meeting(body, c.THURSDAY + timedelta(days=7), place="Geheimsache Raum")
    hidden = c.a_committee(cast, c.Committee.Kind.SPECIALIST_COMMITTEE, "Geheimsache Ausschuss", public=False)
    c.a_meeting(hidden, public=True, place="Geheimsache Keller")
    committees.build_agenda(meeting=meeting, by=SYSTEM, at=c.AT)
    for item in (public, closed, waiting):
        item.refresh_from_db()
        c.decided(item)


def latest(key: str) -> DataVersion:
    version = queries.public_versions(key).first()
    assert version is not None
    return version


def text_of(version: DataVersion) -> str:
    return files.read(version.csv).decode("utf-8-sig")


def rows_of(version: DataVersion) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(text_of(version), newline=""), delimiter=";"))
