from augenhoehe.core import config


class DisclosureConfig(config.Package):
    name = "augenhoehe.disclosure"
    label = "disclosure"
    verbose_name = "Geschützte Zahlen"
