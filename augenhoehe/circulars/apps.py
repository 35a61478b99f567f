from augenhoehe.core import config


class CircularsConfig(config.Package):
    name = "augenhoehe.circulars"
    label = "circulars"
    verbose_name = "Rundschreiben"
