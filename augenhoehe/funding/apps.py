from augenhoehe.core import config


class FundingConfig(config.Package):
    name = "augenhoehe.funding"
    label = "funding"
    verbose_name = "Förderung"
