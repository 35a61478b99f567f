from augenhoehe.core import config


class OrganisationsConfig(config.Package):
    name = "augenhoehe.organisations"
    label = "organisations"
    verbose_name = "Organisationen"
