"""Committees, meetings, papers, mandates, concepts and measures."""

from __future__ import annotations

from typing import Any

from .registry import MORE, NOWHERE, SUBJECTS, each, noted


@SUBJECTS.of("committees")
def committees() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Committee

    return each(
        ("Lenkungsgruppe", Committee.objects.get(kind="steering_group").pk),
        (
            "Ausschuss Sternmünde",
            Committee.objects.get(municipality__name="Sternmünde", kind="integration_committee").pk,
        ),
        ("nicht öffentlich", Committee.objects.get(public=False).pk),
    )


def _seated() -> tuple[Any, Any, Any]:
    from augenhoehe.committees.models import Committee

    return (
        Committee.objects.get(kind="steering_group"),
        Committee.objects.get(municipality__name="Sternmünde", kind="integration_committee"),
        Committee.objects.get(public=False),
    )


def _first(**wanted: Any) -> Any:
    from augenhoehe.committees.models import Meeting

    return Meeting.objects.filter(**wanted).order_by("starts_at", "committee_id")[0]


@SUBJECTS.of("committees_inside:meeting", "committees_inside:agenda", "committees_inside:attendance")
def meetings() -> dict[str, dict[str, Any]]:
    steering, _, hidden = _seated()
    return each(
        ("Lenkungsgruppe, eingeladen", steering.meetings.get(state="invited").pk),
        ("Ausschuss, geplant", _first(state="planned", committee__public=True).pk),
        ("Ausschuss, eingeladen", _first(state="invited", committee__kind="integration_committee").pk),
        ("nicht öffentlich", hidden.meetings.get().pk),
    )


@SUBJECTS.of("committees_inside:meeting_plan")
def committees_that_meet() -> dict[str, dict[str, Any]]:
    return committees()


@SUBJECTS.of("committees_inside:hearing")
def hearing() -> dict[str, dict[str, Any]]:
    steering, committee, _ = _seated()
    return each(("Ausschuss Sternmünde", committee.pk), ("Lenkungsgruppe, ohne Regel", steering.pk))


@SUBJECTS.of("committees_inside:seat_end")
def seats() -> dict[str, dict[str, Any]]:
    steering, committee, _ = _seated()
    return each(
        ("Lenkungsgruppe", steering.seats.order_by("holder_name", "user__email").first().pk),
        ("Ausschuss Sternmünde", committee.seats.order_by("holder_name", "user__email").first().pk),
    )


@SUBJECTS.of("committees_inside:item_put_off", "committees_inside:item_withdraw", "committees_inside:resolution_record")
def items() -> dict[str, dict[str, Any]]:
    steering, _, hidden = _seated()
    return each(
        ("Lenkungsgruppe", steering.agenda_items.filter(resolution__isnull=True).get().pk),
        ("nicht öffentlich", hidden.agenda_items.get().pk),
    )


@SUBJECTS.of("committees_inside:resolution_correct")
def resolutions() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Resolution

    found = Resolution.objects.filter(agenda_item__committee__kind="steering_group").order_by("decided_on", "wording")
    return each(("Lenkungsgruppe", found.first().pk))


@SUBJECTS.of("committees_inside:mandate_give")
def charging_resolutions() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Resolution

    council = Resolution.objects.get(agenda_item__committee__kind="council")
    return each(("Rat Zwirnstadt", council.pk))


@SUBJECTS.of("committees_inside:paper")
def papers() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Paper

    return each(
        ("Anregung Sternmünde, unterwegs", noted("paper_suggestion")),
        ("Antrag Zwirnstadt, abgeschlossen", noted("paper_motion")),
        ("Entwurf Sternmünde", Paper.objects.get(state="draft").pk),
    )


@SUBJECTS.of(
    "committees_inside:paper_item_add", "committees_inside:paper_questions", "committees_inside:paper_effects",
    "committees_inside:paper_formalities", "committees_inside:annex_add", "committees_inside:paper_versions",
    "committees_inside:paper_pdf",
)  # fmt: skip
def papers_with_parts() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Paper

    return each(
        ("Antrag Zwirnstadt, abgeschlossen", noted("paper_motion")),
        ("Anfrage Zwirnstadt, unterwegs", noted("paper_inquiry")),
        ("Entwurf Sternmünde", Paper.objects.get(state="draft").pk),
    )


@SUBJECTS.of("committees_inside:paper_item_change", "committees_inside:amendment_file")
def paper_items() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import PaperItem

    return each(
        ("Punkt des Antrags", PaperItem.objects.get(paper=noted("paper_motion"), order=1).pk),
        ("Punkt der Anregung", PaperItem.objects.get(paper=noted("paper_suggestion")).pk),
        ("Punkt des Entwurfs", PaperItem.objects.get(paper__state="draft").pk),
    )


@SUBJECTS.of("committees_inside:amendment_decide")
def amendments() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Amendment

    return each(("entschieden, Rat Zwirnstadt", Amendment.objects.get().pk))


@SUBJECTS.of("committees_inside:paper_question_answer")
def paper_questions() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import PaperQuestion

    return each(("offene Frage", PaperQuestion.objects.get(paper=noted("paper_inquiry"), order=4).pk))


@SUBJECTS.of("committees_inside:annex", "committees_inside:annex_change")
def annexes() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Annex

    return each(("Kosten, öffentlich", Annex.objects.get().pk))


@SUBJECTS.of("committees:annex_public")
def public_annexes() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Annex

    annex = Annex.objects.select_related("paper").get()
    return {"Kosten": {"number": annex.paper.number, "pk": annex.pk}}


@SUBJECTS.of("committees_inside:paper_items_decide")
def resolutions_by_item() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Resolution

    return each(("Rat Zwirnstadt", Resolution.objects.get(agenda_item__committee__kind="council").pk))


@SUBJECTS.of("committees_inside:paper_item_charge")
def decided_items() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import ItemDecision

    return each(
        ("hat einen Auftrag", ItemDecision.objects.get(item__order=1).pk),
        ("angenommen, ohne Auftrag", ItemDecision.objects.get(item__order=2).pk),
    )


@SUBJECTS.of("committees_inside:paper_template_change")
def paper_templates() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import PaperTemplate

    return each(("für alle", PaperTemplate.objects.get().pk))


@SUBJECTS.of("committees:paper_public", "committees:paper_versions_public", "committees:paper_pdf_public")
def public_papers() -> dict[str, dict[str, Any]]:
    return {"Anregung": {"number": noted("number_suggestion")}, "unbekannt": {"number": "VL-1999-001"}}


@SUBJECTS.of("committees_inside:mandate")
def mandates() -> dict[str, dict[str, Any]]:
    return each(("Konzept Zwirnstadt", noted("mandate_motion")))


@SUBJECTS.of("committees:invitation")
def invitation_links() -> dict[str, dict[str, Any]]:
    return {"Emine": {"token": MORE["answer"]}, "unbekannt": {"token": "abc.def"}}


@SUBJECTS.of("committees:deputy_answer")
def deputy_links() -> dict[str, dict[str, Any]]:
    return {"Esma": {"token": MORE["deputy"]}, "unbekannt": {"token": "abc.def"}}


@SUBJECTS.of("committees:guest_answer")
def guest_links() -> dict[str, dict[str, Any]]:
    return {"Zeynep": {"token": MORE["guest"]}, "unbekannt": {"token": "abc.def"}}


@SUBJECTS.of("committees:sheet_calendar")
def sheet_links() -> dict[str, dict[str, Any]]:
    found = {"Emine": ("antwort", "answer"), "Esma": ("vertretung", "deputy"), "Zeynep": ("gast", "guest")}
    known = {name: {"who": who, "token": MORE[key]} for name, (who, key) in found.items()}
    return {**known, "unbekannt": {"who": "gast", "token": MORE["answer"]}}


@SUBJECTS.of("committees:sheet_document")
def sheet_documents() -> dict[str, dict[str, Any]]:
    return {
        "Emine": {"who": "antwort", "token": MORE["answer"], "pk": MORE["document"]},
        "unbekannt": {"who": "gast", "token": "abc", "pk": MORE["document"]},
    }


@SUBJECTS.of("committees:own_feed")
def calendar_links() -> dict[str, dict[str, Any]]:
    return {"Emine": {"token": MORE["feed"]}, "unbekannt": {"token": "abc.def"}}


@SUBJECTS.of("committees_inside:item_document", "committees_inside:document_detach")
def documents() -> dict[str, dict[str, Any]]:
    return each(("zum öffentlichen Punkt", MORE["document"]))


@SUBJECTS.of("committees_inside:deputy_drop")
def deputies() -> dict[str, dict[str, Any]]:
    return each(("für Faisal", noted("deputy_faisal")))


@SUBJECTS.of("committees_inside:deputy_add")
def seats_to_represent() -> dict[str, dict[str, Any]]:
    return seats()


@SUBJECTS.of("committees_inside:guest_uninvite")
def guests() -> dict[str, dict[str, Any]]:
    return each(("Zeynep", noted("guest_zeynep")))


@SUBJECTS.of("committees_inside:guest_invite", "committees_inside:members_remind")
def meetings_with_guests() -> dict[str, dict[str, Any]]:
    return meetings()


@SUBJECTS.of("committees_inside:expectation_settle")
def expectations() -> dict[str, dict[str, Any]]:
    return each(("von Emine, offen", noted("expectation_emine")))


@SUBJECTS.of("committees_inside:item_add")
def arranged() -> dict[str, dict[str, Any]]:
    return meetings()


@SUBJECTS.of("committees_inside:item_move", "committees_inside:item_describe", "committees_inside:document_attach")
def items_on_an_agenda() -> dict[str, dict[str, Any]]:
    return items()


@SUBJECTS.of("concept:measure", "concept_inside:measure")
def measures() -> dict[str, dict[str, Any]]:
    from augenhoehe.concept.models import Measure

    return each(
        ("läuft, von L", Measure.objects.get(state="running", lead__name__startswith="Linh").pk),
        ("läuft, von W", Measure.objects.get(state="running", lead__name__startswith="Wiebke").pk),
    )


@SUBJECTS.of("concept_inside:marker")
def markers() -> dict[str, dict[str, Any]]:
    from augenhoehe.concept.models import ImplementationMarker

    open_ones = ImplementationMarker.objects.filter(state="open").order_by("due", "criterion")
    return each(
        ("offen, von L", open_ones.filter(measure__lead__name__startswith="Linh").first().pk),
        ("offen, von W", open_ones.filter(measure__lead__name__startswith="Wiebke").first().pk),
    )


# --- Bodies as such: succession, terms, links, hand-overs, elections --------------------------------------
@SUBJECTS.of("committees_inside:carry")
def carried() -> dict[str, dict[str, Any]]:
    """Finished: who comes to decide about it once more is told so."""
    found = {"pk": noted("carry_over"), "kind": "item", "matter": NOWHERE}
    return {"Arbeitskreis, abgeschlossen": found, "unbekannt": {"pk": NOWHERE, "kind": "item", "matter": NOWHERE}}


@SUBJECTS.of("committees_inside:term_end")
def terms() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Term

    _, committee, _ = _seated()
    term = Term.objects.get(municipality=committee.municipality_id)
    return {
        "Ausschuss Sternmünde": {"pk": committee.pk, "term": term.pk},
        "unbekannt": {"pk": committee.pk, "term": NOWHERE},
    }


@SUBJECTS.of("committees_inside:seat_correct", "committees_inside:seat_change")
def seats_to_change() -> dict[str, dict[str, Any]]:
    return seats()


@SUBJECTS.of("committees_inside:link_")
def links() -> dict[str, dict[str, Any]]:
    _, committee, _ = _seated()
    link = committee.links.order_by("order").first()
    return {
        "Ausschuss Sternmünde": {"pk": committee.pk, "link": link.pk},
        "unbekannt": {"pk": committee.pk, "link": NOWHERE},
    }


@SUBJECTS.of("committees_inside:link_add", "committees_inside:hand_over_begin", "committees_inside:election_begin")
def bodies_to_tell_of() -> dict[str, dict[str, Any]]:
    return committees()


@SUBJECTS.of("committees_inside:hand_over", "committees_inside:entry_")
def hand_overs() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import HandOver

    found = HandOver.objects.get(pk=noted("hand_over"))
    return {
        "Geschäftsführung des Arbeitskreises": {"pk": found.pk, "entry": found.entries.order_by("order").first().pk},
        "unbekannt": {"pk": NOWHERE, "entry": NOWHERE},
    }


@SUBJECTS.of("committees_inside:election", "committees_inside:step_")
def elections() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Election

    found = Election.objects.get(pk=noted("election"))
    step = found.steps.filter(done_on__isnull=True).order_by("-days_before", "title").first()
    return {"Mohnfurt": {"pk": found.pk, "step": step.pk}, "unbekannt": {"pk": NOWHERE, "step": NOWHERE}}


@SUBJECTS.of("committees_inside:appointment")
def appointments() -> dict[str, dict[str, Any]]:
    return each(
        ("Integrationsbeauftragte in Zwirnstadt", noted("appointment_officer")),
        ("Geschäftsstelle in Nebelfurt", noted("appointment_office")),
    )
