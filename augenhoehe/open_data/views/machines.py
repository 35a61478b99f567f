"""Files and catalogue under addresses that stay, in no language, for every page of the web."""

from __future__ import annotations

import json
from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from augenhoehe.files import queries as queries_files
from augenhoehe.files.models import StoredFile
from augenhoehe.open_data import queries
from augenhoehe.open_data.models import DataVersion


@login_not_required
@require_safe
def catalogue(request: HttpRequest, form: str) -> HttpResponseBase:
    """The catalogue as DCAT-AP.de, in one of its spellings."""
    found = queries.catalogue_file(form)
    if found is None:
        raise Http404
    return _sent(request, found.file, found.written_at)


@login_not_required
@require_safe
def latest_file(request: HttpRequest, key: str, form: str) -> HttpResponseBase:
    """The newest version under an address that never changes."""
    return _file(request, _version(key, None), form)


@login_not_required
@require_safe
def version_file(request: HttpRequest, key: str, number: int, form: str) -> HttpResponseBase:
    return _file(request, _version(key, number), form)


@login_not_required
@require_safe
def latest_schema(request: HttpRequest, key: str) -> HttpResponseBase:
    return _schema(_version(key, None))


@login_not_required
@require_safe
def version_schema(request: HttpRequest, key: str, number: int) -> HttpResponseBase:
    return _schema(_version(key, number))


def _version(key: str, number: int | None) -> DataVersion:
    if queries.declared_as(key) is None:
        raise Http404
    rows = queries.public_versions(key)
    found = (rows if number is None else rows.filter(number=number)).first()
    if found is None:
        raise Http404
    return found


def _file(request: HttpRequest, version: DataVersion, form: str) -> HttpResponseBase:
    stored = version.csv if form == "csv" else version.parquet
    name = f"{version.publication.key}-fassung-{version.number}.{form}"
    return _sent(request, stored, version.taken_back_at or version.made_at, name)


def _schema(version: DataVersion) -> HttpResponse:
    """The dictionary of the columns, as Frictionless describes a table."""
    declared = queries.declared_as(version.publication.key)
    keys = declared.keys if declared else ()
    text = json.dumps(queries.table_schema(version, keys), ensure_ascii=False, indent=2)
    return _open(HttpResponse(text, content_type="application/json; charset=utf-8"))


def _sent(request: HttpRequest, stored: StoredFile, at: datetime, name: str = "") -> HttpResponseBase:
    kind = f"{stored.media_type}; charset=utf-8" if stored.media_type.startswith("text/") else stored.media_type
    response = _open(HttpResponse(queries_files.read(stored), content_type=kind))
    etag, stamp = quote_etag(stored.sha256), int(at.timestamp())
    response["ETag"], response["Last-Modified"], response["Cache-Control"] = etag, http_date(stamp), "no-cache"
    if name:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return get_conditional_response(request, etag=etag, last_modified=stamp, response=response) or response


def _open(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
