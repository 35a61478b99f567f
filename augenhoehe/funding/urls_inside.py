"""Inside pages of funding (German only)."""

from __future__ import annotations

from django.urls import path

from augenhoehe.places.views.door import behind

from . import MODULE
from .views import bookmarks, catalogue, grants, parts

app_name = "funding_inside"
urlpatterns = behind(
    MODULE,
    [
        path("intern/foerderung/", catalogue.programmes, name="programmes"),
        path("intern/foerderung/neu/", catalogue.programme_enter, name="programme_enter"),
        path("intern/foerderung/eigene/", bookmarks.own, name="own"),
        path("intern/foerderung/<uuid:pk>/", catalogue.programme, name="programme"),
        path("intern/foerderung/<uuid:pk>/bearbeitung/", catalogue.programme_change, name="programme_change"),
        path("intern/foerderung/<uuid:pk>/geprueft/", catalogue.programme_confirm, name="programme_confirm"),
        path("intern/foerderung/<uuid:pk>/veroeffentlichung/", catalogue.programme_publish, name="programme_publish"),
        path("intern/foerderung/<uuid:pk>/entwurf/", catalogue.programme_withdraw, name="programme_withdraw"),
        path("intern/foerderung/<uuid:pk>/ende/", catalogue.programme_end, name="programme_end"),
        path("intern/foerderung/<uuid:pk>/wieder/", catalogue.programme_revive, name="programme_revive"),
        path("intern/foerderung/<uuid:pk>/bedingung/", parts.rule_add, name="rule_add"),
        path("intern/foerderung/bedingungen/<uuid:pk>/", parts.rule_change, name="rule_change"),
        path("intern/foerderung/bedingungen/<uuid:pk>/vor/", parts.rule_move, name="rule_move"),
        path("intern/foerderung/bedingungen/<uuid:pk>/entfernung/", parts.rule_remove, name="rule_remove"),
        path("intern/foerderung/<uuid:pk>/aufruf/", parts.call_announce, name="call_announce"),
        path("intern/foerderung/aufrufe/<uuid:pk>/", parts.call_change, name="call_change"),
        path("intern/foerderung/aufrufe/<uuid:pk>/ruecknahme/", parts.call_cancel, name="call_cancel"),
        path("intern/foerderung/<uuid:pk>/merken/", bookmarks.remember, name="remember"),
        path("intern/foerderung/gemerkt/<uuid:pk>/ende/", bookmarks.forget, name="forget"),
        path("intern/foerderung/<uuid:pk>/antrag/", grants.grant_plan, name="grant_plan"),
        path("intern/bewilligungen/", grants.grants, name="grants"),
        path("intern/bewilligungen/summen/", grants.grant_sums, name="grant_sums"),
        path("intern/bewilligungen/<uuid:pk>/", grants.grant, name="grant"),
        path("intern/bewilligungen/<uuid:pk>/bearbeitung/", grants.grant_change, name="grant_change"),
        path("intern/bewilligungen/<uuid:pk>/beantragt/", grants.grant_apply, name="grant_apply"),
        path("intern/bewilligungen/<uuid:pk>/bewilligt/", grants.grant_money, name="grant_money"),
        path("intern/bewilligungen/<uuid:pk>/abgelehnt/", grants.grant_refuse, name="grant_refuse"),
        path("intern/bewilligungen/<uuid:pk>/abgerechnet/", grants.grant_settle, name="grant_settle"),
        path("intern/bewilligungen/<uuid:pk>/wieder/", grants.grant_retry, name="grant_retry"),
        path("intern/bewilligungen/<uuid:pk>/massnahme/", grants.measure_link, name="measure_link"),
        path(
            "intern/bewilligungen/<uuid:pk>/massnahmen/<uuid:measure>/entfernung/",
            grants.measure_unlink,
            name="measure_unlink",
        ),
    ],
)
