"""The addresses as they are in demo mode: tests run in test mode, where the demo's are not mounted."""

from django.urls import include, path

from augenhoehe.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500"]

urlpatterns = [path("", include("augenhoehe.demo.urls")), *urlpatterns]
