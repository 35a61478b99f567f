from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "augenhoehe.demo"
    label = "demo"
    verbose_name = "Vorführung"
