from augenhoehe.core import config


class CommitteesConfig(config.Package):
    name = "augenhoehe.committees"
    label = "committees"
    verbose_name = "Gremien, Sitzungen und Beschlüsse"
