from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "augenhoehe.ui"
    label = "ui"
    verbose_name = "Oberfläche"
