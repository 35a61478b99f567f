"""Press work as everybody reads it, in every language."""

from __future__ import annotations

from django.urls import path

from augenhoehe.places.views.door import behind

from .views import photos_public, public, subscriptions

app_name = "press"
_F, _A = "presse/fotos/", "presse/abonnement/"
urlpatterns = behind("press", [
    path("presse/", public.releases_public, name="releases_public"),
    path("presse/atom.xml", public.feed, name="feed"),
    path("presse/feeds/", public.feeds_public, name="feeds_public"),
    path("presse/feeds/<slug:topic>.xml", public.feed, name="feed_topic"),
    path(_F, photos_public.photos_public, name="photos_public"),
    path(f"{_F}<uuid:pk>/", photos_public.photo_public, name="photo_public"),
    path(f"{_F}<uuid:pk>/bild-<int:width>.<slug:ending>", photos_public.picture, name="picture"),
    path(f"{_F}<uuid:pk>/druck/", photos_public.picture_print, name="picture_print"),
    path(_A, subscriptions.subscribe, name="subscribe"),
    path(f"{_A}<str:token>/bestaetigung/", subscriptions.subscription_confirm, name="subscription_confirm"),
    path(f"{_A}<str:token>/abmeldung/", subscriptions.subscription_leave, name="subscription_leave"),
    path(f"{_A}<str:token>/abmelden/", subscriptions.subscription_end, name="subscription_end"),
    path("presse/<slug:number>/", public.release_public, name="release_public"),
    path("presse/<slug:number>/druckansicht/", public.release_print, name="release_print"),
    path("presse/<slug:number>/pdf/", public.release_pdf, name="release_pdf"),
    path("presse/<slug:number>/unterlagen/<uuid:pk>/", public.document, name="document"),
])  # fmt: skip
