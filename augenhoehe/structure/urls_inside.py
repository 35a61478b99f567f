"""Inside pages of the structural level: inbox, topics, structural questions, answers."""

from __future__ import annotations

from django.urls import path

from . import urls_import, urls_work
from .views import answers, conflicts, inbox, questions, topics

app_name = "structure_inside"
urlpatterns = [
    path("intern/hinweise/", inbox.hints, name="hints"),
    path("intern/hinweise/buendelung/", inbox.bundle, name="hints_bundle"),
    path("intern/hinweise/<uuid:pk>/", inbox.hint, name="hint"),
    path("intern/hinweise/<uuid:pk>/aehnliche/", inbox.hint_similar, name="hint_similar"),
    path("intern/hinweise/<uuid:pk>/sichtung/", inbox.hint_see, name="hint_see"),
    path("intern/hinweise/<uuid:pk>/kodierung/", inbox.hint_code, name="hint_code"),
    path("intern/hinweise/<uuid:pk>/verweis/", inbox.hint_refer, name="hint_refer"),
    path("intern/hinweise/<uuid:pk>/ablage/", inbox.hint_reject, name="hint_reject"),
    path("intern/hinweise/<uuid:pk>/wiederaufnahme/", inbox.hint_take_back, name="hint_take_back"),
    path("intern/hinweise/<uuid:pk>/loesung/", inbox.hint_unbundle, name="hint_unbundle"),
    path("intern/hinweise/<uuid:pk>/kontakt/", inbox.hint_contact, name="hint_contact"),
    path("intern/hinweise/<uuid:pk>/konflikt/", conflicts.hint_conflict, name="hint_conflict"),
    path("intern/konflikte/", conflicts.conflicts, name="conflicts"),
    path("intern/konflikte/<uuid:pk>/", conflicts.conflict, name="conflict"),
    path("intern/konflikte/<uuid:pk>/zuweisung/", conflicts.conflict_reassign, name="conflict_reassign"),
    path("intern/konflikte/<uuid:pk>/uebernahme/", conflicts.conflict_take_up, name="conflict_take_up"),
    path("intern/konflikte/<uuid:pk>/rueckgabe/", conflicts.conflict_return, name="conflict_return"),
    path("intern/konflikte/<uuid:pk>/ergebnis/", conflicts.conflict_end, name="conflict_end"),
    path("intern/hinweise/<uuid:pk>/rueckmeldung/", answers.hint_answer, name="hint_answer"),
    path("intern/themen/", topics.topics, name="topics"),
    path("intern/themen/neu/", topics.topic_new, name="topic_new"),
    path("intern/themen/<uuid:pk>/", topics.topic, name="topic"),
    path("intern/themen/<uuid:pk>/bearbeitung/", topics.topic_edit, name="topic_edit"),
    path("intern/themen/<uuid:pk>/stand/", topics.topic_state, name="topic_state"),
    path("intern/themen/<uuid:pk>/ueberfuehrung/", topics.topic_merge, name="topic_merge"),
    path("intern/themen/<uuid:pk>/abtrennung/", topics.topic_split, name="topic_split"),
    path("intern/themen/<uuid:pk>/rueckmeldung/", answers.topic_answer, name="topic_answer"),
    path("intern/strukturfragen/", questions.questions, name="questions"),
    path("intern/strukturfragen/neu/", questions.question_new, name="question_new"),
    path("intern/strukturfragen/<uuid:pk>/", questions.question, name="question"),
    path("intern/strukturfragen/<uuid:pk>/bearbeitung/", questions.question_edit, name="question_edit"),
    path("intern/strukturfragen/<uuid:pk>/vorlage/", questions.question_submit, name="question_submit"),
    path("intern/strukturfragen/<uuid:pk>/rueckholung/", questions.question_withdraw, name="question_withdraw"),
    path("intern/strukturfragen/<uuid:pk>/verwerfung/", questions.question_discard, name="question_discard"),
    path("intern/strukturfragen/<uuid:pk>/wiedervorlage/", questions.question_resubmit, name="question_resubmit"),
    path("intern/strukturfragen/<uuid:pk>/massnahme/", questions.question_measure, name="question_measure"),
    path("intern/strukturfragen/<uuid:pk>/veroeffentlichung/", questions.question_publish, name="question_publish"),
    path("intern/strukturfragen/<uuid:pk>/abschluss/", questions.question_close, name="question_close"),
    path("intern/strukturfragen/<uuid:pk>/rueckmeldung/", answers.question_answer, name="question_answer"),
]
urlpatterns += urls_work.urlpatterns
urlpatterns += urls_import.urlpatterns
