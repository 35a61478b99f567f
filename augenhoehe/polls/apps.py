from augenhoehe.core import config


class PollsConfig(config.Package):
    name = "augenhoehe.polls"
    label = "polls"
    verbose_name = "Kurze Abfragen"
