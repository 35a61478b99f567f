"""Only mounted in demo mode (augenhoehe/urls.py); everywhere else these addresses do not exist."""

from django.urls import path

from . import views

app_name = "demo"
urlpatterns = [
    path("demo/", views.overview, name="overview"),
    path("demo/rundgang/<slug:key>/", views.tour, name="tour"),
    path("demo/anmelden/<str:letter>/", views.sign_in, name="sign_in"),
]
