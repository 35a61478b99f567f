from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "augenhoehe.places"
    label = "places"
    verbose_name = "Orte und Einstellungen"
