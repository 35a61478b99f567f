from augenhoehe.core import config


class PositionsConfig(config.Package):
    name = "augenhoehe.positions"
    label = "positions"
    verbose_name = "Netzwerke von Gremien und gemeinsame Positionen"
