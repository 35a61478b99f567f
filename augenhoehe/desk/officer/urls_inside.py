"""The overview of an integration officer."""

from django.urls import path

from . import views

urlpatterns = [path("intern/uebersicht/", views.officer, name="officer")]
