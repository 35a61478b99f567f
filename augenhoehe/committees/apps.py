from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    name = "augenhoehe.committees"
    label = "committees"
    verbose_name = "Gremien, Sitzungen und Beschlüsse"
