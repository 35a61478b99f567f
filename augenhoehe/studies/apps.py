from augenhoehe.core import config


class StudiesConfig(config.Package):
    name = "augenhoehe.studies"
    label = "studies"
    verbose_name = "Studien"
