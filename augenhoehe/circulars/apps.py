from django.apps import AppConfig


class CircularsConfig(AppConfig):
    name = "augenhoehe.circulars"
    label = "circulars"
    verbose_name = "Rundschreiben"
