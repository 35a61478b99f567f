from augenhoehe.core import config


class DeskConfig(config.Package):
    name = "augenhoehe.desk"
    label = "desk"
    verbose_name = "Arbeitsseiten"
