from augenhoehe.core import config


class NoticesConfig(config.Package):
    name = "augenhoehe.notices"
    label = "notices"
    verbose_name = "Pflichten, Postfach und Mails"
