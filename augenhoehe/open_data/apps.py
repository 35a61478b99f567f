from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    name = "augenhoehe.open_data"
    label = "open_data"
    verbose_name = "Offene Daten"
