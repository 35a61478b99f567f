from augenhoehe.core import config


class JournalConfig(config.Package):
    name = "augenhoehe.journal"
    label = "journal"
    verbose_name = "Vorgänge und Prüfspur"
