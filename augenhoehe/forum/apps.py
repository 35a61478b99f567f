from augenhoehe.core import config


class ForumConfig(config.Package):
    name = "augenhoehe.forum"
    label = "forum"
    verbose_name = "Mitreden"
