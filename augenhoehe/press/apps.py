from augenhoehe.core import config


class PressConfig(config.Package):
    name = "augenhoehe.press"
    label = "press"
    verbose_name = "Presse"
