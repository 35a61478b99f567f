"""Inside pages of circulars (German only)."""

from __future__ import annotations

from django.urls import path

from .views import choosing, circulars, languages, opt_outs, printing, returns, sending, writing

app_name = "circulars_inside"
_A = "intern/rundschreiben/"
urlpatterns = [
    path(_A, circulars.circulars, name="circulars"),
    path(f"{_A}neu/", writing.circular_write, name="circular_write"),
    path(f"{_A}rueckpost/", returns.returned, name="returned"),
    path(f"{_A}<uuid:pk>/", circulars.circular, name="circular"),
    path(f"{_A}<uuid:pk>/bearbeitung/", writing.circular_change, name="circular_change"),
    path(f"{_A}<uuid:pk>/sprachen/<str:code>/", languages.language, name="language"),
    path(f"{_A}<uuid:pk>/sprachen/<str:code>/text/", languages.language_write, name="language_write"),
    path(f"{_A}<uuid:pk>/sprachen/<str:code>/entfernung/", languages.language_remove, name="language_remove"),
    path(f"{_A}<uuid:pk>/kopie/", writing.circular_copy, name="circular_copy"),
    path(f"{_A}<uuid:pk>/verwerfen/", writing.circular_discard, name="circular_discard"),
    path(f"{_A}<uuid:pk>/anlage/", writing.attachment_add, name="attachment_add"),
    path(f"{_A}anlagen/<uuid:pk>/", writing.attachment, name="attachment"),
    path(f"{_A}anlagen/<uuid:pk>/entfernung/", writing.attachment_remove, name="attachment_remove"),
    path(f"{_A}<uuid:pk>/auswahl/", choosing.choose, name="choose"),
    path(f"{_A}<uuid:pk>/empfaenger/", choosing.recipients, name="recipients"),
    path(f"{_A}empfaenger/<uuid:pk>/", choosing.preview, name="preview"),
    path(f"{_A}empfaenger/<uuid:pk>/entfernung/", choosing.recipient_remove, name="recipient_remove"),
    path(f"{_A}<uuid:pk>/versand/", sending.circular_send, name="circular_send"),
    path(f"{_A}<uuid:pk>/fortschritt/", sending.progress, name="progress"),
    path(f"{_A}<uuid:pk>/briefe/", printing.letters, name="letters"),
    path(f"{_A}<uuid:pk>/etiketten/", printing.labels, name="labels"),
    path(f"{_A}<uuid:pk>/post/", sending.posted, name="posted"),
    path(f"{_A}empfaenger/<uuid:pk>/unzustellbar/", returns.bounced, name="bounced"),
    path(f"{_A}empfaenger/<uuid:pk>/beantwortet/", returns.answered, name="answered"),
    path(f"{_A}empfaenger/<uuid:pk>/gesendet/", returns.counted, name="counted"),
    path(f"{_A}empfaenger/<uuid:pk>/noch-einmal/", sending.again, name="again"),
    path(f"{_A}organisationen/<uuid:pk>/adresse/", returns.address_settle, name="address_settle"),
    path(f"{_A}organisationen/<uuid:pk>/abmeldung/", opt_outs.opt_out_enter, name="opt_out_enter"),
    path(f"{_A}abmeldungen/<int:pk>/ende/", opt_outs.opt_out_end, name="opt_out_end"),
]
