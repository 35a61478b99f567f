"""Pages of the closed room (German only). All below /akte/: no cache, no log, no trail outside keeps them."""

from __future__ import annotations

from django.urls import path

from .views import case, cases, concerns, gate, hands, intake, linkings, strengths

app_name = "cases_inside"
urlpatterns = [
    path("akte/", cases.cases, name="cases"),
    path("akte/suche/", cases.search, name="search"),
    path("akte/neu/", cases.client_new, name="client_new"),
    path("akte/zahlen/", cases.numbers, name="numbers"),
    path("akte/zahlen/<uuid:pk>/uebergabe/", hands.cases_reassign, name="cases_reassign"),
    path("akte/zahlen/<uuid:pk>/empfang/", intake.door_change, name="door_change"),
    path("akte/wuensche/", intake.wishes, name="wishes"),
    path("akte/wuensche/<uuid:pk>/", intake.wish, name="wish"),
    path("akte/wuensche/<uuid:pk>/uebernahme/", intake.wish_care, name="wish_care"),
    path("akte/wuensche/<uuid:pk>/rueckgabe/", intake.wish_back, name="wish_back"),
    path("akte/wuensche/<uuid:pk>/aufnahme/", intake.wish_admit, name="wish_admit"),
    path("akte/wuensche/<uuid:pk>/antwort/", intake.wish_answer, name="wish_answer"),
    path("akte/hinweis/", gate.hint_give, name="hint_give"),
    path("akte/hinweis/ruecknahme/", gate.hint_take_back, name="hint_take_back"),
    path("akte/hinweise/<uuid:pk>/rueckzug/", gate.hint_withdraw, name="hint_withdraw"),
    path("akte/<uuid:pk>/", case.case, name="case"),
    path("akte/<uuid:pk>/gelesen/", case.log, name="log"),
    path("akte/<uuid:pk>/person/", case.client_change, name="client_change"),
    path("akte/<uuid:pk>/stand/", case.case_move, name="case_move"),
    path("akte/<uuid:pk>/abschluss/", case.case_close, name="case_close"),
    path("akte/<uuid:pk>/wiederoeffnung/", case.case_reopen, name="case_reopen"),
    path("akte/<uuid:pk>/loeschung/", case.case_erase, name="case_erase"),
    path("akte/<uuid:pk>/neuer-fall/", case.case_open, name="case_open"),
    path("akte/<uuid:pk>/uebergabe/", hands.case_hand_over, name="case_hand_over"),
    path("akte/<uuid:pk>/uebernahme/", hands.case_accept, name="case_accept"),
    path("akte/<uuid:pk>/vertretung/", hands.deputy_name, name="deputy_name"),
    path("akte/vertretungen/<uuid:pk>/ende/", hands.deputy_end, name="deputy_end"),
    path("akte/<uuid:pk>/einwilligung/", case.consent_give, name="consent_give"),
    path("akte/einwilligungen/<uuid:pk>/widerruf/", case.consent_revoke, name="consent_revoke"),
    path("akte/<uuid:pk>/kontakt/", case.contact_note, name="contact_note"),
    path("akte/<uuid:pk>/anliegen/", concerns.concern_name, name="concern_name"),
    path("akte/anliegen/<uuid:pk>/bearbeitung/", concerns.concern_begin, name="concern_begin"),
    path("akte/anliegen/<uuid:pk>/ergebnis/", concerns.concern_end, name="concern_end"),
    path("akte/anliegen/<uuid:pk>/wiederaufnahme/", concerns.concern_reopen, name="concern_reopen"),
    path("akte/<uuid:pk>/staerke/", strengths.strength_name, name="strength_name"),
    path("akte/staerken/<uuid:pk>/", strengths.strength_change, name="strength_change"),
    path("akte/staerken/<uuid:pk>/streichung/", strengths.strength_remove, name="strength_remove"),
    path("akte/<uuid:pk>/vermittlung/", linkings.linking_search, name="linking_search"),
    path("akte/<uuid:pk>/vermittlung/neu/", linkings.linking_make, name="linking_make"),
    path("akte/<uuid:pk>/vermittlung/fehlt/", linkings.linking_missing, name="linking_missing"),
    path("akte/vermittlungen/<uuid:pk>/stand/", linkings.linking_settle, name="linking_settle"),
    path("akte/vermittlungen/<uuid:pk>/hinweis/", gate.linking_hint, name="linking_hint"),
    path("akte/anliegen/<uuid:pk>/hinweis/", gate.hint_release, name="hint_release"),
]
