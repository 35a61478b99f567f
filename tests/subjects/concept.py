"""Concepts: their process and texts, goals, inventory and reports."""

from __future__ import annotations

from typing import Any

from .registry import NOWHERE, SUBJECTS, each, noted


@SUBJECTS.of("concept")
def concepts() -> dict[str, dict[str, Any]]:
    from augenhoehe.concept.models import Concept

    district = Concept.objects.exclude(pk=noted("concept_zwirnstadt")).get()
    return each(("Konzept des Kreises", district.pk), ("Konzept Zwirnstadt", noted("concept_zwirnstadt")))


@SUBJECTS.of("concept_inside:measures", "concept_inside:measure_create")
def concepts_with_measures() -> dict[str, dict[str, Any]]:
    return concepts()


@SUBJECTS.of("concept_inside:statement_change")
def statements() -> dict[str, dict[str, Any]]:
    return each(("noch ohne Leitziel", noted("vision_statement")))


@SUBJECTS.of("concept_inside:concept_begin")
def mandates() -> dict[str, dict[str, Any]]:
    """It has its concept already, so that nobody begins a second one."""
    return each(("Auftrag mit Konzept", noted("mandate_motion")))


@SUBJECTS.of("concept_inside:phase_begin", "concept_inside:phase_finish", "concept_inside:phase_skip",
             "concept_inside:phase_reopen", "concept_inside:phase_change",
             "concept_inside:involvement_add")  # fmt: skip
def phases() -> dict[str, dict[str, Any]]:
    from augenhoehe.concept.models import Phase

    rows = Phase.objects.filter(concept=noted("concept_zwirnstadt"))
    return each(("läuft", rows.get(kind="involvement").pk), ("vorgesehen", rows.get(kind="draft").pk))


@SUBJECTS.of("concept_inside:involvement_change", "concept_inside:involvement_remove")
def involvements() -> dict[str, dict[str, Any]]:
    from augenhoehe.concept.models import Involvement

    return each(("Zwirnstadt", Involvement.objects.order_by("on", "who").first().pk))


@SUBJECTS.of("concept:action_field_public", "concept_inside:action_field_change")
def action_fields() -> dict[str, dict[str, Any]]:
    from augenhoehe.concept.models import ActionField

    rows = ActionField.objects.filter(title="Kita, Schule und Ausbildung")
    return each(("Kita und Schule", rows.get().pk))


@SUBJECTS.of("concept_inside:guiding_goal_change")
def guiding_goals() -> dict[str, dict[str, Any]]:
    from augenhoehe.concept.models import GuidingGoal

    return each(("Leitziel des Kreises", GuidingGoal.objects.get(title="Betroffene sitzen mit am Tisch").pk))


@SUBJECTS.of("concept:goal", "concept_inside:goal", "concept_inside:goal_change", "concept_inside:goal_postpone")
def goals() -> dict[str, dict[str, Any]]:
    return each(("Ziel des Kreises", noted("goal_language")))


@SUBJECTS.of("concept_inside:goal_add")
def concepts_with_goals() -> dict[str, dict[str, Any]]:
    return concepts()


@SUBJECTS.of("concept_inside:chapter", "concept_inside:comment_add")
def chapters() -> dict[str, dict[str, Any]]:
    from augenhoehe.concept.models import Chapter

    return each(("Ausgangslage", Chapter.objects.get(concept=noted("concept_zwirnstadt"), position=1).pk))


@SUBJECTS.of("concept_inside:chapter_add")
def concepts_with_chapters() -> dict[str, dict[str, Any]]:
    return concepts()


@SUBJECTS.of("concept_inside:comment_settle")
def comments() -> dict[str, dict[str, Any]]:
    return each(("offen", noted("chapter_comment")))


@SUBJECTS.of("concept_inside:contribution_remove")
def contributions() -> dict[str, dict[str, Any]]:
    return each(("an einer Maßnahme", noted("contribution")))


@SUBJECTS.of("concept:version_public", "concept_inside:version")
def versions() -> dict[str, dict[str, Any]]:
    """Of the demo's concepts none is frozen yet: nobody finds one."""
    return {"unbekannt": {"pk": NOWHERE}}


@SUBJECTS.of("concept_inside:version_freeze", "concept_inside:version_enter")
def concepts_to_freeze() -> dict[str, dict[str, Any]]:
    return concepts()


@SUBJECTS.of("concept_inside:project")
def projects() -> dict[str, dict[str, Any]]:
    return each(("Programm", noted("project_programme")), ("Vorgänger", noted("project_model")))


@SUBJECTS.of("concept_inside:experience_note")
def projects_learnt_from() -> dict[str, dict[str, Any]]:
    return projects()


@SUBJECTS.of("concept_inside:experience_change")
def experiences() -> dict[str, dict[str, Any]]:
    from augenhoehe.concept.models import Experience

    return each(("Erfahrung", Experience.objects.get(kind="worked").pk))


@SUBJECTS.of("concept_inside:report", "concept_inside:edition_order")
def reports() -> dict[str, dict[str, Any]]:
    return each(("dieses Jahr", noted("year_report")))


@SUBJECTS.of("concept_inside:reports", "concept_inside:report_begin")
def concepts_with_reports() -> dict[str, dict[str, Any]]:
    return concepts()


@SUBJECTS.of("concept_inside:part_write")
def parts() -> dict[str, dict[str, Any]]:
    from augenhoehe.concept.models import YearReportPart

    rows = YearReportPart.objects.filter(report=noted("year_report"))
    return each(("Kita und Schule", rows.get(action_field__title="Kita, Schule und Ausbildung").pk))


@SUBJECTS.of("concept:report_public", "concept:report_file_public", "concept_inside:edition_progress",
             "concept_inside:edition_file")  # fmt: skip
def editions() -> dict[str, dict[str, Any]]:
    return {
        "PDF": {"pk": noted("report_edition"), "kind": "pdf"},
        "ODT": {"pk": noted("report_edition"), "kind": "odt"},
        "unbekannt": {"pk": NOWHERE, "kind": "pdf"},
    }


@SUBJECTS.of("concept:marker_feed")
def calendars() -> dict[str, dict[str, Any]]:
    return {"keine Adresse": {"token": "kein-zeichen"}}
