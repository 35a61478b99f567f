from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "augenhoehe.journal"
    label = "journal"
    verbose_name = "Vorgänge und Prüfspur"
