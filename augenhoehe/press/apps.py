from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "augenhoehe.press"
    label = "press"
    verbose_name = "Presse"
