from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "augenhoehe.core"
    label = "core"
    verbose_name = "Grundlagen"
