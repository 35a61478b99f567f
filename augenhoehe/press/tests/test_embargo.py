"""Nothing of a release leaves before its hour: every output of the house is asked, with the clock moved (issue 7)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import SYSTEM
from augenhoehe.files.models import Rendition
from augenhoehe.files.queries import rendition_of
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import open_thread, publish_thread
from augenhoehe.notices.models import OutgoingMail
from augenhoehe.press import operations
from augenhoehe.press.addresses import of_picture, of_print
from augenhoehe.search.models import NewWord, Word
from tests.outputs import everything_public

from . import factories as f

pytestmark = pytest.mark.django_db
# A word nobody uses, in every part of it.
SECRET = "Quittenmarmelade"


@pytest.fixture
def embargoed(world):
    thread = open_thread(title="Markt", text="Beginn", by=SYSTEM, at=f.AT)
    publish_thread(thread=thread, title=multilingual("Markt"), summary=multilingual("Kurz."), by=SYSTEM, at=f.AT)
    photo = f.a_photo(world, caption=f"{SECRET} im Glas", alt_text=f"Ein Glas {SECRET}", tags=[SECRET])
    made = f.a_release(
        world, headline=f"{SECRET} für alle", lead=f"Es gibt {SECRET}.", text=f"Viel {SECRET}.", tags=[SECRET],
        embargo_until=f.EMBARGO, thread=thread,
    )  # fmt: skip
    operations.add_photo_to_release(release=made, photo=photo, by=SYSTEM, at=f.AT)
    operations.add_document(release=made, content=f"{SECRET}\n".encode(), title=SECRET, by=SYSTEM, at=f.AT)
    operations.add_quote(release=made, text=SECRET, person="Aylin Adaköy", function="Leiterin", by=SYSTEM, at=f.AT)
    for verb in ("submit", "approve"):
        getattr(operations, f"{verb}_release")(release=made, by=SYSTEM, at=f.AT)
    operations.schedule_release(release=made, scheduled_for=f.EMBARGO, by=SYSTEM, at=f.AT)
    return made, photo


def addresses(made, photo) -> list[str]:
    """What somebody could guess or was told."""
    sizes = Rendition.objects.filter(original=photo.file).select_related("file")
    number = made.number or "P-2026-001"
    documents = [f"/presse/{number}/unterlagen/{one.pk}/" for one in made.media.filter(file__isnull=False)]
    return [
        f"/presse/{number}/", f"/presse/{number}/druckansicht/", f"/presse/{number}/pdf/", *documents,
        f"/presse/fotos/{photo.pk}/", of_print(photo), *(of_picture(photo, one) for one in sizes),
        f"/presse/?text={SECRET}", f"/presse/?export=csv&text={SECRET}", f"/presse/fotos/?wort={SECRET}",
        f"/suche/?q={SECRET}", f"/en/suche/?q={SECRET}", "/presse/feeds/art-presseinformation.xml",
    ]  # fmt: skip


def outputs(made, photo) -> dict[str, tuple[int, bytes]]:
    return everything_public(Client(), addresses(made, photo))


def asked(url: str) -> tuple[int, bytes]:
    answer = Client().get(url)
    return answer.status_code, answer.getvalue()


def telling(found: dict[str, tuple[int, bytes]]) -> set[str]:
    """Addresses that tell of it; what somebody typed into a search field is their own word."""
    typed = {url for url in found if f"={SECRET}" in url}
    told = {url for url, (_status, body) in found.items() if SECRET.encode() in body and url not in typed}
    return told | {
        url for url in typed if b"/presse/P-2026" in found[url][1] or str(f"{SECRET} f").encode() in found[url][1]
    }


def test_before_its_hour_nothing_tells_of_it_and_from_then_on_everything_does(world, embargoed, moment):
    made, photo = embargoed
    found = outputs(made, photo)
    assert "/presse/atom.xml" in found and "/vorgaenge/" in found and len(found) > 30
    assert telling(found) == set()
    before, said_in = addresses(made, photo), ["/presse/", "/presse/atom.xml", "/vorgaenge/V-2026-001/"]
    shut = {url: found[url][0] for url in before if url.startswith(("/presse/P-", "/presse/fotos/")) and "?" not in url}
    assert set(shut.values()) == {404}
    assert not Word.objects.filter(word__icontains="quitten").exists()
    assert not NewWord.objects.filter(word__icontains="quitten").exists()
    assert not OutgoingMail.objects.filter(body__contains=SECRET).exists()

    moment.at = f.EMBARGO - timedelta(seconds=1)
    operations.publish_due(at=moment.at)
    assert telling({url: asked(url) for url in [*before, *said_in]}) == set()

    moment.at = f.EMBARGO + timedelta(seconds=20)
    operations.publish_due(at=moment.at)
    made.refresh_from_db()
    told = telling(outputs(made, photo))
    number, thread = made.number, Thread.objects.get()
    assert {
        "/presse/", "/presse/atom.xml", f"/presse/{number}/", f"/presse/fotos/{photo.pk}/", "/presse/fotos/",
        f"/suche/?q={SECRET}", "/presse/feeds/art-presseinformation.xml", f"/vorgaenge/{thread.number}/",
        "/vorgaenge/atom.xml", f"/presse/{number}/druckansicht/",
    } <= told  # fmt: skip
    client = Client()
    assert client.get(f"/presse/{number}/pdf/").content.startswith(b"%PDF-")
    assert client.get(of_picture(photo, rendition_of(photo.file, width=60, media_type="image/webp"))).status_code == 200


def test_a_page_kept_ready_does_not_hide_what_appeared(world, embargoed, moment):
    client = Client()
    assert SECRET not in client.get("/presse/").content.decode()
    moment.at = f.EMBARGO + timedelta(seconds=20)
    operations.publish_due(at=moment.at)
    assert SECRET in client.get("/presse/").content.decode()


def test_a_photo_of_something_that_has_not_appeared_is_not_shown_by_itself(world, embargoed):
    from augenhoehe.core.refused import Refused

    with pytest.raises(Refused, match="noch nicht erschienen"):
        operations.publish_photo(photo=embargoed[1], by=SYSTEM, at=f.AT)
