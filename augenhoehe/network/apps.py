from augenhoehe.core import config


class NetworkConfig(config.Package):
    name = "augenhoehe.network"
    label = "network"
    verbose_name = "Netzwerk und Zusammenarbeit"
