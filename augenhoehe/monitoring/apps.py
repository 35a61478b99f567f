from augenhoehe.core import config


class MonitoringConfig(config.Package):
    name = "augenhoehe.monitoring"
    label = "monitoring"
    verbose_name = "Indikatoren und Werte"
