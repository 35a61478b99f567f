"""Releases in their states, photos, blocks, and the links of the mails."""

from __future__ import annotations

from typing import Any

from .registry import SUBJECTS, each, noted


@SUBJECTS.of("press_inside:release", "press_inside:versions")
def releases() -> dict[str, dict[str, Any]]:
    return each(
        ("mit Sperrfrist", noted("press_embargo")), ("wartet auf Freigabe", noted("press_waiting")),
        ("in Zwirnstadt, veröffentlicht", noted("press_statement")), ("korrigiert", noted("press_invitation")),
    )  # fmt: skip


@SUBJECTS.of("press_inside:quote_add", "press_inside:release_photo", "press_inside:release_document")
def drafts() -> dict[str, dict[str, Any]]:
    return each(("wartet auf Freigabe", noted("press_waiting")))


@SUBJECTS.of("press_inside:quote_")
def quotes() -> dict[str, dict[str, Any]]:
    from augenhoehe.press.models import Quote

    return each(("in Zwirnstadt, veröffentlicht", Quote.objects.get(release=noted("press_statement")).pk))


@SUBJECTS.of("press_inside:medium_")
def media() -> dict[str, dict[str, Any]]:
    from augenhoehe.press.models import Medium

    found = Medium.objects.get(release=noted("press_parents"), file__isnull=False)
    return each(("Unterlage, veröffentlicht", found.pk))


@SUBJECTS.of("press_inside:version_restore")
def versions() -> dict[str, dict[str, Any]]:
    from augenhoehe.press.models import ReleaseVersion

    return each(("erste, korrigiert", ReleaseVersion.objects.get(release=noted("press_invitation"), version=1).pk))


@SUBJECTS.of("press_inside:photo", "press_inside:person_name")
def photos() -> dict[str, dict[str, Any]]:
    return each(("mit Sperrfrist", noted("photo_tables")), ("in Zwirnstadt, öffentlich", noted("photo_stripes")))


@SUBJECTS.of("press_inside:consent_revoke")
def consents() -> dict[str, dict[str, Any]]:
    return each()


@SUBJECTS.of("press_inside:publisher")
def publishers() -> dict[str, dict[str, Any]]:
    return each(("Pressestelle", noted("press_publisher")))


@SUBJECTS.of("press_inside:contact", "press_inside:contact_")
def contacts() -> dict[str, dict[str, Any]]:
    return each(("für den ganzen Kreis", noted("press_contact_0")))


@SUBJECTS.of("press:release_")
def published() -> dict[str, dict[str, Any]]:
    from augenhoehe.press.models import PressRelease

    def number(key: str) -> str:
        return PressRelease.objects.get(pk=noted(f"press_{key}")).number or ""

    return {
        "mit Foto und Zitat": {"number": number("parents")}, "korrigiert": {"number": number("invitation")},
        "archiviert": {"number": number("note")}, "unbekannt": {"number": "P-2001-999"},
    }  # fmt: skip


@SUBJECTS.of("press:document")
def documents() -> dict[str, dict[str, Any]]:
    from augenhoehe.press.models import Medium

    found = Medium.objects.select_related("release").get(release=noted("press_parents"), file__isnull=False)
    return {
        "Unterlage": {"number": found.release.number, "pk": found.pk},
        "unter anderer Nummer": {"number": "P-2001-999", "pk": found.pk},
    }


@SUBJECTS.of("press:feed_topic")
def feeds() -> dict[str, dict[str, Any]]:
    return {"Einladungen": {"topic": "art-einladung"}, "unbekannt": {"topic": "art-nichts"}}


@SUBJECTS.of("press:photo_public", "press:picture_print")
def archive() -> dict[str, dict[str, Any]]:
    return each(("öffentlich", noted("photo_stripes")), ("mit Sperrfrist", noted("photo_tables")))


@SUBJECTS.of("press:picture")
def sizes() -> dict[str, dict[str, Any]]:
    def size(key: str, width: int, ending: str) -> dict[str, Any]:
        return {"pk": noted(f"photo_{key}"), "width": width, "ending": ending}

    return {
        "öffentlich": size("stripes", 400, "webp"), "mit Sperrfrist": size("tables", 400, "webp"),
        "Größe gibt es nicht": size("stripes", 401, "webp"), "Format gibt es nicht": size("stripes", 400, "pdf"),
    }  # fmt: skip


@SUBJECTS.of("press:subscription_")
def subscriptions() -> dict[str, dict[str, Any]]:
    return {"erfundener Link": {"token": "erfunden"}}
