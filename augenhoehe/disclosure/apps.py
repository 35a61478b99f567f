from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "augenhoehe.disclosure"
    label = "disclosure"
    verbose_name = "Geschützte Zahlen"
