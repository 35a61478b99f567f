from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "augenhoehe.search"
    label = "search"
    verbose_name = "Suche"
