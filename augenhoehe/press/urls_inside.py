"""Press work inside."""

from __future__ import annotations

from django.urls import path

from augenhoehe.places.views.door import behind

from .views import contacts, flow, parts, photos, publishers, releases

app_name = "press_inside"
_P = "intern/presse/"
_F, _H, _K = f"{_P}fotos/", f"{_P}herausgeber/", f"{_P}kontakte/"
urlpatterns = behind("press", [
    path(_P, releases.releases, name="releases"),
    path(f"{_P}neu/", releases.release_write, name="release_write"),
    path(_F, photos.photos, name="photos"),
    path(f"{_F}neu/", photos.photo_add, name="photo_add"),
    path(f"{_F}<uuid:pk>/", photos.photo, name="photo"),
    path(f"{_F}<uuid:pk>/angaben/", photos.photo_change, name="photo_change"),
    path(f"{_F}<uuid:pk>/veroeffentlichung/", photos.photo_publish, name="photo_publish"),
    path(f"{_F}<uuid:pk>/rueckzug/", photos.photo_withdraw, name="photo_withdraw"),
    path(f"{_F}<uuid:pk>/loeschung/", photos.photo_delete, name="photo_delete"),
    path(f"{_F}<uuid:pk>/einwilligung/", photos.person_name, name="person_name"),
    path(f"{_F}einwilligungen/<uuid:pk>/widerruf/", photos.consent_revoke, name="consent_revoke"),
    path(_H, publishers.publishers, name="publishers"),
    path(f"{_H}neu/", publishers.publisher_write, name="publisher_write"),
    path(f"{_H}<uuid:pk>/", publishers.publisher, name="publisher"),
    path(f"{_H}<uuid:pk>/ende/", publishers.publisher_end, name="publisher_end"),
    path(_K, contacts.contacts, name="contacts"),
    path(f"{_K}neu/", contacts.contact_add, name="contact_add"),
    path(f"{_K}<uuid:pk>/", contacts.contact, name="contact"),
    path(f"{_K}<uuid:pk>/bearbeitung/", contacts.contact_change, name="contact_change"),
    path(f"{_K}<uuid:pk>/loeschung/", contacts.contact_forget, name="contact_forget"),
    path(f"{_P}zitate/<uuid:pk>/", parts.quote_change, name="quote_change"),
    path(f"{_P}zitate/<uuid:pk>/entfernung/", parts.quote_remove, name="quote_remove"),
    path(f"{_P}medien/<uuid:pk>/", parts.medium_file, name="medium_file"),
    path(f"{_P}medien/<uuid:pk>/nach-vorn/", parts.medium_first, name="medium_first"),
    path(f"{_P}medien/<uuid:pk>/entfernung/", parts.medium_remove, name="medium_remove"),
    path(f"{_P}fassungen/<uuid:pk>/wiederherstellung/", releases.version_restore, name="version_restore"),
    path(f"{_P}<uuid:pk>/", releases.release, name="release"),
    path(f"{_P}<uuid:pk>/bearbeitung/", releases.release_change, name="release_change"),
    path(f"{_P}<uuid:pk>/loeschung/", releases.release_delete, name="release_delete"),
    path(f"{_P}<uuid:pk>/fassungen/", releases.versions, name="versions"),
    path(f"{_P}<uuid:pk>/zitat/", parts.quote_add, name="quote_add"),
    path(f"{_P}<uuid:pk>/foto/", parts.release_photo, name="release_photo"),
    path(f"{_P}<uuid:pk>/dokument/", parts.release_document, name="release_document"),
    path(f"{_P}<uuid:pk>/freigabe/", flow.release_submit, name="release_submit"),
    path(f"{_P}<uuid:pk>/zurueckholen/", flow.release_recall, name="release_recall"),
    path(f"{_P}<uuid:pk>/freigeben/", flow.release_approve, name="release_approve"),
    path(f"{_P}<uuid:pk>/rueckgabe/", flow.release_return, name="release_return"),
    path(f"{_P}<uuid:pk>/ueberarbeitung/", flow.release_rework, name="release_rework"),
    path(f"{_P}<uuid:pk>/termin/", flow.release_schedule, name="release_schedule"),
    path(f"{_P}<uuid:pk>/termin/aufheben/", flow.release_unschedule, name="release_unschedule"),
    path(f"{_P}<uuid:pk>/veroeffentlichung/", flow.release_publish, name="release_publish"),
    path(f"{_P}<uuid:pk>/korrektur/", flow.release_correct, name="release_correct"),
    path(f"{_P}<uuid:pk>/archivierung/", flow.release_archive, name="release_archive"),
    path(f"{_P}<uuid:pk>/rueckzug/", flow.release_withdraw, name="release_withdraw"),
])  # fmt: skip
