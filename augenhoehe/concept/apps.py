from django.apps import AppConfig


class ConceptConfig(AppConfig):
    name = "augenhoehe.concept"
    label = "concept"
    verbose_name = "Konzept und Maßnahmen"
