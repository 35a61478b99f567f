from augenhoehe.core import config


class VolunteersConfig(config.Package):
    name = "augenhoehe.volunteers"
    label = "volunteers"
    verbose_name = "Ehrenamt und Sprachmittlung"
