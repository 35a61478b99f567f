from augenhoehe.core import config


class FilesConfig(config.Package):
    name = "augenhoehe.files"
    label = "files"
    verbose_name = "Dateien"
