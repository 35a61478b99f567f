from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "augenhoehe.notices"
    label = "notices"
    verbose_name = "Pflichten, Postfach und Mails"
