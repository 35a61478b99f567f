from augenhoehe.core import config


class PlacesConfig(config.Package):
    name = "augenhoehe.places"
    label = "places"
    verbose_name = "Orte und Einstellungen"
