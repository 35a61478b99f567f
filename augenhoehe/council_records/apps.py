from django.apps import AppConfig


class CouncilRecordsConfig(AppConfig):
    name = "augenhoehe.council_records"
    label = "council_records"
    verbose_name = "Ratsinformationssysteme der Kommunen"
