from augenhoehe.core import config


class PortalConfig(config.Package):
    name = "augenhoehe.portal"
    label = "portal"
    verbose_name = "Öffentliche Seiten"
