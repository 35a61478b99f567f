"""Addresses for machines, which stay and know no language; and the page where people decide."""

from __future__ import annotations

from django.urls import path

from .views import inside, machines

app_name = "open_data_inside"
_D, _A = "offene-daten/<slug:key>", "intern/offene-daten/"
_FORMS = ("csv", "parquet")
urlpatterns = [
    *(path(f"offene-daten/katalog.{one}", machines.catalogue, {"form": one}, name=f"catalogue_{one}")
      for one in ("ttl", "jsonld", "rdf")),
    *(path(f"{_D}/daten.{one}", machines.latest_file, {"form": one}, name=f"latest_{one}") for one in _FORMS),
    *(path(f"{_D}/fassung/<int:number>/daten.{one}", machines.version_file, {"form": one}, name=f"version_{one}")
      for one in _FORMS),
    path(f"{_D}/felder.json", machines.latest_schema, name="latest_schema"),
    path(f"{_D}/fassung/<int:number>/felder.json", machines.version_schema, name="version_schema"),
    path(_A, inside.publications, name="publications"),
    path(f"{_A}<slug:key>/veroeffentlichen/", inside.publication_publish, name="publication_publish"),
    path(f"{_A}<slug:key>/zurueckziehen/", inside.publication_withdraw, name="publication_withdraw"),
]  # fmt: skip
