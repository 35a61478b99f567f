"""The catalogue for machines, written anew when what it says is another."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from augenhoehe.core.rights import SYSTEM
from augenhoehe.files.kinds import JSON_LD, RDF_XML, TURTLE
from augenhoehe.files.operations import store_made
from augenhoehe.journal.operations import audit
from augenhoehe.open_data import queries
from augenhoehe.open_data.catalogue import House, written
from augenhoehe.open_data.models import CatalogueFile
from augenhoehe.places.queries import centre_of, installation

MEDIA = {"ttl": TURTLE, "jsonld": JSON_LD, "rdf": RDF_XML}


@transaction.atomic
def write_catalogue(*, at: datetime) -> None:
    """One graph in three spellings; nothing is written when nothing changed."""
    entries = queries.public_entries()
    newest = max((version.made_at for one in entries for version in one.versions), default=at)
    before = {one.form: one.file.sha256 for one in CatalogueFile.objects.select_related("file")}
    for form, content in written(_house(), entries, at=newest).items():
        if before.get(form) == sha256(content).hexdigest():
            continue
        file = store_made(content=content, media_type=MEDIA[form], at=at)
        made, _ = CatalogueFile.objects.update_or_create(form=form, defaults={"file": file, "written_at": at})
        audit("write_catalogue", made, by=SYSTEM, at=at, fields=["file"])


def _house() -> House:
    row = installation()
    centre = centre_of(row)
    contact = (row.contact if row else None) or {}
    district = row.district if row else None
    return House(
        base=settings.BASE_URL,
        name=row.name if row else settings.INSTALLATION_NAME,
        publisher=str(contact.get("operator") or "") or (row.name if row else settings.INSTALLATION_NAME),
        email=centre.email,
        homepage=centre.website,
        ags=district.ags if district else "",
        area=district.name if district else "",
        contributor=settings.OPEN_DATA_CONTRIBUTOR,
    )
