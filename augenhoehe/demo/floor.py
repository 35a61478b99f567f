"""The floor view of `make bench`: Django with sessions, one indexed SELECT, one small template.

Every page of ours is measured as a multiple of this view in the same run (docs/leistung.md).
"""

from django.http import HttpResponse
from django.template import engines
from django.urls import path

from augenhoehe.settings import *  # noqa: F403

INSTALLED_APPS = ["django.contrib.sessions"]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware"]
ROOT_URLCONF = "augenhoehe.demo.floor"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {}}]
PAGE = "<!doctype html><title>{{ title }}</title><ul>{% for word in words %}<li>{{ word }}</li>{% endfor %}</ul>"


def floor(request):
    # This module is settings and page at once: models exist only after the settings were read.
    from django.contrib.sessions.models import Session

    row = Session.objects.filter(pk="bench").values_list("session_key", "expire_date").first()
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"title": "Boden", "words": ["eins", "zwei", "drei", row]}, request))


urlpatterns = [path("", floor)]
