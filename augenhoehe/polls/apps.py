from django.apps import AppConfig


class PollsConfig(AppConfig):
    name = "augenhoehe.polls"
    label = "polls"
    verbose_name = "Kurze Abfragen"
