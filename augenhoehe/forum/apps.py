from django.apps import AppConfig


class ForumConfig(AppConfig):
    name = "augenhoehe.forum"
    label = "forum"
    verbose_name = "Mitreden"
