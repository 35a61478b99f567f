"""The field register of the process, the texts, the goals, the inventory and the reports of concepts."""

from __future__ import annotations

from augenhoehe.core.register import DataCard, DataClass, Owner

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT

TASK = "Aufgabe im öffentlichen Interesse: Integrationskonzept und seine Umsetzung (zu prüfen)"
ALL = "alle bei öffentlichen Konzepten; sonst Angemeldete mit einer Rolle im Integrationsmanagement"
INSIDE = "Angemeldete mit einer Rolle im Integrationsmanagement"
YEARS = "fünf Jahre nach dem Eintrag (zu prüfen)"
PEOPLE_GO = "Der Löschlauf entfernt Namen und Kennungen; Funktion, Tag und Inhalt bleiben."
NOBODY = "keine personenbezogenen Angaben"


def _card(model: str, title: str, purpose: str, fields: dict[str, DataClass], *, readers: str = ALL,
          people: str = "") -> DataCard:  # fmt: skip
    return DataCard(
        model=f"concept.{model}", title=title, owner=Owner.MUNICIPALITY, purpose=purpose, legal_basis=TASK,
        retention=f"dauerhaft; die Person bis {YEARS}" if people else "dauerhaft",
        erasure=PEOPLE_GO if people else "keine", access_report=people or NOBODY, readers=readers, fields=fields,
    )  # fmt: skip


_BY = {"at": PUBLIC, "by_id": PERSONAL, "by_function": PUBLIC}

MORE = (
    _card("GuidingGoal", "Leitziele", "Sagen, wohin ein Konzept führt", {
        "id": TECHNICAL, "revision": TECHNICAL, "concept": TECHNICAL, "action_field": PUBLIC, "position": TECHNICAL,
        "title": PUBLIC, "text": PUBLIC,
    }),
    _card("VisionStatement", "Aussagen von Leitbildern", "Zeigen, welche Aussage des Leitbilds schon Ziele hat", {
        "id": TECHNICAL, "revision": TECHNICAL, "concept": TECHNICAL, "position": TECHNICAL, "text": PUBLIC,
    }),
    _card("VisionStatement_guiding_goals", "Leitziele von Aussagen", "Sagen, welches Leitziel welche Aussage füllt", {
        "id": TECHNICAL, "visionstatement": TECHNICAL, "guidinggoal": PUBLIC,
    }),
    _card("Goal", "Ziele", "Nachprüfbar machen, was erreicht werden soll", {
        "id": TECHNICAL, "revision": TECHNICAL, "concept": TECHNICAL, "action_field": PUBLIC, "guiding_goal": PUBLIC,
        "position": TECHNICAL, "title": PUBLIC, "criterion": PUBLIC, "target": PUBLIC, "due": PUBLIC,
        "first_due": PUBLIC, "moved_reason": PUBLIC, "unit": PUBLIC, "responsible": PERSONAL, "dimension": PUBLIC,
    }, readers=ALL + "; die zuständige Person nur innen", people="Ziele, für die Sie zuständig sind"),
    _card("Goal_indicators", "Indikatoren von Zielen", "Sagen, woran die Wirkung gemessen wird", {
        "id": TECHNICAL, "goal": TECHNICAL, "indicator": TECHNICAL,
    }),
    _card("Measure_areas", "Maßnahmen in Sozialräumen", "Sagen, wo etwas getan wird", {
        "id": TECHNICAL, "measure": TECHNICAL, "socialarea": TECHNICAL,
    }),
    _card("Phase", "Phasen eines Konzepts", "Zeigen, wie ein Konzept entsteht und wo es steht", {
        "id": TECHNICAL, "revision": TECHNICAL, "concept": TECHNICAL, "kind": PUBLIC, "title": PUBLIC,
        "position": TECHNICAL, "starts_on": PUBLIC, "ends_on": PUBLIC, "first_ends_on": PUBLIC, "state": PUBLIC,
        "begun_on": PUBLIC, "ended_on": PUBLIC,
    }),
    _card("PhaseChange", "Änderungen von Phasen", "Nachlesen, was am Prozess sich änderte und warum", {
        "id": TECHNICAL, "phase": TECHNICAL, "text": INTERNAL, "reason": FREE_TEXT, **_BY,
    }, readers=INSIDE, people="Änderungen, die Sie vorgenommen haben"),
    _card("Involvement", "Beteiligungen", "Sehen, wer in welcher Phase gehört wurde und wer fehlt", {
        "id": TECHNICAL, "revision": TECHNICAL, "phase": TECHNICAL, "actor_type": INTERNAL, "organisation": INTERNAL,
        "who": INTERNAL, "way": INTERNAL, "on": INTERNAL, "note": FREE_TEXT,
    }, readers=INSIDE),
    _card("Chapter", "Kapitel", "Den Text eines Konzepts gemeinsam schreiben", {
        "id": TECHNICAL, "revision": TECHNICAL, "concept": TECHNICAL, "position": TECHNICAL, "title": INTERNAL,
        "text": FREE_TEXT,
    }, readers=INSIDE + "; öffentlich erst in einer beschlossenen Fassung"),
    _card("ChapterVersion", "Fassungen von Kapiteln", "Nachlesen, wie ein Text entstand", {
        "id": TECHNICAL, "chapter": TECHNICAL, "number": INTERNAL, "title": INTERNAL, "text": FREE_TEXT,
        "note": INTERNAL, **_BY,
    }, readers=INSIDE, people="Fassungen, die Sie geschrieben haben"),
    _card("ChapterComment", "Kommentare zu Kapiteln", "Über einen Entwurf sprechen, und sagen, was daraus wurde", {
        "id": TECHNICAL, "revision": TECHNICAL, "version": TECHNICAL, "text": FREE_TEXT, **_BY,
        "settled_at": INTERNAL, "settled_note": INTERNAL,
    }, readers=INSIDE, people="Kommentare, die Sie geschrieben haben"),
    _card("Contribution", "Beiträge zum Konzept", "Zeigen, wer etwas beigetragen hat", {
        "id": TECHNICAL, "revision": TECHNICAL, "concept": TECHNICAL, "kind": PUBLIC, "chapter": TECHNICAL,
        "measure": TECHNICAL, "name": PERSONAL, "role": PUBLIC, "named_publicly": INTERNAL, "organisation": PUBLIC,
        "story": TECHNICAL, "text": FREE_TEXT, "on": PUBLIC,
    }, readers=ALL + "; der Name einer Fachperson öffentlich nur mit ihrem Einverständnis",
        people="Beiträge, bei denen Ihr Name steht"),
    _card("ConceptVersion", "Fassungen eines Konzepts", "Belegen, was beraten und beschlossen wurde", {
        "id": TECHNICAL, "revision": TECHNICAL, "concept": TECHNICAL, "number": PUBLIC, "note": INTERNAL,
        "content": FREE_TEXT, "state": PUBLIC, "frozen_at": PUBLIC, "frozen_by": PERSONAL, "by_function": PUBLIC,
        "paper": TECHNICAL, "resolution": TECHNICAL,
    }, readers=ALL + "; Entwürfe nur innen", people="Fassungen, die Sie festgehalten haben"),
    _card("Project", "Bestand an Projekten", "Wissen, was es schon gibt und gab, mit Geldgebern und Ergebnissen", {
        "id": TECHNICAL, "revision": TECHNICAL, "municipality": PUBLIC, "kind": PUBLIC, "title": PUBLIC,
        "text": PUBLIC, "carrier": PUBLIC, "giver": PUBLIC, "starts_on": PUBLIC, "ends_on": PUBLIC,
        "results": PUBLIC, "predecessor": PUBLIC, "public": INTERNAL,
    }),
    _card("Project_action_fields", "Projekte in Handlungsfeldern", "Zeigen, worauf ein Handlungsfeld aufbaut", {
        "id": TECHNICAL, "project": TECHNICAL, "actionfield": TECHNICAL,
    }),
    _card("Experience", "Erfahrungen", "Nicht zweimal dasselbe lernen müssen", {
        "id": TECHNICAL, "revision": TECHNICAL, "municipality": PUBLIC, "project": TECHNICAL, "kind": PUBLIC,
        "text": FREE_TEXT, "conditions": FREE_TEXT, "public": INTERNAL, "on": PUBLIC, "by_function": PUBLIC,
    }),
    _card("Experience_action_fields", "Erfahrungen in Handlungsfeldern", "Erfahrungen dort zeigen, wo sie helfen", {
        "id": TECHNICAL, "experience": TECHNICAL, "actionfield": TECHNICAL,
    }),
    _card("YearReport", "Jahresberichte von Konzepten", "Jedes Jahr sagen, wie weit ein Konzept ist", {
        "id": TECHNICAL, "revision": TECHNICAL, "concept": TECHNICAL, "year": PUBLIC, "intro": FREE_TEXT,
        "outlook": FREE_TEXT, "created_at": INTERNAL,
    }),
    _card("YearReportPart", "Abschnitte von Jahresberichten", "Zu jedem Handlungsfeld etwas sagen", {
        "id": TECHNICAL, "revision": TECHNICAL, "report": TECHNICAL, "action_field": TECHNICAL, "text": FREE_TEXT,
    }),
    _card("ReportEdition", "Ausgaben von Jahresberichten", "Aufbewahren, was berichtet wurde", {
        "id": TECHNICAL, "revision": TECHNICAL, "report": TECHNICAL, "number": PUBLIC, "note": PUBLIC,
        "state": TECHNICAL, "as_of": PUBLIC, "done": TECHNICAL, "total": TECHNICAL, "failure": INTERNAL,
        "content": FREE_TEXT, "pdf": PUBLIC, "ordered_at": INTERNAL, "ordered_by": PERSONAL, "made_at": PUBLIC,
    }, people="Ausgaben, die Sie bestellt haben"),
    _card("SocialAreaAnalysis", "Sozialraumanalysen", "Sehen, was ein Gebiet hat, braucht und kann", {
        "id": TECHNICAL, "revision": TECHNICAL, "municipality": PUBLIC, "social_area": PUBLIC, "starts_on": PUBLIC,
        "ends_on": PUBLIC, "potentials": FREE_TEXT, "needs": FREE_TEXT, "conclusions": FREE_TEXT, "state": INTERNAL,
        "checked_at": INTERNAL, "checked_by": PERSONAL, "published_at": PUBLIC, "published_by": PERSONAL,
        "created_at": INTERNAL,
    }, readers="alle bei veröffentlichten Analysen; sonst " + INSIDE,
        people="Analysen, die Sie geprüft oder veröffentlicht haben"),
    _card("SocialAreaAnalysis_measures", "Maßnahmen aus Sozialraumanalysen", "Zeigen, was aus einer Analyse folgt", {
        "id": TECHNICAL, "socialareaanalysis": TECHNICAL, "measure": TECHNICAL,
    }),
)  # fmt: skip
