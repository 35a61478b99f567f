from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "augenhoehe.network"
    label = "network"
    verbose_name = "Netzwerk und Zusammenarbeit"
