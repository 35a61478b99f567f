"""The inbox, in every language; signed in."""

from django.urls import path

from .views import inbox

app_name = "notices"
urlpatterns = [
    path("postfach/", inbox.inbox, name="inbox"),
    path("postfach/gelesen/", inbox.read_all, name="read_all"),
    path("postfach/<uuid:pk>/", inbox.message, name="message"),
    path("postfach/vorgaenge/<uuid:pk>/folgen/", inbox.follow, name="follow"),
    path("postfach/vorgaenge/<uuid:pk>/nicht-mehr-folgen/", inbox.unfollow, name="unfollow"),
]
