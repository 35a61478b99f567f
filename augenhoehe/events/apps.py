from augenhoehe.core import config


class EventsConfig(config.Package):
    name = "augenhoehe.events"
    label = "events"
    verbose_name = "Veranstaltungen"
