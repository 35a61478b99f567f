from augenhoehe.core import config


class DemoConfig(config.Package):
    name = "augenhoehe.demo"
    label = "demo"
    verbose_name = "Vorführung"
