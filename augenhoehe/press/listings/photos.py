"""The photo archive as a list for who keeps it."""

from __future__ import annotations

from django.urls import reverse

from augenhoehe.core.clock import now, today
from augenhoehe.places.queries import town_choices
from augenhoehe.press.addresses import of_photo
from augenhoehe.press.models import Photo
from augenhoehe.press.queries import photos as queries
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing


def photo_tag(photo: Photo, *, agreed: bool) -> StatusTag:
    if photo.state != Photo.State.PUBLISHED:
        return StatusTag("nur innen")
    return StatusTag("im Fotoarchiv", "good") if agreed else StatusTag("nicht zu sehen: Einwilligung fehlt", "bad")


def _listed_tag(photo: Photo) -> StatusTag:
    return photo_tag(photo, agreed=getattr(photo, "agreed", True))


def photos_listing() -> Listing:
    return Listing(
        name="fotos",
        title="Fotos",
        columns=(
            Column("bild", "Bildunterschrift", "caption", url=of_photo),
            Column("tag", "Aufgenommen", "taken_on", sort="taken_on", kind="date"),
            Column("ort", "Ort", "place", sort="place"),
            Column("nachweis", "Bildnachweis", "credit", sort="credit"),
            Column("lizenz", "Lizenz", lambda row: row.get_licence_display() if row.licence else ""),
            Column("stand", "Stand", _listed_tag, sort="state", kind="status"),
        ),
        filters=(
            Filter("text", "Wort", queries.worded),
            Filter("stand", "Stand", lambda rows, value: rows.filter(state=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in Photo.State.choices]),
            Filter("jahr", "Jahr", lambda rows, value: rows.filter(taken_on__year=int(value)), "choice",
                   lambda: [(str(year), str(year)) for year in range(today().year, today().year - 15, -1)]),
            Filter("wort", "Schlagwort", lambda rows, value: rows.filter(tags__contains=[value]), "choice",
                   lambda: [(tag, tag) for tag in queries.tags(now())]),
            Filter("kommune", "Kommune", lambda rows, value: rows.filter(municipality_id=value), "choice",
                   town_choices),
        ),
        default_sort="-tag",
        empty_title="Noch kein Foto",
        empty_text="Laden Sie eines hoch. Größen macht das Programm; Ort und Gerät aus der Kamera fallen weg.",
        empty_action=("Foto aufnehmen", reverse("press_inside:photo_add")),
    )  # fmt: skip
