from django.apps import AppConfig


class VolunteersConfig(AppConfig):
    name = "augenhoehe.volunteers"
    label = "volunteers"
    verbose_name = "Ehrenamt und Sprachmittlung"
