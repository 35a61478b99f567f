"""Inside pages between the gates: reconstructions, project groups, proposals, adoptions."""

from __future__ import annotations

from django.urls import path

from .views import adoptions, forwarding, groups, offer_aims, proposals, reconstructions

_CASE, _GROUP = "intern/rekonstruktionen/", "intern/projektgruppen/"
_QUESTION, _PROPOSAL, _ADOPTION = (
    "intern/strukturfragen/<uuid:pk>/",
    "intern/vorschlaege/<uuid:pk>/",
    "intern/uebernahmen/",
)
urlpatterns = [
    path(_CASE, reconstructions.reconstructions, name="reconstructions"),
    path(f"{_CASE}neu/", reconstructions.reconstruction_new, name="reconstruction_new"),
    path(f"{_CASE}<uuid:pk>/", reconstructions.reconstruction, name="reconstruction"),
    path(f"{_CASE}<uuid:pk>/bearbeitung/", reconstructions.reconstruction_edit, name="reconstruction_edit"),
    path(f"{_CASE}<uuid:pk>/phase/", reconstructions.phase_add, name="phase_add"),
    path("intern/phasen/<uuid:pk>/bearbeitung/", reconstructions.phase_edit, name="phase_edit"),
    path("intern/phasen/<uuid:pk>/entfernung/", reconstructions.phase_remove, name="phase_remove"),
    path(f"{_CASE}<uuid:pk>/durchfuehrung/", reconstructions.reconstruction_hold, name="reconstruction_hold"),
    path(f"{_CASE}<uuid:pk>/ableitung/", reconstructions.reconstruction_derive, name="reconstruction_derive"),
    path(f"{_CASE}<uuid:pk>/freigabe/", reconstructions.reconstruction_release, name="reconstruction_release"),
    path(f"{_CASE}<uuid:pk>/archivierung/", reconstructions.reconstruction_archive, name="reconstruction_archive"),
    path(f"{_QUESTION}projektgruppe/", groups.group_found, name="group_found"),
    path(_GROUP, groups.groups, name="groups"),
    path(f"{_GROUP}<uuid:pk>/", groups.group, name="group"),
    path(f"{_GROUP}<uuid:pk>/notiz/", groups.note_write, name="note_write"),
    path(f"{_GROUP}<uuid:pk>/aufgabe/", groups.task_add, name="task_add"),
    path("intern/aufgaben/<uuid:pk>/erledigung/", groups.task_finish, name="task_finish"),
    path("intern/aufgaben/<uuid:pk>/streichung/", groups.task_drop, name="task_drop"),
    path(f"{_GROUP}<uuid:pk>/unterlage/", groups.document_add, name="document_add"),
    path("intern/unterlagen/<uuid:pk>/", groups.document, name="document"),
    path(f"{_GROUP}<uuid:pk>/abfrage/", groups.poll_open, name="poll_open"),
    path("intern/abfragen/<uuid:pk>/stimme/", groups.poll_vote, name="poll_vote"),
    path("intern/abfragen/<uuid:pk>/schluss/", groups.poll_close, name="poll_close"),
    path(f"{_GROUP}<uuid:pk>/einladung/", groups.member_invite, name="member_invite"),
    path(f"{_GROUP}<uuid:pk>/ende/", groups.group_end, name="group_end"),
    path(f"{_GROUP}<uuid:pk>/vorschlag/", proposals.proposal_write, name="proposal_write"),
    path("intern/vorschlaege/", proposals.proposals, name="proposals"),
    path(_PROPOSAL, proposals.proposal, name="proposal"),
    path(f"{_PROPOSAL}abstimmung/", proposals.proposal_coordinate, name="proposal_coordinate"),
    path(f"{_PROPOSAL}vorlage/", proposals.proposal_submit, name="proposal_submit"),
    path(f"{_PROPOSAL}rueckholung/", proposals.proposal_withdraw, name="proposal_withdraw"),
    path(f"{_QUESTION}uebernahme/", adoptions.adoption_ask, name="adoption_ask"),
    path(f"{_QUESTION}weiterleitung/", forwarding.question_forward, name="question_forward"),
    path(f"{_QUESTION}angebot/", offer_aims.question_aim, name="question_aim"),
    path(f"{_PROPOSAL}angebot/", offer_aims.proposal_aim, name="proposal_aim"),
    path("intern/angebotsluecken/", offer_aims.gaps, name="gaps"),
    path("intern/angebotsluecken/<uuid:pk>/schliessung/", offer_aims.gap_close, name="gap_close"),
    path("intern/angebotsluecken/<uuid:pk>/entfernung/", offer_aims.aim_drop, name="aim_drop"),
    path(_ADOPTION, adoptions.adoptions, name="adoptions"),
    path(f"{_ADOPTION}<uuid:pk>/", adoptions.adoption, name="adoption"),
    path(f"{_ADOPTION}<uuid:pk>/zusage/", adoptions.adoption_promise, name="adoption_promise"),
    path(f"{_ADOPTION}<uuid:pk>/ablehnung/", adoptions.adoption_decline, name="adoption_decline"),
    path(f"{_ADOPTION}<uuid:pk>/beginn/", adoptions.adoption_start, name="adoption_start"),
    path(f"{_ADOPTION}<uuid:pk>/verschiebung/", adoptions.adoption_postpone, name="adoption_postpone"),
    path(f"{_ADOPTION}<uuid:pk>/umsetzung/", adoptions.adoption_fulfil, name="adoption_fulfil"),
    path(f"{_ADOPTION}<uuid:pk>/verzicht/", adoptions.adoption_give_up, name="adoption_give_up"),
]
