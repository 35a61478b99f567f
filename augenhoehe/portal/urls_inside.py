"""Inside: legal texts, reported barriers, lists of links."""

from django.urls import path

from . import converters as converters
from .views import barriers, legal, links

app_name = "portal_inside"
urlpatterns = [
    path("intern/rechtstexte/", legal.legal_texts, name="legal_texts"),
    path("intern/rechtstexte/<legal_key:key>/", legal.legal_text, name="legal_text"),
    path("intern/rechtstexte/<legal_key:key>/bearbeiten/", legal.legal_edit, name="legal_edit"),
    path("intern/rechtstexte/<legal_key:key>/vorschau/", legal.legal_preview, name="legal_preview"),
    path("intern/rechtstexte/<legal_key:key>/veroeffentlichen/", legal.legal_publish, name="legal_publish"),
    path("intern/rechtstexte/<legal_key:key>/verwerfen/", legal.legal_discard, name="legal_discard"),
    path("intern/rechtstexte/<legal_key:key>/durchgesehen/", legal.legal_review, name="legal_review"),
    path("intern/rechtstexte/<legal_key:key>/<int:version>/", legal.legal_version, name="legal_version"),
    path("intern/rechtstexte/<legal_key:key>/<int:version>/pruefung/", legal.check_legal_text, name="check_legal_text"),
    path("intern/rechtstexte/<legal_key:key>/<int:version>/zurueck/", legal.legal_restore, name="legal_restore"),
    path("intern/rechtstexte/<legal_key:key>/<int:version>/ruecknahme/", legal.legal_withdraw, name="legal_withdraw"),
    path("intern/barrieren/", barriers.barriers, name="barriers"),
    path("intern/barrieren/<uuid:pk>/", barriers.barrier, name="barrier"),
    path("intern/barrieren/<uuid:pk>/antwort/", barriers.barrier_answer, name="barrier_answer"),
    path("intern/verweise/", links.link_lists, name="link_lists"),
    path("intern/verweise/neu/", links.link_list_make, name="link_list_make"),
    path("intern/verweise/<uuid:pk>/", links.link_list, name="link_list"),
    path("intern/verweise/<uuid:pk>/aenderung/", links.link_list_change, name="link_list_change"),
    path("intern/verweise/<uuid:pk>/veroeffentlichung/", links.link_list_publish, name="link_list_publish"),
    path("intern/verweise/<uuid:pk>/durchsicht/", links.link_list_check, name="link_list_check"),
    path("intern/verweise/<uuid:pk>/entfernung/", links.link_list_remove, name="link_list_remove"),
    path("intern/verweise/<uuid:pk>/eintrag/", links.link_add, name="link_add"),
    path("intern/verweise/eintraege/<uuid:pk>/", links.link_change, name="link_change"),
    path("intern/verweise/eintraege/<uuid:pk>/entfernung/", links.link_remove, name="link_remove"),
]
