from augenhoehe.core import config


class ConceptConfig(config.Package):
    name = "augenhoehe.concept"
    label = "concept"
    verbose_name = "Konzept und Maßnahmen"
