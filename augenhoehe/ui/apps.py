from django_cotton.nested_tag_support import enable_nested_tag_support

from augenhoehe.core import config


class UiConfig(config.Package):
    name = "augenhoehe.ui"
    label = "ui"
    verbose_name = "Oberfläche"

    def ready(self) -> None:
        """What cotton's own application does beside loading all of Django's admin; loader and tags are settings."""
        enable_nested_tag_support()
