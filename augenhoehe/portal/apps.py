from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "augenhoehe.portal"
    label = "portal"
    verbose_name = "Öffentliche Seiten"
