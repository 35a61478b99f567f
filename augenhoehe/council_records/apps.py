from augenhoehe.core import config


class CouncilRecordsConfig(config.Package):
    name = "augenhoehe.council_records"
    label = "council_records"
    verbose_name = "Ratsinformationssysteme der Kommunen"
