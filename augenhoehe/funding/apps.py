from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "augenhoehe.funding"
    label = "funding"
    verbose_name = "Förderung"
