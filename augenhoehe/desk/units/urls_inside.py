"""The page of offices and what they lead."""

from django.urls import path

from . import views

urlpatterns = [path("intern/stellen/", views.offices, name="offices")]
