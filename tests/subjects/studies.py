"""Studies with plan, guides and workshops; interviews of the closed room; causes and service chains."""

from __future__ import annotations

from typing import Any

from .registry import NOWHERE, SUBJECTS, each, noted


@SUBJECTS.of("studies_inside:study", "studies_inside:phase_add", "studies_inside:consent_text",
             "studies_inside:suggestion_make", "studies_inside:guide_write", "studies_inside:workshop_note",
             "studies_inside:interviews", "studies_inside:interview_new", "studies:study_public",
             "studies:nominate")  # fmt: skip
def studies() -> dict[str, dict[str, Any]]:
    return each(("läuft, öffentlich", noted("study")))


@SUBJECTS.of("studies_inside:phase_change")
def phases() -> dict[str, dict[str, Any]]:
    from augenhoehe.studies.models import Phase

    return each(("nicht öffentlich", Phase.objects.get(public=False).pk))


@SUBJECTS.of("studies_inside:suggestion_answer")
def suggestions() -> dict[str, dict[str, Any]]:
    return each(("offen", noted("study_suggestion_rojda")), ("beantwortet", noted("study_suggestion_emine")))


@SUBJECTS.of("studies_inside:guide", "studies_inside:guide_change", "studies_inside:guide_publish",
             "studies_inside:guide_hand_out", "studies_inside:guide_pdf", "studies:guide_")  # fmt: skip
def guides() -> dict[str, dict[str, Any]]:
    return each(("erste Fassung", noted("study_guide_first")), ("veröffentlicht, türkisch", noted("study_guide_tr")))


@SUBJECTS.of("studies_inside:workshop", "studies_inside:card_write", "studies_inside:cluster_open")
def workshops() -> dict[str, dict[str, Any]]:
    return each(("Werkstatt in Zwirnstadt", noted("study_workshop")))


@SUBJECTS.of("studies_inside:card_sort")
def cards() -> dict[str, dict[str, Any]]:
    return each(("Karte ohne Gruppe", noted("study_card")))


@SUBJECTS.of("studies_inside:cluster_hand_on")
def clusters() -> dict[str, dict[str, Any]]:
    return each(("Briefe und Fristen", noted("study_cluster")))


@SUBJECTS.of("studies_inside:interview")
def interviews() -> dict[str, dict[str, Any]]:
    return each(("ausgewertet", noted("interview_analysed")), ("angefragt", noted("interview_asked")))


@SUBJECTS.of("studies_inside:finding_write")
def written() -> dict[str, dict[str, Any]]:
    return each(("geführt", noted("interview_held")))


@SUBJECTS.of("studies_inside:finding_change", "studies_inside:finding_release")
def findings() -> dict[str, dict[str, Any]]:
    return each(("noch drinnen", noted("finding_open")), ("weitergegeben", noted("finding_given")))


@SUBJECTS.of("studies_inside:nomination")
def nominations() -> dict[str, dict[str, Any]]:
    return each(("Selbstmeldung", noted("nomination")))


@SUBJECTS.of("structure_inside:source_drop")
def sources() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import QuestionSource

    found = QuestionSource.objects.get(pk=noted("question_source"))
    return {
        "Sozialraumanalyse": {"pk": found.question_id, "source": found.pk},
        "unbekannt": {"pk": NOWHERE, "source": NOWHERE},
    }


@SUBJECTS.of("structure_inside:chains", "structure_inside:chain_begin", "structure_inside:cause_name",
             "structure_inside:source_name")  # fmt: skip
def questions() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import StructuralQuestion

    return each(("Post", StructuralQuestion.objects.get(chains=noted("chain")).pk))


@SUBJECTS.of("structure_inside:chain_step_add", "structure_inside:chain_release")
def chains() -> dict[str, dict[str, Any]]:
    return each(("Ist", noted("chain")))


@SUBJECTS.of("structure_inside:chain_step_change", "structure_inside:chain_step_drop")
def steps() -> dict[str, dict[str, Any]]:
    return each(("erster Schritt", noted("chain_step")))


@SUBJECTS.of("structure_inside:cause_change", "structure_inside:cause_drop")
def causes() -> dict[str, dict[str, Any]]:
    return each(("aus Interviews", noted("cause")))
