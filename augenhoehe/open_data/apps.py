from augenhoehe.core import config


class OpenDataConfig(config.Package):
    name = "augenhoehe.open_data"
    label = "open_data"
    verbose_name = "Offene Daten"
