from . import config


class CoreConfig(config.Package):
    name = "augenhoehe.core"
    label = "core"
    verbose_name = "Grundlagen"
