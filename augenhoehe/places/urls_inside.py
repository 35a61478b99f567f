"""Inside pages of places and of the installation; and the address that load balancers ask."""

from django.urls import path

from .views import health, installation, municipalities, social_areas

app_name = "places_inside"
urlpatterns = [
    path("health/", health.health, name="health"),
    path("intern/einrichtung/", installation.installation, name="installation"),
    path("intern/orte/", municipalities.places, name="places"),
    path("intern/orte/alle/", municipalities.all_places, name="all_places"),
    path("intern/orte/<uuid:pk>/", municipalities.municipality, name="municipality"),
    path("intern/orte/<uuid:pk>/sozialraum/", social_areas.create, name="create_area"),
    path("intern/orte/sozialraum/<uuid:pk>/", social_areas.area, name="area"),
    path("intern/orte/sozialraum/<uuid:pk>/zuschnitt/", social_areas.redraw, name="redraw_area"),
    path("intern/orte/sozialraum/<uuid:pk>/berichtigung/", social_areas.correct, name="correct_area"),
    path("intern/orte/sozialraum/<uuid:pk>/ende/", social_areas.end, name="end_area"),
]
