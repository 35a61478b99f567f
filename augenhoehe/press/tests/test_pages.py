"""Pages of press work: who opens which, whether their links open, at what cost, and what stands on them."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.journal.operations import open_thread, publish_thread
from augenhoehe.journal.views import kept
from augenhoehe.organisations.tests.pages import client_of, text_of, typed_in
from augenhoehe.places.models import Installation
from augenhoehe.places.queries import forget_installation
from augenhoehe.press import operations
from augenhoehe.press.models import PressRelease

from . import factories as f

pytestmark = pytest.mark.django_db
DESK = ("mirjam", "aylin", "nuray")


def inside(page: str, *arguments) -> str:
    return reverse(f"press_inside:{page}", args=arguments)


def statuses(world, address: str) -> dict[str, int]:
    return {name: client_of(world.cast, name).get(address).status_code for name in f.READERS}


def expected(other: int, *names: str, **more: int) -> dict[str, int]:
    return {name: 302 if name == "" else 200 if name in names else more.get(name, other) for name in f.READERS}


@pytest.mark.parametrize("page", ["releases", "photos", "publishers"])
def test_the_desk_is_for_who_writes(world, page):
    assert statuses(world, inside(page)) == expected(403, *DESK)


def test_a_draft_of_the_kreis_is_opened_by_who_writes_there(world):
    made = f.a_release(world)
    assert statuses(world, inside("release", made.pk)) == expected(403, "mirjam", "aylin", nuray=404)
    assert statuses(world, inside("release_publish", made.pk)) == expected(403, "mirjam", nuray=404)
    assert statuses(world, inside("publisher_write")) == expected(403, "mirjam")


def test_no_link_of_the_desk_leads_to_a_refusal(world):
    photo = f.a_photo(world, shows_people=True)
    f.agreed(photo)
    for state in ("draft", "review", "scheduled", "corrected", "withdrawn"):
        made = f.a_release(world, to="draft", headline=f"Stand {state}")
        if state == "draft":
            operations.add_quote(release=made, text="Gut.", person="A", function="B", by=SYSTEM, at=f.AT)
            operations.add_photo_to_release(release=made, photo=photo, by=SYSTEM, at=f.AT)
        for verb in f.STEPS[state]:
            extra = {
                "schedule": {"scheduled_for": f.EMBARGO},
                "withdraw": {"reason": "Nein."},
                "correct": {"note": "Ja."},
            }
            getattr(operations, f"{verb}_release")(release=made, by=SYSTEM, at=f.AT, **extra.get(verb, {}))
    pages = [inside("release", pk) for pk in PressRelease.objects.values_list("pk", flat=True)]
    pages += [inside("photo", photo.pk), inside("publishers"), inside("releases"), inside("photos")]
    broken, opened = {}, {}
    for name in ("mirjam", "aylin"):
        client = client_of(world.cast, name)
        for page in pages:
            body = text_of(client, page).split('<main id="inhalt"')[1].split("</main>")[0]
            for url in set(re.findall(r'href="(/(?:intern/)?presse/[^"#?]*)', body)):
                if (name, url) not in opened:
                    opened[name, url] = client.get(url).status_code
                if opened[name, url] not in (200, 410):
                    broken[name, page, url] = opened[name, url]
    assert broken == {}


def test_from_an_empty_page_to_a_published_release_in_the_browser_of_three(world, moment):
    """S1-6 to S1-8, S1-21: headline and line below, dateline, quote with function; four eyes."""
    mirjam, aylin = client_of(world.cast, "mirjam"), client_of(world.cast, "aylin")
    page = mirjam.get(inside("release_write"))
    typed = {**typed_in(page), "headline": "Sprechstunde am Abend", "subheadline": "Vier Sprachen", "kind": "einladung",
             "dateline": "Sternmünde.", "text": "Kommen Sie.\n\n- Dienstag", "tags": "Beratung, Abend"}  # fmt: skip
    answer = mirjam.post(inside("release_write"), typed)
    made = PressRelease.objects.get()
    assert answer.url == inside("release", made.pk) and made.tags == ["Beratung", "Abend"]
    quote = {"text": "Wir freuen uns.", "person": "Aylin Adaköy", "function": "Leiterin", "revision": made.revision}
    mirjam.post(inside("quote_add", made.pk), quote)

    def press(client, page, **more):
        made.refresh_from_db()
        return client.post(inside(page, made.pk), {"revision": made.revision, **more})

    assert press(mirjam, "release_submit").status_code == 302
    assert press(mirjam, "release_approve").status_code == 403
    assert press(aylin, "release_approve").status_code == 302
    assert press(aylin, "release_publish").status_code == 403
    assert press(mirjam, "release_publish").status_code == 302
    public = text_of(Client(), "/presse/P-2026-001/")
    for words in ("Sprechstunde am Abend", "Vier Sprachen", "<b>Sternmünde.</b>", "<li>Dienstag</li>",
                  "„Wir freuen uns.“", "Aylin Adaköy, Leiterin", "0221 4710-120", "Einladung"):  # fmt: skip
        assert words in public, words


def test_whoever_is_late_sees_both_versions(world):
    made = f.a_release(world)
    client = client_of(world.cast, "mirjam")
    form = typed_in(client.get(inside("release_change", made.pk)))
    operations.change_release(release=made, text="Schneller.", by=SYSTEM, at=f.AT)
    late = client.post(inside("release_change", made.pk), {**form, "text": "Zu spät."})
    assert late.status_code == 409
    assert "Schneller." in late.content.decode() and "Zu spät." in late.content.decode()


def test_a_correction_stands_above_the_text_with_day_and_old_wording(world):
    made = f.a_release(world, to="corrected")
    for address in (f"/presse/{made.number}/", f"/en/presse/{made.number}/"):
        page = text_of(Client(), address)
        assert "Die Uhrzeit war falsch." in page and "<del>" in page and "ist offen für alle" in page
    assert "Korrigiert am 2. November 2026" in text_of(Client(), f"/presse/{made.number}/druckansicht/")


def test_a_withdrawn_release_says_so_at_its_address_and_nowhere_else(world):
    made = f.a_release(world, to="withdrawn")
    page = text_of(Client(), f"/presse/{made.number}/", status=410)
    assert "Falsche Zahl." in page and str(made) not in page
    assert str(made) not in text_of(Client(), "/presse/")
    assert Client().get(f"/presse/{made.number}/pdf/").status_code == 404


def test_archive_feed_and_page_cost_few_queries(world, django_assert_max_num_queries):
    """S1-1."""
    f.a_release(world, to="published", tags=["Kita"])
    made = f.a_release(world, to="published", tags=["Kita"], headline="Zweite")
    for address, most in (("/presse/", 14), (f"/presse/{made.number}/", 20), ("/presse/atom.xml", 6)):
        with django_assert_max_num_queries(most):
            assert Client().get(address).status_code == 200
    assert "Neue Sprechstunde" in text_of(Client(), f"/presse/{made.number}/"), "related by its tag"
    assert str(made) in text_of(Client(), "/presse/?jahr=2026&art=presseinformation")
    assert str(made) not in text_of(Client(), "/presse/?art=einladung")


def test_feeds_are_atom_and_one_for_each_topic(world):
    from xml.etree import ElementTree as tree

    made = f.a_release(world, to="corrected", municipality=f.town("Zwirnstadt"))
    town = f"/presse/feeds/ort-{f.town('Zwirnstadt').ags}.xml"
    for address in ("/presse/atom.xml", town, "/presse/feeds/art-presseinformation.xml"):
        entries = tree.fromstring(Client().get(address).content).findall("{http://www.w3.org/2005/Atom}entry")  # noqa: S314
        assert [one.findtext("{http://www.w3.org/2005/Atom}id") for one in entries] == [f"urn:uuid:{made.pk}"]
    assert "P-2026-001" not in text_of(Client(), "/presse/feeds/art-einladung.xml")
    assert Client().get("/presse/feeds/nichts.xml").status_code == 404
    assert town in text_of(Client(), "/presse/feeds/")


def test_the_pdf_is_accessible_by_standard(world):
    """S1-5: PDF/UA-1 with tags, language and title."""
    made = f.a_release(world, to="published", text="## Wann\n\nAm **Abend**.\n\n1. Kommen\n2. Fragen")
    content = Client().get(f"/presse/{made.number}/pdf/").content
    assert content.startswith(b"%PDF-") and b"/StructTreeRoot" in content and b"pdfuaid" in content


def test_a_matter_shows_what_was_said_about_it_and_drafts_only_to_who_writes(world):
    thread = open_thread(title="Kita", text="Beginn", by=SYSTEM, at=f.AT)
    publish_thread(thread=thread, title=multilingual("Kita"), summary=multilingual("Kurz."), by=SYSTEM, at=f.AT)
    f.a_release(world, headline="Noch Entwurf", thread=thread)
    f.a_release(world, to="published", headline="Schon da", thread=thread)

    def shown(actor):
        panels = [one for one in slot_panels("thread.panels", actor, thread) if "press" in one["template"]]
        return {str(release) for one in panels for release, _url, _tag in one["rows"]}

    assert shown(ANONYMOUS) == {"Schon da"} == shown(world.cast.korbinian)
    assert shown(world.mirjam) == {"Schon da", "Noch Entwurf"}
    page = text_of(Client(), f"/vorgaenge/{thread.number}/")
    assert "Schon da" in page and "Noch Entwurf" not in page


def test_switched_off_there_is_no_page_and_nothing_stands_on_a_matter(world):
    f.a_release(world, to="published")
    seen = {}
    addresses = ("/presse/", "/presse/P-2026-001/", "/presse/fotos/", "/presse/abonnement/", "/presse/atom.xml")
    for on in (True, False):
        Installation.objects.update_or_create(pk=1, defaults={"name": "Kreis Federlohe", "modules": {"press": on}})
        forget_installation()
        kept.forget_all()
        seen[on] = {Client().get(address).status_code for address in addresses}
        seen[on].add(client_of(world.cast, "mirjam").get(inside("releases")).status_code)
    assert seen == {True: {200}, False: {404}}
