from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "augenhoehe.events"
    label = "events"
    verbose_name = "Veranstaltungen"
