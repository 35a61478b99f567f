from django.apps import AppConfig


class StructureConfig(AppConfig):
    name = "augenhoehe.structure"
    label = "structure"
    verbose_name = "Hinweise, Themen und Strukturfragen"
