from django.apps import AppConfig


class OparlConfig(AppConfig):
    name = "augenhoehe.oparl"
    label = "oparl"
    verbose_name = "OParl"
