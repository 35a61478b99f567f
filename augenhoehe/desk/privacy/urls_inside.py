"""Inside pages of data protection and operation; mounted by the desk, in its namespace."""

from django.urls import path

from . import views

urlpatterns = [
    path("intern/datenschutz/", views.data_protection, name="data_protection"),
    path("intern/datenschutz/loeschlaeufe/", views.deletion_runs, name="deletion_runs"),
    path("intern/datenschutz/loeschlaeufe/probelauf/", views.rehearse, name="rehearse_deletion"),
    path("intern/datenschutz/loeschlaeufe/loeschung/", views.delete, name="start_deletion"),
    path("intern/betrieb/", views.operation, name="operation"),
]
