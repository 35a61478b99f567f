from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "augenhoehe.desk"
    label = "desk"
    verbose_name = "Arbeitsseiten"
