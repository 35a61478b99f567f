from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "augenhoehe.organisations"
    label = "organisations"
    verbose_name = "Organisationen"
