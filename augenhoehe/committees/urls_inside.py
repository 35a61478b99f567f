"""Inside pages of committees (German only)."""

from __future__ import annotations

from django.urls import path

from .urls_minutes import urlpatterns as minutes_patterns
from .views import attendance, committees, hearing, items, mandates, meetings, papers

app_name = "committees_inside"
urlpatterns = [
    path("intern/gremien/", committees.committees, name="committees"),
    path("intern/gremien/neu/", committees.committee_create, name="committee_create"),
    path("intern/gremien/<uuid:pk>/", committees.committee, name="committee"),
    path("intern/gremien/<uuid:pk>/bearbeitung/", committees.committee_change, name="committee_change"),
    path("intern/gremien/<uuid:pk>/name/", committees.committee_rename, name="committee_rename"),
    path("intern/gremien/<uuid:pk>/aufloesung/", committees.committee_end, name="committee_end"),
    path("intern/gremien/<uuid:pk>/sitz/", committees.seat_give, name="seat_give"),
    path("intern/gremien/<uuid:pk>/punkt/", items.item_submit, name="item_submit"),
    path("intern/gremien/<uuid:pk>/sitzung/", meetings.meeting_plan, name="meeting_plan"),
    path("intern/gremien/<uuid:pk>/beteiligung/", hearing.hearing_set, name="hearing_set"),
    path("intern/gremien/<uuid:pk>/beteiligung/ende/", hearing.hearing_end, name="hearing_end"),
    path("intern/gremien/<uuid:pk>/beschluesse/", committees.resolutions, name="resolutions"),
    path("intern/gremien/sitze/<uuid:pk>/vertretung/", committees.seat_deputy, name="seat_deputy"),
    path("intern/gremien/sitze/<uuid:pk>/ende/", committees.seat_end, name="seat_end"),
    path("intern/gremien/sitzungen/<uuid:pk>/", meetings.meeting, name="meeting"),
    path("intern/gremien/sitzungen/<uuid:pk>/tagesordnung/", meetings.agenda_build, name="agenda_build"),
    path("intern/gremien/sitzungen/<uuid:pk>/reihenfolge/", meetings.agenda_order, name="agenda_order"),
    path("intern/gremien/sitzungen/<uuid:pk>/einladung/", meetings.meeting_invite, name="meeting_invite"),
    path("intern/gremien/sitzungen/<uuid:pk>/termin/", meetings.meeting_change, name="meeting_change"),
    path("intern/gremien/sitzungen/<uuid:pk>/durchfuehrung/", meetings.meeting_hold, name="meeting_hold"),
    path("intern/gremien/sitzungen/<uuid:pk>/absage/", meetings.meeting_cancel, name="meeting_cancel"),
    path("intern/gremien/punkte/<uuid:pk>/beschluss/", items.resolution_record, name="resolution_record"),
    path("intern/gremien/punkte/<uuid:pk>/vertagung/", items.item_put_off, name="item_put_off"),
    path("intern/gremien/punkte/<uuid:pk>/rueckzug/", items.item_withdraw, name="item_withdraw"),
    path("intern/gremien/beschluesse/<uuid:pk>/berichtigung/", items.resolution_correct, name="resolution_correct"),
    path("intern/gremien/beschluesse/<uuid:pk>/auftrag/", mandates.mandate_give, name="mandate_give"),
    path("intern/gremien/sitzungen/<uuid:pk>/antwort/", attendance.attendance_answer, name="attendance_answer"),
    path("intern/gremien/sitzungen/<uuid:pk>/kalender/", attendance.meeting_calendar, name="meeting_calendar"),
    path("intern/gremien/vorlagen/", papers.papers, name="papers"),
    path("intern/gremien/vorlagen/neu/", papers.paper_create, name="paper_create"),
    path("intern/gremien/vorlagen/liegengeblieben/", papers.papers_late, name="papers_late"),
    path("intern/gremien/vorlagen/<uuid:pk>/", papers.paper, name="paper"),
    path("intern/gremien/vorlagen/<uuid:pk>/bearbeitung/", papers.paper_change, name="paper_change"),
    path("intern/gremien/vorlagen/<uuid:pk>/einreichung/", papers.paper_submit, name="paper_submit"),
    path("intern/gremien/vorlagen/<uuid:pk>/rueckzug/", papers.paper_withdraw, name="paper_withdraw"),
    path("intern/gremien/auftraege/", mandates.mandates, name="mandates"),
    path("intern/gremien/auftraege/<uuid:pk>/", mandates.mandate, name="mandate"),
    path("intern/gremien/auftraege/<uuid:pk>/bericht/", mandates.mandate_report, name="mandate_report"),
    path("intern/gremien/auftraege/<uuid:pk>/annahme/", mandates.mandate_accept, name="mandate_accept"),
    path("intern/gremien/auftraege/<uuid:pk>/rueckgabe/", mandates.mandate_return, name="mandate_return"),
    path("intern/gremien/auftraege/<uuid:pk>/verschiebung/", mandates.mandate_postpone, name="mandate_postpone"),
    path("intern/gremien/auftraege/<uuid:pk>/streichung/", mandates.mandate_drop, name="mandate_drop"),
    *minutes_patterns,
]
