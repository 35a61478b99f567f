"""Matters inside. A matter is named by its number, before the publication by its id."""

from django.urls import path

from .views import inside, verbs

app_name = "journal_inside"
urlpatterns = [
    path("intern/vorgaenge/", inside.threads, name="threads"),
    path("intern/vorgaenge/<slug:ref>/", inside.thread, name="thread"),
    path("intern/vorgaenge/<slug:ref>/pdf/", inside.thread_paper, name="thread_paper"),
    path("intern/vorgaenge/<slug:ref>/schritte/", inside.steps, name="steps"),
    path("intern/vorgaenge/<slug:ref>/schritt/", verbs.write, name="write"),
    path("intern/vorgaenge/<slug:ref>/texte/", verbs.change, name="change"),
    path("intern/vorgaenge/<slug:ref>/veroeffentlichung/", verbs.publish, name="publish"),
    path("intern/vorgaenge/<slug:ref>/rueckzug/", verbs.withdraw, name="withdraw"),
    path("intern/vorgaenge/<slug:ref>/abschluss/", verbs.close, name="close"),
    path("intern/vorgaenge/<slug:ref>/wiederaufnahme/", verbs.reopen, name="reopen"),
    path("intern/vorgaenge/<slug:ref>/zusammenfuehrung/", verbs.merge, name="merge"),
    path("intern/vorgaenge/<slug:ref>/trennung/", verbs.split, name="split"),
    path("intern/schritte/<uuid:pk>/berichtigung/", verbs.correct, name="correct"),
    path("intern/schritte/<uuid:pk>/textentfernung/", verbs.blank, name="blank"),
]
