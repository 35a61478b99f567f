from augenhoehe.core import config


class OparlConfig(config.Package):
    name = "augenhoehe.oparl"
    label = "oparl"
    verbose_name = "OParl"
