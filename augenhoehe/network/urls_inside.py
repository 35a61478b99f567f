"""Addresses of the network, signed in."""

from __future__ import annotations

from django.urls import path

from augenhoehe.places.views.door import behind

from .views import (
    answers,
    board,
    cooperations,
    coverage,
    diversity,
    diversity_link,
    engagement,
    partners,
    picture,
    plans,
    shares,
)

app_name = "network_inside"
_O = "intern/organisationen/"
_B, _C = "intern/netzwerk/boerse/", "intern/netzwerk/kooperationen/"
_K = "intern/netzwerk/kreis-und-kommunen/"
_A = "intern/netzwerk/abstimmung/"
urlpatterns = [
    path(_C, cooperations.cooperations, name="cooperations"),
    path(f"{_C}neu/", cooperations.cooperation_enter, name="cooperation_enter"),
    path(f"{_C}<uuid:pk>/", cooperations.cooperation, name="cooperation"),
    path(f"{_C}<uuid:pk>/bearbeitung/", cooperations.cooperation_change, name="cooperation_change"),
    path(f"{_C}<uuid:pk>/beginn/", cooperations.cooperation_start, name="cooperation_start"),
    path(f"{_C}<uuid:pk>/ende/", cooperations.cooperation_end, name="cooperation_end"),
    path(f"{_C}<uuid:pk>/wieder/", cooperations.cooperation_resume, name="cooperation_resume"),
    path(f"{_C}<uuid:pk>/partner/", partners.partner_add, name="partner_add"),
    path(f"{_C}<uuid:pk>/unterlage/", partners.cooperation_document_add, name="cooperation_document_add"),
    path(f"{_C}partner/<uuid:pk>/zustimmung/", partners.partner_agree, name="partner_agree"),
    path(f"{_C}partner/<uuid:pk>/ablehnung/", partners.partner_decline, name="partner_decline"),
    path(f"{_C}partner/<uuid:pk>/entfernung/", partners.partner_remove, name="partner_remove"),
    path(f"{_C}unterlagen/<uuid:pk>/", partners.cooperation_document, name="cooperation_document"),
    path(
        f"{_C}unterlagen/<uuid:pk>/entfernung/", partners.cooperation_document_remove,
        name="cooperation_document_remove",
    ),
    path("intern/netzwerk/engagement/", engagement.engagement, name="engagement"),
    path(_A, plans.plans, name="plans"),
    path(f"{_A}neu/", plans.plan_lay, name="plan_lay"),
    path(f"{_A}<uuid:pk>/", plans.plan, name="plan"),
    path(f"{_A}<uuid:pk>/rueckmeldung/", plans.plan_reply, name="plan_reply"),
    path(f"{_A}<uuid:pk>/abschluss/", plans.plan_close, name="plan_close"),
    path(f"{_A}<uuid:pk>/rueckzug/", plans.plan_withdraw, name="plan_withdraw"),
    path(f"{_A}rueckmeldungen/<uuid:pk>/antwort/", plans.reply_answer, name="reply_answer"),
    path(_K, shares.shares, name="shares"),
    path(f"{_K}neu/", shares.share_propose, name="share_propose"),
    path(f"{_K}<uuid:pk>/", shares.share, name="share"),
    path(f"{_K}<uuid:pk>/teil/", shares.share_write, name="share_write"),
    path(f"{_K}<uuid:pk>/zustimmung/", shares.share_agree, name="share_agree"),
    path(f"{_K}<uuid:pk>/ende/", shares.share_end, name="share_end"),
    path(_B, board.board, name="board"),
    path(f"{_B}neu/", board.entry_post, name="entry_post"),
    path(f"{_B}<uuid:pk>/", board.board_entry, name="board_entry"),
    path(f"{_B}<uuid:pk>/bearbeitung/", board.entry_change, name="entry_change"),
    path(f"{_B}<uuid:pk>/erledigt/", board.entry_close, name="entry_close"),
    path(f"{_B}<uuid:pk>/verlaengerung/", board.entry_prolong, name="entry_prolong"),
    path(f"{_B}<uuid:pk>/ausblendung/", board.entry_hide, name="entry_hide"),
    path(f"{_B}<uuid:pk>/wieder-zeigen/", board.entry_show, name="entry_show"),
    path(f"{_B}<uuid:pk>/kommentar/", board.comment_add, name="comment_add"),
    path(f"{_B}<uuid:pk>/mitmachen/", answers.entry_join, name="entry_join"),
    path(f"{_B}kommentare/<uuid:pk>/ausblendung/", board.comment_hide, name="comment_hide"),
    path(f"{_B}antworten/<uuid:pk>/", answers.board_answer, name="board_answer"),
    path(f"{_B}antworten/<uuid:pk>/nachricht/", answers.answer_write, name="answer_write"),
    path(f"{_B}antworten/<uuid:pk>/absage/", answers.answer_decline, name="answer_decline"),
    path(f"{_B}antworten/<uuid:pk>/rueckzug/", answers.answer_withdraw, name="answer_withdraw"),
    path(f"{_B}antworten/<uuid:pk>/kooperation/", answers.answer_cooperate, name="answer_cooperate"),
    path(f"{_O}<uuid:pk>/vielfalt/", diversity.diversity, name="diversity"),
    path(f"{_O}<uuid:pk>/vielfalt/angabe/", diversity.diversity_report, name="diversity_report"),
    path(f"{_O}<uuid:pk>/vielfalt/frage/", diversity_link.diversity_ask, name="diversity_ask"),
    path(f"{_O}<uuid:pk>/vielfalt/ziel/", diversity.diversity_goal, name="diversity_goal"),
    path(f"{_O}vielfalt/<uuid:pk>/bearbeitung/", diversity.diversity_change, name="diversity_change"),
    path(f"{_O}vielfalt/<uuid:pk>/entfernung/", diversity.diversity_remove, name="diversity_remove"),
    *behind("network_picture", [
        path("intern/netzwerk/bild/", picture.picture, name="picture"),
        path("intern/netzwerk/vorschlaege/<int:pk>/verwerfen/", picture.suggestion_dismiss, name="suggestion_dismiss"),
    ]),
    path("intern/netzwerk/abdeckung/", coverage.coverage, name="coverage"),
    path("intern/netzwerk/beteiligung/", coverage.involvement, name="involvement"),
]  # fmt: skip
