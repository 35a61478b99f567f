"""The photo archive (S1-4): sizes without a past, described for all, and gone when somebody shown does not agree."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.test import Client
from PIL import Image

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import SYSTEM
from augenhoehe.files.models import Rendition
from augenhoehe.files.queries import read, rendition_of
from augenhoehe.notices.models import Duty
from augenhoehe.organisations.tests.pages import client_of
from augenhoehe.press import operations
from augenhoehe.press.addresses import of_picture, of_print
from augenhoehe.press.models import Photo
from augenhoehe.press.register.photos import REVOKED_DAYS, erase, revoked
from augenhoehe.press.rules import photos as rules
from augenhoehe.search.models import Document

from . import factories as f

pytestmark = pytest.mark.django_db


def test_press_coordination_and_the_officer_of_the_town_keep_photos(world):
    def who(photo):
        return {name for name in world.cast.users if allowed(rules.check_keep, getattr(world.cast, name), photo)}

    assert who(f.a_photo(world)) == {"mirjam", "aylin", "bernward"}
    assert who(f.a_photo(world, municipality=f.town("Zwirnstadt"))) == {"mirjam", "aylin", "bernward", "nuray"}


def test_a_picture_is_kept_for_print_and_made_in_sizes_without_place_and_camera(world):
    exif = Image.Exif()
    exif[0x010F], exif[0x8825] = "Geheime Kamera", {1: "N", 2: (51.0, 45.0, 0.0)}
    photo = f.a_photo(world, content=f.a_picture((1000, 500), exif=exif))
    sizes = Rendition.objects.filter(original=photo.file).order_by("width", "file__media_type")
    assert [(one.width, one.height, one.file.media_type) for one in sizes] == [
        (400, 200, "image/jpeg"), (400, 200, "image/webp"), (800, 400, "image/jpeg"), (800, 400, "image/webp"),
        (1000, 500, "image/jpeg"), (1000, 500, "image/webp"),
    ]  # fmt: skip
    for stored in [photo.file, *(one.file for one in sizes)]:
        content = read(stored)
        assert b"Geheime Kamera" not in content
        assert not Image.open(io.BytesIO(content)).getexif()


def test_without_description_credit_and_licence_nobody_sees_it(world):
    for name, sentence in rules.MISSING.items():
        bare = f.a_photo(world, **{name: ""})
        with pytest.raises(Refused) as no:
            operations.publish_photo(photo=bare, by=world.mirjam, at=f.AT)
        assert sentence in no.value.sentence and no.value.field == name


def test_whoever_is_shown_agreed_and_a_name_stays_inside(world):
    photo = f.a_photo(world, shows_people=True)
    with pytest.raises(Refused, match="keine Einwilligung"):
        operations.publish_photo(photo=photo, by=world.mirjam, at=f.AT)
    f.agreed(photo)
    operations.publish_photo(photo=photo, by=world.mirjam, at=f.AT)
    page = Client().get(f"/presse/fotos/{photo.pk}/")
    assert page.status_code == 200 and "Rengareş" not in page.content.decode()


def test_a_revoked_consent_takes_the_picture_from_every_page_at_once(world):
    photo = f.a_photo(world, shows_people=True)
    person = f.agreed(photo)
    made = f.a_release(world)
    operations.add_photo_to_release(release=made, photo=photo, by=SYSTEM, at=f.AT)
    for verb in ("submit", "approve", "publish"):
        getattr(operations, f"{verb}_release")(release=made, by=SYSTEM, at=f.AT)
    photo.refresh_from_db()
    anybody, webp = Client(), of_picture(photo, rendition_of(photo.file, width=60, media_type="image/webp"))
    pages = [f"/presse/{made.number}/", f"/presse/{made.number}/druckansicht/", "/presse/fotos/"]
    files = [webp, of_print(photo), f"/presse/fotos/{photo.pk}/"]
    # Twice: the second answer is kept ready.
    assert all(photo.caption in anybody.get(url).content.decode() for url in [*pages, *pages])
    answers = [anybody.get(url) for url in files]
    assert {one.status_code for one in answers} == {200}
    assert "no-cache" in answers[0]["Cache-Control"]
    assert Document.objects.filter(object_id=photo.pk).exists()

    operations.revoke_consent(person=person, by=world.mirjam, at=f.AT)
    assert not any(photo.caption in anybody.get(url).content.decode() for url in pages)
    assert {anybody.get(url).status_code for url in files} == {404}
    # A browser that kept it asks, and is told no.
    assert anybody.get(webp, headers={"if-none-match": answers[0]["ETag"]}).status_code == 404
    assert not Document.objects.filter(object_id=photo.pk).exists()
    assert Duty.objects.open().get(kind="press.consent").role == "press"
    assert client_of(world.cast, "mirjam").get(webp).status_code == 200

    assert not revoked(f.AT + timedelta(days=REVOKED_DAYS)).exists()
    late = f.AT + timedelta(days=REVOKED_DAYS, hours=1)
    assert erase(revoked(late), late) == 1
    assert not Photo.objects.exists() and not made.media.exists()


def test_a_consent_ends_with_its_day(world, moment):
    photo = f.a_photo(world, shows_people=True)
    f.agreed(photo, until=f.DAY + timedelta(days=3))
    operations.publish_photo(photo=photo, by=SYSTEM, at=f.AT)
    assert operations.remind_of_consents(at=f.AT) == 1
    address = f"/presse/fotos/{photo.pk}/"
    moment.at = f.AT + timedelta(days=3)
    assert Client().get(address).status_code == 200
    assert Document.objects.visible_at(moment.at).filter(object_id=photo.pk).exists()
    moment.at = f.AT + timedelta(days=4)
    assert Client().get(address).status_code == 404
    assert not Document.objects.visible_at(moment.at).filter(object_id=photo.pk).exists()


def test_a_photo_taken_down_or_for_this_house_only_is_not_given_away(world):
    photo = f.a_photo(world, publish=True, licence=Photo.Licence.HOUSE)
    assert Client().get(of_print(photo)).status_code == 404
    assert client_of(world.cast, "mirjam").get(of_print(photo)).status_code == 200
    operations.withdraw_photo(photo=photo, by=world.mirjam, at=f.AT)
    assert Client().get(f"/presse/fotos/{photo.pk}/").status_code == 404


def test_the_archive_is_narrowed_by_year_and_word_with_plain_links(world, django_assert_max_num_queries):
    f.a_photo(world, publish=True, caption="Rot", tags=["Farbe"], content=f.a_picture(colour="red"))
    f.a_photo(
        world, publish=True, caption="Alt", tags=["Archiv"], taken_on=f.DAY - timedelta(days=400),
        content=f.a_picture(colour="grey"),
    )  # fmt: skip
    with django_assert_max_num_queries(16):
        everything = Client().get("/presse/fotos/").content.decode()
    assert "Rot" in everything and "Alt" in everything and 'href="/presse/fotos/?jahr=2025"' in everything
    old = Client().get("/presse/fotos/?jahr=2025").content.decode()
    assert ">Alt<" in old and ">Rot<" not in old
    assert ">Rot<" in Client().get("/presse/fotos/?wort=Farbe").content.decode()
    assert Client().get("/presse/fotos/?jahr=%00&seite=x&wort=%27").status_code == 200
