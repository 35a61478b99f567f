"""WSGI entry for gunicorn: everything that the first request would load is loaded before it comes."""

import gc
import os
import sys
from importlib import import_module

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "augenhoehe.settings")

# Almost all that is loaded here stays, and looking through it again and again takes a quarter of the start. What does
# not stay (classes that were only a step to others) is 5 MiB: it is enough to look at the newest now and then.
USUAL = gc.get_threshold()
gc.set_threshold(50_000, 1_000, 1_000)

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)
if apps.is_installed("augenhoehe.core"):
    # What packages hang into each other; every page asks for it.
    import_module("augenhoehe.core.contributions").collected("SLOTS")
# The lists of all directories that were searched for modules; a directory is read again when one is loaded later.
sys.path_importer_cache.clear()
# What is frozen stays shared between the web processes that gunicorn forks.
gc.freeze()
gc.set_threshold(*USUAL)
