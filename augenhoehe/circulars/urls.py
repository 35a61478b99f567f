"""The own page of each letter, reached by its link without signing in."""

from __future__ import annotations

from django.urls import path

from .views import letter

app_name = "circulars"
urlpatterns = [
    path("rundschreiben/<str:token>/", letter.letter, name="letter"),
    path("rundschreiben/<str:token>/abmelden/", letter.opt_out, name="opt_out"),
    path("rundschreiben/<str:token>/anlagen/<uuid:pk>/", letter.attachment, name="attachment"),
]
