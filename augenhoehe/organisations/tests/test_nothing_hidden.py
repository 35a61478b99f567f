"""Acceptance 4 over everything that is put out: hidden address, origin, contact and pin in no page, feed, export,
file, search result or map; for everybody without an account, and inside for each role that does not keep the entry.

A crawler follows every link from the beginnings, as a reader could; the routes it must have seen are named by the
address tables themselves, so that a new output cannot be forgotten.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from augenhoehe.core.rights import SYSTEM
from augenhoehe.organisations import operations, urls
from augenhoehe.organisations.models import ContactNote, Need, Offer, Organisation, Resource
from tests.worlds import shared

from . import factories as f
from . import offer_factories as o
from .pages import client_of
from .test_stories import a_story

pytestmark = pytest.mark.django_db
SECRETS = (
    "Geheimgasse", "59777", "Markerland", "Verborgene Vera", "vera@geheim.example", "4711-777", "Hinterhof M77",
    "51.77123", "8.77123", "Privatweg", "59666", "Zuhause Zoe", "Verstecktal", "59555", "Nur-Koordination-Raum",
    "Notiz-Marker", "wartend@geheim.example", "Wartender Verein",
)  # fmt: skip
STARTS = (
    "/", "/organisationen/", "/organisationen/zahlen/", "/angebote/", "/uk/organisationen/", "/ar/angebote/",
    "/angebote/?ort=&umkreis=25&breite=51.77&laenge=8.77", "/hsds/v3.1/", "/hsds/v3.1/services?full=true",
    "/hsds/v3.1/organizations?full=true", "/hsds/v3.1/service_at_locations?full=true", "/hsds/v3.1/taxonomies",
    "/hsds/v3.1/taxonomy_terms", "/organisationen/anmelden/",
    "/organisationen/beitraege/",
)  # fmt: skip
# Reached by links of their own (test_correcting, test_surveys), and single terms of a taxonomy without any entry in them.
ELSEWHERE = {"confirmation", "survey_answer", "hsds_taxonomy", "hsds_taxonomy_term"}
_LINK = re.compile(r'(?:href|src|"url")(?:="|": ?")([^"#]+)')
MOST = 220


@shared
def cast():
    return f.the_cast()


@shared
def hidden(cast):
    """A mosque and a group at somebody's home, as they are entered; one that hides its town; one nobody checked."""
    mosque = f.a_club(
        "Moscheegemeinde Marker", kind=Organisation.Kind.RELIGIOUS, street="Geheimgasse 17", postal_code="59777",
        locality="Zwirnstadt", communities=["Markerland"], municipality=f.town("Zwirnstadt"),
    )  # fmt: skip
    home = f.a_club(
        "Wohnzimmerchor Marker", legal_form=Organisation.LegalForm.INITIATIVE, street="Privatweg 3",
        postal_code="59666", locality="Mohnfurt", municipality=f.town("Mohnfurt"),
    )  # fmt: skip
    gone = f.a_club("Schutzhaus Marker", address_shown="none", locality="Verstecktal", postal_code="59555")
    waiting = f.a_club("Wartender Verein", publish=False)
    f.a_contact(mosque, name="Verborgene Vera", email="vera@geheim.example", phone="0221 4711-777")
    f.a_contact(home, name="Zuhause Zoe", email="zoe@geheim.example", phone="0221 4711-777")
    f.a_contact(waiting, email="wartend@geheim.example")
    o.an_offer(mosque, title="Frühstück Marker", room="Hinterhof M77", latitude=51.77123, longitude=8.77123,
               contact=mosque.contacts.get())  # fmt: skip
    o.an_offer(home, title="Singen Marker", contact=home.contacts.get())
    o.an_offer(gone, title="Beratung Marker")
    _around(mosque)
    return mosque, home, gone, waiting


def _around(mosque) -> None:
    """What is shared with the coordination alone, needed, noted; and a story that everybody reads."""
    a_story(mosque, to="published", picture=True)
    operations.offer_resource(
        organisation=mosque, kind=Resource.Kind.ROOM, title="Nur-Koordination-Raum", by=SYSTEM, at=f.AT,
        visibility=Resource.Visibility.COORDINATION,
    )  # fmt: skip
    operations.report_need(organisation=mosque, kind=Need.Kind.ROOM, text="Platz für Marker", by=SYSTEM, at=f.AT)
    operations.note_contact(
        organisation=mosque, topic="Notiz-Marker", kind=ContactNote.Kind.CALL, day=f.DAY, by=SYSTEM, at=f.AT
    )


def outputs(client: Client, starts: tuple[str, ...], *, below: str = "/") -> dict[str, str]:
    """Everything that can be reached from these addresses by links: address → text."""
    waiting, seen = list(starts), {}
    while waiting and len(seen) < MOST:
        path = waiting.pop(0)
        if path in seen:
            continue
        response = client.get(path, follow=True)
        kind = response.headers.get("Content-Type", "")
        content = response.getvalue()
        seen[path] = content.decode(errors="replace") if "zip" not in kind and "sheet" not in kind else ""
        if response.status_code == 200 and ("html" in kind or "json" in kind):
            waiting += [one for one in _links(path, seen[path]) if one.startswith(below) and one not in seen]
    return seen


def _links(path: str, text: str) -> list[str]:
    found = []
    for link in _LINK.findall(text):
        parts = urlsplit(urljoin(path, unescape(link)))
        if parts.netloc not in ("", "testserver", "localhost:8000") or "abmelden" in parts.path:
            continue
        # Other languages and static files tell the same; of filters and sortings only what is taken along.
        if re.match(r"/(?:static|en|tr|ar|uk|ru|konto|melden|medien)(/|$)", parts.path):
            continue
        if parts.query and "export=" not in parts.query and "full=" not in parts.query:
            continue
        found.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    return found


def told(seen: dict[str, str]) -> list[tuple[str, str]]:
    return [(path, one) for path, text in seen.items() for one in SECRETS if one in unquote(text)]


def routes(seen: dict[str, str]) -> set[str]:
    found = set()
    for path in seen:
        try:
            found.add(str(resolve(urlsplit(path).path).url_name))
        except Resolver404:
            continue
    return found


def test_nothing_hidden_is_in_anything_that_is_public(cast, hidden):
    mosque, home, gone, _waiting = hidden
    feed = "/hsds/v3.1"
    singles = [f"{feed}/organizations/{one.pk}" for one in hidden]
    for offer in Offer.objects.all():
        singles += [f"{feed}/services/{offer.pk}", f"{feed}/service_at_locations/{offer.pk}"]
    seen = outputs(Client(), (*STARTS, *singles))
    assert told(seen) == []
    wanted = {one.name for one in urls.urlpatterns} - ELSEWHERE
    # Without a contact that may be shown there is nothing to take along; the page behind it says so below.
    assert wanted - routes(seen) <= {"offer_contact"}, wanted - routes(seen)
    for offer in mosque.offers.all():
        assert Client().get(f"/angebote/{offer.pk}/kontakt/").status_code == 404
    assert len([path for path in seen if str(gone.pk) in path or str(home.pk) in path]) >= 4


@pytest.mark.parametrize(
    "secret", ["Geheimgasse", "Markerland", "Vera", "Privatweg", "Zoe", "Verstecktal", "Wartender"]
)
def test_no_search_finds_an_entry_by_what_it_hides(cast, hidden, secret):
    for path in (f"/suche/?q={secret}", f"/organisationen/?text={secret}", f"/angebote/?q={secret}"):
        for name in ("", "emine"):
            text = client_of(cast, name).get(path).content.decode()
            assert not [one for one in hidden if str(one.pk) in text or one.name in text], (path, name)


@pytest.mark.parametrize("name", ["emine", "olek", "linh", "veit", "wiebke", "rojda"])
def test_inside_nobody_reads_it_who_does_not_keep_the_entry(cast, hidden, name):
    """Rojda keeps offers of another club here."""
    f.head_of(f.a_club("Frauen wagen Wege e. V."), cast.users["rojda"])
    starts = ("/intern/", *(f"/intern/organisationen/{one.pk}/" for one in hidden))
    seen = outputs(client_of(cast, name), starts, below="/intern/")
    assert told(seen) == [] and len(seen) > 4


def test_the_crawler_is_not_blind_who_keeps_the_register_reads_all_of_it_and_takes_it_along(cast, hidden):
    paths = ("/intern/organisationen/", "/intern/organisationen/?export=csv", "/intern/organisationen/raeume-und-hilfe/",
             *(f"/intern/organisationen/{one.pk}/" for one in hidden), "/intern/angebote/")  # fmt: skip
    seen = outputs(client_of(cast, "aylin"), paths, below="/intern/angebote/")
    unknown = set(SECRETS) - {one for _, one in told(seen)}
    assert unknown <= {"51.77123", "8.77123"}, unknown


def test_a_place_of_worship_and_a_home_show_their_town_alone_until_they_say_otherwise(cast, hidden):
    mosque, home, gone, _waiting = hidden
    assert [one.address_shown for one in (mosque, home, gone)] == ["town", "town", "none"]
    for one, town in ((mosque, "Zwirnstadt"), (home, "Mohnfurt")):
        for path in (f"/organisationen/{one.pk}/", f"/organisationen/{one.pk}/visitenkarte.vcf"):
            assert town in Client().get(path).content.decode(), path
    assert "Verstecktal" not in Client().get(f"/organisationen/{gone.pk}/").content.decode()
