"""Inside pages of volunteers (German only)."""

from __future__ import annotations

from django.urls import path

from augenhoehe.places.views.door import behind

from .views import assignments, enquiries, settling, volunteers

app_name = "volunteers_inside"
urlpatterns = behind(
    "volunteers",
    [
        path("intern/ehrenamt/", volunteers.volunteers, name="volunteers"),
        path("intern/ehrenamt/neu/", volunteers.volunteer_enter, name="volunteer_enter"),
        path("intern/ehrenamt/bedingungen/", volunteers.conditions_change, name="conditions"),
        path("intern/ehrenamt/<uuid:pk>/", volunteers.volunteer, name="volunteer"),
        path("intern/ehrenamt/<uuid:pk>/bearbeitung/", volunteers.volunteer_change, name="volunteer_change"),
        path("intern/ehrenamt/<uuid:pk>/zeiten/", volunteers.volunteer_times, name="volunteer_times"),
        path("intern/ehrenamt/<uuid:pk>/ruhe/", volunteers.volunteer_rest, name="volunteer_rest"),
        path("intern/ehrenamt/<uuid:pk>/wiederaufnahme/", volunteers.volunteer_revive, name="volunteer_revive"),
        path("intern/ehrenamt/<uuid:pk>/ende/", volunteers.volunteer_end, name="volunteer_end"),
        path("intern/ehrenamt/<uuid:pk>/einladung/", volunteers.volunteer_invite, name="volunteer_invite"),
        path("intern/ehrenamt/<uuid:pk>/schulung/", volunteers.training_add, name="training_add"),
        path("intern/ehrenamt/schulungen/<uuid:pk>/entfernung/", volunteers.training_remove, name="training_remove"),
        path("intern/ehrenamt/<uuid:pk>/abwesenheit/", volunteers.absence_add, name="absence_add"),
        path("intern/ehrenamt/abwesenheiten/<uuid:pk>/entfernung/", volunteers.absence_remove, name="absence_remove"),
        path("intern/einsatzanfragen/", enquiries.enquiries, name="enquiries"),
        path("intern/einsatzanfragen/neu/", enquiries.enquiry_make, name="enquiry_make"),
        path("intern/einsatzanfragen/zahlen/", enquiries.enquiry_figures, name="figures"),
        path("intern/einsatzanfragen/<uuid:pk>/", enquiries.enquiry, name="enquiry"),
        path("intern/einsatzanfragen/<uuid:pk>/pruefung/", enquiries.enquiry_check, name="enquiry_check"),
        path("intern/einsatzanfragen/<uuid:pk>/ablehnung/", enquiries.enquiry_refuse, name="enquiry_refuse"),
        path("intern/einsatzanfragen/<uuid:pk>/nicht-vermittelbar/", enquiries.enquiry_give_up, name="enquiry_give_up"),
        path("intern/einsatzanfragen/<uuid:pk>/stornierung/", enquiries.enquiry_cancel, name="enquiry_cancel"),
        path(
            "intern/einsatzanfragen/<uuid:pk>/frage/<uuid:volunteer>/",
            enquiries.enquiry_propose,
            name="enquiry_propose",
        ),
        path("intern/einsatzanfragen/<uuid:pk>/bestaetigung/", assignments.enquiry_agree, name="enquiry_agree"),
        path("intern/einsatzanfragen/<uuid:pk>/stunden/", assignments.enquiry_sign, name="enquiry_sign"),
        path("intern/einsatzanfragen/<uuid:pk>/einwand/", assignments.enquiry_object, name="enquiry_object"),
        path("intern/einsatzanfragen/<uuid:pk>/kalender/", assignments.enquiry_calendar, name="enquiry_calendar"),
        path("intern/einsaetze/", assignments.own, name="own"),
        path("intern/einsaetze/<uuid:pk>/", assignments.assignment, name="assignment"),
        path("intern/einsaetze/<uuid:pk>/zusage/", assignments.assignment_accept, name="assignment_accept"),
        path("intern/einsaetze/<uuid:pk>/absage/", assignments.assignment_decline, name="assignment_decline"),
        path("intern/einsaetze/<uuid:pk>/ruecknahme/", assignments.assignment_withdraw, name="assignment_withdraw"),
        path("intern/einsaetze/<uuid:pk>/stunden/", assignments.assignment_report, name="assignment_report"),
        path("intern/einsaetze/<uuid:pk>/kalender/", assignments.assignment_calendar, name="assignment_calendar"),
        path("intern/abrechnung/", settling.hours, name="hours"),
        path("intern/abrechnung/monat/<str:month>/", settling.month_settle, name="month_settle"),
        path("intern/abrechnung/<uuid:pk>/", settling.settlement, name="settlement"),
    ],
)
