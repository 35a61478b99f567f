from augenhoehe.core import config


class CasesConfig(config.Package):
    name = "augenhoehe.cases"
    label = "cases"
    verbose_name = "Fallakten"
