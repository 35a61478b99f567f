"""A release in the languages people read: field by field, marked by who worded it, never ahead of its hour."""

from __future__ import annotations

import pytest
from django.test import Client

from augenhoehe.core import commits
from augenhoehe.core.multilingual import Freshness, freshness
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.desk.models import TranslationState
from augenhoehe.desk.translations.operations import in_order, translate
from augenhoehe.organisations.tests.pages import client_of, text_of, typed_in
from augenhoehe.press import operations
from augenhoehe.press.letters import about_release
from augenhoehe.press.models import PressRelease, ReleaseVersion, Subscription
from augenhoehe.press.words import german
from augenhoehe.search.models import Document

from . import factories as f

pytestmark = pytest.mark.django_db
TURKISH = (
    "Belediyede yeni danışma saati", "Her salı dört dilde", "Federlohe ilçesi.", "Aralıktan itibaren akşam da danışma.",
    "Danışma herkese açık.\n\n- Salı, saat 17", "Size kulak veriyoruz.", "Müdür",
)  # fmt: skip
MACHINE, STALE, MISSING = "maschinell übersetzt, ungeprüft", "Übersetzung veraltet", "noch nicht übersetzt"


def quoted(world, **more) -> PressRelease:
    """A draft with all its parts."""
    made = f.a_release(world, **more)
    operations.add_quote(
        release=made, text="Wir hören zu.", person="Rojda Rengareş", function="Leiterin", by=SYSTEM, at=f.AT
    )
    return made


def published(world) -> PressRelease:
    made = quoted(world)
    for verb in ("submit", "approve", "publish"):
        getattr(operations, f"{verb}_release")(release=made, by=SYSTEM, at=f.AT)
    return made


def in_turkish(made: PressRelease, **more) -> PressRelease:
    values = {"by": SYSTEM, "at": f.AT, **more}
    translate(row=made, language="tr", texts=in_order(made, *TURKISH), **values)
    return PressRelease.objects.get(pk=made.pk)


def page(made: PressRelease, language: str = "tr", more: str = "") -> str:
    return text_of(Client(), f"/{language}/presse/{made.number}/{more}")


def test_whoever_reads_turkish_reads_all_of_it_in_turkish(world):
    made = in_turkish(published(world))
    for more in ("", "druckansicht/"):
        shown = page(made, more=more)
        for one in ("Belediyede yeni danışma saati", "Her salı dört dilde", "<li>Salı, saat 17</li>",
                    "„Size kulak veriyoruz.“", "Rojda Rengareş, Müdür"):  # fmt: skip
            assert one in shown, one
        assert 'lang="tr"' in shown and "Jeden Dienstag" not in shown
    assert "translation-note" not in page(made)
    assert "Jeden Dienstag in vier Sprachen" in text_of(Client(), f"/presse/{made.number}/")


def test_lists_feeds_panels_search_and_mails_say_it_in_that_language(world):
    made = in_turkish(published(world))
    for address in ("/tr/presse/", "/tr/presse/atom.xml", "/tr/", "/tr/suche/?q=belediyede"):
        # The search marks the word that was looked for.
        assert "yeni danışma saati" in text_of(Client(), address), address
    letter = about_release(made, Subscription(language="tr", email="a@leute.example"))
    assert TURKISH[0] in letter.subject and TURKISH[3] in letter.body
    assert german(made)["headline"] in about_release(made, Subscription(language="de", email="a@b.example")).subject


def test_what_a_machine_worded_says_so_once_and_until_somebody_checked_it(world):
    made = in_turkish(published(world), checked=False)
    assert page(made).count("translation-note") >= 1
    assert "makine" in page(made).lower()
    in_turkish(made)
    assert "translation-note" not in page(made)


def test_where_only_a_part_is_translated_each_part_says_what_it_is(world):
    made = published(world)
    keys = in_order(made, *TURKISH)
    first = {key: text if text == TURKISH[0] else "" for key, text in keys.items()}
    translate(row=made, language="tr", texts=first, by=SYSTEM, at=f.AT)
    shown = page(made)
    assert TURKISH[0] in shown and "Die Beratung ist offen für alle." in shown
    # Subheadline, lead, text and quote; the headline needs no note.
    assert shown.split("<main")[1].split('id="kontakt"')[0].count("translation-note") == 4


def test_without_any_translation_the_page_is_german_and_says_so_once(world):
    made = published(world)
    shown = page(made)
    assert 'lang="de"' in shown and "Neue Sprechstunde im Rathaus" in shown
    assert shown.split("<main")[1].split('id="kontakt"')[0].count("translation-note") == 1


def test_a_correction_leaves_the_other_languages_behind_and_the_list_says_so(world):
    made = in_turkish(published(world))
    operations.correct_release(release=made, note="Die Uhrzeit.", text="Erst um 18 Uhr.", by=SYSTEM, at=f.AT)
    commits.run_now()
    found = PressRelease.objects.get()
    assert freshness(found.text, "tr") == Freshness.STALE and freshness(found.headline, "tr") == Freshness.CHECKED
    assert found.text["tr"]["was"].startswith("Die Beratung ist offen")
    assert TranslationState.objects.get(object_id=str(made.pk), language="tr").state == Freshness.STALE
    assert "translation-note" in page(made)


def test_the_same_wording_again_makes_nothing_stale(world):
    made = in_turkish(quoted(world))
    operations.change_release(release=made, **german(made), tags=["Neu"], by=SYSTEM, at=f.AT)
    found = PressRelease.objects.get()
    assert freshness(found.headline, "tr") == Freshness.CHECKED and ReleaseVersion.objects.count() == 1
    quote = found.quotes.get()
    operations.change_quote(
        quote=quote, text="Wir hören zu.", person="Rojda Rengareş", function="Leitung", by=SYSTEM, at=f.AT
    )
    quote.refresh_from_db()
    assert freshness(quote.text, "tr") == Freshness.CHECKED and freshness(quote.function, "tr") == Freshness.STALE


def test_a_text_that_is_taken_away_is_gone_in_every_language(world):
    made = in_turkish(quoted(world))
    operations.change_release(release=made, subheadline="", by=SYSTEM, at=f.AT)
    assert PressRelease.objects.get().subheadline == {}


def test_a_translation_that_is_taken_away_is_found_no_more(world):
    made = in_turkish(published(world))
    assert Document.objects.filter(object_id=made.pk, language="tr").exists()
    nothing = dict.fromkeys(in_order(made, *TURKISH), "")
    translate(row=made, language="tr", texts=nothing, by=SYSTEM, at=f.AT)
    assert not Document.objects.filter(object_id=made.pk, language="tr").exists()
    assert Document.objects.filter(object_id=made.pk, language="de").exists()
    assert "yeni danışma saati" not in text_of(Client(), "/tr/suche/?q=belediyede")


def test_a_translation_of_a_draft_tells_nobody_before_its_hour(world):
    made = in_turkish(quoted(world, embargo_until=f.EMBARGO))
    for address in ("/tr/presse/", "/tr/presse/atom.xml", "/tr/suche/?q=belediyede", "/tr/", "/sitemap.xml"):
        assert "yeni danışma saati" not in text_of(Client(), address)
    commits.run_now()
    # The list is of what everybody reads; a machine is sent nothing else either.
    assert not TranslationState.objects.filter(object_id=str(made.pk)).exists()


def test_who_writes_releases_words_them_and_nobody_else(world):
    made = published(world)
    with pytest.raises(Refused):
        in_turkish(made, by=world.cast.faisal)
    mirjam = client_of(world.cast, "mirjam")
    desk = text_of(mirjam, f"/intern/presse/{made.pk}/")
    address = f"/intern/uebersetzungen/press.pressrelease/{made.pk}/"
    assert f'href="{address}"' in desk
    form = mirjam.get(f"{address}tr/")
    typed = {**typed_in(form), **in_order(made, *TURKISH), "checked": "on"}
    assert mirjam.post(f"{address}tr/", typed).status_code == 302
    assert TURKISH[0] in page(made)
    assert client_of(world.cast, "veit").get(f"{address}tr/").status_code in (403, 404)


def test_paper_stays_german_whatever_is_read(world):
    made = in_turkish(published(world))
    assert Client().get(f"/tr/presse/{made.number}/pdf/").content[:4] == b"%PDF"
