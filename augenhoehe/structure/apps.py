from augenhoehe.core import config


class StructureConfig(config.Package):
    name = "augenhoehe.structure"
    label = "structure"
    verbose_name = "Hinweise, Themen und Strukturfragen"
