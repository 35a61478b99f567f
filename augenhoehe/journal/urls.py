"""Public matters, in every language."""

from django.urls import path

from .views import public

app_name = "journal"
urlpatterns = [
    path("vorgaenge/", public.threads_public, name="threads_public"),
    path("vorgaenge/atom.xml", public.feed, name="feed"),
    path("vorgaenge/<slug:number>/", public.thread_public, name="thread_public"),
    path("vorgaenge/<slug:number>/pdf/", public.thread_pdf, name="thread_pdf"),
    path("vorgaenge/<slug:number>/vorschau.png", public.thread_preview, name="thread_preview"),
    path("vorgaenge/<slug:number>/atom.xml", public.thread_feed, name="thread_feed"),
]
