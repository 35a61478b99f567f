from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "augenhoehe.files"
    label = "files"
    verbose_name = "Dateien"
