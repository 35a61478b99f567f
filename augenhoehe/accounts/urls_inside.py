"""Inside pages: accounts, roles, invitations, carriers."""

from __future__ import annotations

from django.urls import path

from .views import carriers, invitations, people, rights

app_name = "accounts_inside"
urlpatterns = [
    path("intern/konten/", people.users, name="users"),
    path("intern/konten/neu/", people.user_new, name="user_new"),
    path("intern/konten/<uuid:pk>/", people.user, name="user"),
    path("intern/konten/<uuid:pk>/angaben/", people.user_edit, name="user_edit"),
    path("intern/konten/<uuid:pk>/rollenvergabe/", people.grant_new, name="grant_new"),
    path("intern/konten/<uuid:pk>/stilllegung/", people.user_deactivate, name="user_deactivate"),
    path("intern/konten/<uuid:pk>/wiederaufnahme/", people.user_reactivate, name="user_reactivate"),
    path("intern/konten/<uuid:pk>/abmeldung/", people.user_sign_out, name="user_sign_out"),
    path("intern/konten/<uuid:pk>/faktoren/", people.user_remove_factors, name="user_remove_factors"),
    path("intern/rollenvergaben/<uuid:pk>/enddatum/", people.grant_end, name="grant_end"),
    path("intern/rollenvergaben/<uuid:pk>/entzug/", people.grant_revoke, name="grant_revoke"),
    path("intern/einladungen/", invitations.invitations, name="invitations"),
    path("intern/einladungen/neu/", invitations.invitation_new, name="invitation_new"),
    path("intern/einladungen/<uuid:pk>/", invitations.invitation, name="invitation"),
    path("intern/einladungen/<uuid:pk>/ruecknahme/", invitations.invitation_withdraw, name="invitation_withdraw"),
    path("intern/einladungen/<uuid:pk>/erneuerung/", invitations.invitation_renew, name="invitation_renew"),
    path("intern/traeger/", carriers.carriers, name="carriers"),
    path("intern/traeger/neu/", carriers.carrier_new, name="carrier_new"),
    path("intern/traeger/<uuid:pk>/", carriers.carrier, name="carrier"),
    path("intern/traeger/<uuid:pk>/angaben/", carriers.carrier_edit, name="carrier_edit"),
    path("intern/rollen-und-rechte/", rights.rights, name="rights"),
]
