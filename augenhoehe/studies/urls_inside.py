"""Inside pages of studies, and the closed room of interviews under `/akte/` (German only)."""

from __future__ import annotations

from django.urls import path

from augenhoehe.places.views.door import behind

from .views import findings, guides, interviews, studies, workshops

app_name = "studies_inside"
_S, _R = "intern/studien/", "akte/studien/"
_I = f"{_R}interviews/<uuid:pk>/"
urlpatterns = behind(
    "studies",
    [
        path(_S, studies.studies, name="studies"),
        path(f"{_S}neu/", studies.study_new, name="study_new"),
        path(f"{_S}<uuid:pk>/", studies.study, name="study"),
        path(f"{_S}<uuid:pk>/bearbeitung/", studies.study_edit, name="study_edit"),
        path(f"{_S}<uuid:pk>/beginn/", studies.study_move, {"verb": "start"}, name="study_start"),
        path(f"{_S}<uuid:pk>/auswertung/", studies.study_move, {"verb": "analyse"}, name="study_analyse"),
        path(f"{_S}<uuid:pk>/fortsetzung/", studies.study_move, {"verb": "resume"}, name="study_resume"),
        path(f"{_S}<uuid:pk>/abschluss/", studies.study_move, {"verb": "close"}, name="study_close"),
        path(f"{_S}<uuid:pk>/veroeffentlichung/", studies.study_publish, name="study_publish"),
        path(f"{_S}<uuid:pk>/phase/", studies.phase_add, name="phase_add"),
        path(f"{_S}phasen/<uuid:pk>/", studies.phase_change, name="phase_change"),
        path(f"{_S}<uuid:pk>/einwilligungstext/", studies.consent_text, name="consent_text"),
        path(f"{_S}<uuid:pk>/vorschlag/", studies.suggestion_make, name="suggestion_make"),
        path(f"{_S}vorschlaege/<uuid:pk>/antwort/", studies.suggestion_answer, name="suggestion_answer"),
        path(f"{_S}<uuid:pk>/leitfaden/", guides.guide_write, name="guide_write"),
        path(f"{_S}leitfaeden/<uuid:pk>/", guides.guide, name="guide"),
        path(f"{_S}leitfaeden/<uuid:pk>/bearbeitung/", guides.guide_change, name="guide_change"),
        path(f"{_S}leitfaeden/<uuid:pk>/veroeffentlichung/", guides.guide_publish, name="guide_publish"),
        path(f"{_S}leitfaeden/<uuid:pk>/verteilung/", guides.guide_hand_out, name="guide_hand_out"),
        path(f"{_S}leitfaeden/<uuid:pk>/pdf/", guides.guide_print, name="guide_pdf"),
        path(f"{_S}<uuid:pk>/werkstatt/", workshops.workshop_note, name="workshop_note"),
        path(f"{_S}werkstaetten/<uuid:pk>/", workshops.workshop, name="workshop"),
        path(f"{_S}werkstaetten/<uuid:pk>/karte/", workshops.card_write, name="card_write"),
        path(f"{_S}karten/<uuid:pk>/", workshops.card_sort, name="card_sort"),
        path(f"{_S}werkstaetten/<uuid:pk>/gruppe/", workshops.cluster_open, name="cluster_open"),
        path(f"{_S}gruppen/<uuid:pk>/hinweis/", workshops.cluster_hand_on, name="cluster_hand_on"),
        path(_R, interviews.rooms, name="rooms"),
        path(f"{_R}<uuid:pk>/", interviews.interviews, name="interviews"),
        path(f"{_R}<uuid:pk>/neu/", interviews.interview_new, name="interview_new"),
        path(_I, interviews.interview, name="interview"),
        path(f"{_I}person/", interviews.interview_change, name="interview_change"),
        path(f"{_I}anfrage/", interviews.interview_ask, name="interview_ask"),
        path(f"{_I}einwilligung/", interviews.interview_consent, name="interview_consent"),
        path(f"{_I}gespraech/", interviews.interview_hold, name="interview_hold"),
        path(f"{_I}notizen/", interviews.interview_notes, name="interview_notes"),
        path(f"{_I}ausgewertet/", interviews.interview_settle, {"verb": "analyse"}, name="interview_analyse"),
        path(f"{_I}wieder/", interviews.interview_settle, {"verb": "reopen"}, name="interview_reopen"),
        path(f"{_I}rohdaten/", interviews.interview_delete_raw, name="interview_delete_raw"),
        path(f"{_I}widerruf/", interviews.interview_revoke, name="interview_revoke"),
        path(f"{_I}protokoll/", interviews.interview_log, name="interview_log"),
        path(f"{_I}befund/", findings.finding_write, name="finding_write"),
        path(f"{_R}befunde/<uuid:pk>/", findings.finding_change, name="finding_change"),
        path(f"{_R}befunde/<uuid:pk>/freigabe/", findings.finding_release, name="finding_release"),
        path(f"{_R}meldungen/<uuid:pk>/", interviews.nomination, name="nomination"),
        path(f"{_R}meldungen/<uuid:pk>/uebernahme/", interviews.nomination_take, name="nomination_take"),
        path(f"{_R}meldungen/<uuid:pk>/loeschung/", interviews.nomination_decline, name="nomination_decline"),
    ],
)
