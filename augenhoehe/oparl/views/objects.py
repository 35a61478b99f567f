from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from augenhoehe.oparl import files
from augenhoehe.oparl.kinds import BY_SEGMENT
from augenhoehe.oparl.operations import begin
from augenhoehe.oparl.queries import filled, stamp_of, text_of
from augenhoehe.oparl.sources.places import SYSTEM_ID

from .answers import answered, failed, interface, unless_known

UNKNOWN = "Dieses Objekt gibt es nicht, oder es war nie öffentlich."


@interface
def system(request: HttpRequest) -> HttpResponseBase:
    """Where every client begins."""
    if not filled():
        # The first reader of an installation that is older than this interface.
        begin()
    return _answer(request, "System", SYSTEM_ID)


@interface
def object_of_kind(request: HttpRequest, segment: str, pk: uuid.UUID) -> HttpResponseBase:
    """One object; what is public no more answers, too, and says so (OParl 1.1, „Gelöschte Objekte“)."""
    kind = BY_SEGMENT.get(segment)
    if kind is None:
        return failed(404, UNKNOWN, f"kein Objekttyp: {segment}")
    return _answer(request, kind.name, pk)


def _answer(request: HttpRequest, kind: str, pk: uuid.UUID) -> HttpResponseBase:
    found = stamp_of(kind, pk)
    if found is None:
        return failed(404, UNKNOWN, f"{kind} {pk}")
    return answered(request, text_of(found), found.modified)


@interface
def file_content(request: HttpRequest, pk: uuid.UUID, download: bool) -> HttpResponseBase:
    """The bytes of a file: shown by `accessUrl`, saved by `downloadUrl`; gone with what it belongs to."""
    stamp = stamp_of("File", pk)
    if stamp is None:
        return failed(404, UNKNOWN, f"File {pk}")
    document = files.document_of(stamp)
    if stamp.deleted or document is None:
        return failed(410, "Diese Datei ist nicht mehr öffentlich.", f"File {pk}")
    try:
        content = document.content()
    except FileNotFoundError:
        return failed(404, "Die Datei liegt nicht mehr im Speicher.", f"File {pk}")
    response = HttpResponse(content, content_type=files.content_type(document))
    if download:
        response["Content-Disposition"] = f'attachment; filename="{document.file_name}"'
    return unless_known(request, response, content, stamp.modified)
