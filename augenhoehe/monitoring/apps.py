from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "augenhoehe.monitoring"
    label = "monitoring"
    verbose_name = "Indikatoren und Werte"
