from django.apps import AppConfig


class PositionsConfig(AppConfig):
    name = "augenhoehe.positions"
    label = "positions"
    verbose_name = "Netzwerke von Gremien und gemeinsame Positionen"
