"""Files: known by their bytes, kept once, images without their past, orphans removed without a race."""

from __future__ import annotations

import hashlib
import io
import os
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image

from augenhoehe.core.refused import Refused
from augenhoehe.files import kinds, operations, storage
from augenhoehe.files.kinds import CSV, JPEG, PDF, PNG, TXT, WEBP, XLSX, kind_of
from augenhoehe.files.models import StoredFile
from augenhoehe.files.operations import remove_orphans, store
from augenhoehe.files.queries import path_of, read
from augenhoehe.files.register import orphans

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
EVERYTHING = kinds.TABLES | kinds.IMAGES | kinds.DOCUMENTS


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    return settings.FILES_DIR


def a_workbook():
    from openpyxl import Workbook

    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def a_picture(form="JPEG", size=(40, 20), **options):
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, form, **options)
    return out.getvalue()


def a_zip(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7\n...", PDF),
        (a_picture("PNG"), PNG),
        (a_picture("JPEG"), JPEG),
        (a_picture("WEBP"), WEBP),
        ("Ort;Text\nZwirnstadt;Bus\n".encode("utf-8-sig"), CSV),
        ("Ort\tText\nNebelfurt\tKita\n".encode("utf-16"), CSV),
        ("Straße;Text\n".encode("cp1252"), CSV),
        ("Nur ein Satz über Bürgerämter.".encode(), TXT),
    ],
)
def test_the_kind_is_in_the_bytes(content, media_type):
    found = kind_of(content)
    assert found is not None
    assert found.media_type == media_type


def test_a_workbook_is_known_by_what_is_in_it():
    assert kind_of(a_workbook()).media_type == XLSX
    assert kind_of(a_zip("[Content_Types].xml", "word/document.xml")) is None
    assert kind_of(a_zip("evil.exe")) is None
    assert kind_of(b"PK\x03\x04broken") is None


@pytest.mark.parametrize(
    "content", [b"MZ\x90\x00\x03", b"\x7fELF\x02\x01\x01\x00", b"\x00\x01\x02", b"GIF89a\x01\x00\x01\x00\x00"]
)
def test_what_is_not_known_is_refused_whatever_it_is_called(db, content):
    with pytest.raises(Refused, match="Art von Datei"):
        store(content=SimpleUploadedFile("liste.csv", content, content_type=CSV), at=AT, allowed=EVERYTHING)


def test_a_kind_that_is_not_wanted_here_is_refused_and_the_sentence_says_what_is(db):
    with pytest.raises(Refused, match=r"Erlaubt sind: CSV, Excel \(xlsx\)"):
        store(content=b"%PDF-1.7", at=AT, allowed=kinds.TABLES)


def test_empty_and_too_large_files_are_refused(db, settings):
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    with pytest.raises(Refused, match="leer"):
        store(content=b"", at=AT, allowed=EVERYTHING)
    with pytest.raises(Refused, match="höchstens 1 Megabyte"):
        store(content=b"a;b\n" * 300_000, at=AT, allowed=EVERYTHING)


@given(text=st.text(min_size=1, max_size=400).filter(lambda text: text.isprintable()))
@hypothesis_settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_stored_is_read_back_byte_for_byte(db, text):
    content = f"Ort;Text\nx;{text}".encode()
    stored = store(content=content, at=AT, allowed=kinds.TABLES)
    assert read(stored) == content
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    assert stored.size == len(content)


def test_the_same_content_is_kept_once_and_named_by_its_digest(db, folder):
    one = store(content=b"a;b\n1;2", at=AT, allowed=EVERYTHING)
    assert store(content=SimpleUploadedFile("x.csv", b"a;b\n1;2"), at=AT, allowed=EVERYTHING) == one
    assert [path for path in folder.rglob("*") if path.is_file()] == [path_of(one)]
    assert path_of(one).parent.name == one.sha256[:2]


def test_a_picture_forgets_where_and_when_it_was_taken(db):
    past = Image.Exif()
    past[0x010F], past[0x0132] = "Kamera von Frau X", "2026:05:01 10:00:00"
    past.get_ifd(0x8825)[1] = "N"
    content = a_picture(exif=past, comment=b"geheim")
    assert b"Frau X" in content
    kept = read(store(content=content, at=AT, allowed=kinds.IMAGES))
    assert b"Frau X" not in kept
    assert b"geheim" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


def test_a_picture_taken_sideways_stands_upright_afterwards(db):
    turned = Image.Exif()
    turned[0x0112] = 6
    kept = read(store(content=a_picture(exif=turned), at=AT, allowed=kinds.IMAGES))
    assert Image.open(io.BytesIO(kept)).size == (20, 40)


def test_a_png_keeps_its_transparency_and_loses_its_text(db):
    from PIL.PngImagePlugin import PngInfo

    out, info = io.BytesIO(), PngInfo()
    info.add_text("Author", "Frau X")
    Image.new("RGBA", (4, 4), (1, 2, 3, 100)).save(out, "PNG", pnginfo=info)
    kept = read(store(content=out.getvalue(), at=AT, allowed=kinds.IMAGES))
    assert b"Frau X" not in kept
    assert Image.open(io.BytesIO(kept)).getpixel((0, 0)) == (1, 2, 3, 100)


@pytest.mark.parametrize("content", [a_picture()[:100], b"\x89PNG\r\n\x1a\n" + b"x" * 50, a_picture()[:-200] or b""])
def test_a_broken_picture_is_refused_with_a_sentence(db, content):
    with pytest.raises(Refused, match="lässt sich nicht lesen"):
        store(content=content, at=AT, allowed=kinds.IMAGES)


def test_a_picture_with_too_many_pixels_is_not_even_opened(db, monkeypatch):
    monkeypatch.setattr("augenhoehe.files.images.MOST_PIXELS", 100)
    with pytest.raises(Refused, match="zu viele Bildpunkte"):
        store(content=a_picture(size=(20, 20)), at=AT, allowed=kinds.IMAGES)


def test_nobody_ever_finds_half_a_file(db, folder, monkeypatch):
    def full(*args):
        raise OSError("Kein Platz mehr.")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="Platz"):
        store(content=b"a;b\n1;2", at=AT, allowed=EVERYTHING)
    assert not StoredFile.objects.exists()
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_a_file_that_belongs_to_nothing_goes_after_a_week(db):
    stored = store(content=b"a;b\n1;2", at=AT, allowed=EVERYTHING)
    assert not orphans(AT + timedelta(days=6)).exists()
    later = AT + timedelta(days=8)
    assert remove_orphans(orphans(later), later) == 1
    assert not path_of(stored).exists()
    assert not StoredFile.objects.exists()


def test_a_file_that_somebody_points_to_stays(db):
    from augenhoehe.structure.models import HintImport

    stored = store(content=b"a;b\n1;2", at=AT, allowed=EVERYTHING)
    HintImport.objects.create(file=stored, file_name="liste.csv", started_at=AT)
    later = AT + timedelta(days=400)
    assert remove_orphans(orphans(later), later) == 0
    assert path_of(stored).exists()


def test_what_was_just_stored_anew_is_no_orphan(db):
    store(content=b"a;b\n1;2", at=AT, allowed=EVERYTHING)
    later = AT + timedelta(days=8)
    store(content=b"a;b\n1;2", at=later, allowed=EVERYTHING)
    assert remove_orphans(orphans(later), later) == 0


def test_ten_who_store_the_same_at_once_share_one_file(committed, folder):
    barrier = threading.Barrier(10)

    def put(_):
        barrier.wait()
        try:
            return store(content=b"a;b\n1;2", at=AT, allowed=EVERYTHING).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        assert len(set(pool.map(put, range(10)))) == 1
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 1


def test_a_clean_up_at_the_same_moment_never_leaves_a_row_without_its_file(committed):
    later = AT + timedelta(days=8)
    for turn in range(10):
        content = f"a;b\n{turn};2".encode()
        store(content=content, at=AT, allowed=EVERYTHING)
        barrier = threading.Barrier(2)

        def clean(barrier=barrier):
            barrier.wait()
            try:
                remove_orphans(orphans(later), later)
            finally:
                connections.close_all()

        def put(barrier=barrier, content=content):
            barrier.wait()
            try:
                return store(content=content, at=later, allowed=EVERYTHING)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(2) as pool:
            cleaning, putting = pool.submit(clean), pool.submit(put)
            cleaning.result()
            stored = putting.result()
        assert StoredFile.objects.filter(pk=stored.pk).exists()
        assert read(stored) == content


def test_places_are_spread_over_folders(folder):
    assert storage.place_of("ab" + "0" * 62) == folder / "ab" / ("ab" + "0" * 62)
    assert operations.LABELS.keys() >= EVERYTHING
