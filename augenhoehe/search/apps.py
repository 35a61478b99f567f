from augenhoehe.core import config


class SearchConfig(config.Package):
    name = "augenhoehe.search"
    label = "search"
    verbose_name = "Suche"
