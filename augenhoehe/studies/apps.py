from django.apps import AppConfig


class StudiesConfig(AppConfig):
    name = "augenhoehe.studies"
    label = "studies"
    verbose_name = "Studien"
