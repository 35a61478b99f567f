from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Forms are rendered by our templates."""
