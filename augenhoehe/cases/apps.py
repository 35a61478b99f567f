from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "augenhoehe.cases"
    label = "cases"
    verbose_name = "Fallakten"
