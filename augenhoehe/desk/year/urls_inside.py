"""The page of the year ahead."""

from django.urls import path

from . import views

urlpatterns = [path("intern/jahreslauf/", views.year, name="year")]
