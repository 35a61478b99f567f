"""Funding programmes, bookmarks, grants, and training."""

from __future__ import annotations

from typing import Any

from .registry import MORE, NOWHERE, SUBJECTS, each, noted


@SUBJECTS.of("funding")
def programmes() -> dict[str, dict[str, Any]]:
    from augenhoehe.funding.models import FundingProgramme

    ended = FundingProgramme.objects.get(state="ended")
    return each(("veröffentlicht", noted("funding_start")), ("eingestellt", ended.pk))


@SUBJECTS.of("funding:reminder_end")
def reminder_links() -> dict[str, dict[str, Any]]:
    return {"von Faisal": {"token": MORE["reminder"]}, "verbraucht": {"token": "unsinn"}}


@SUBJECTS.of("funding_inside:rule_change", "funding_inside:rule_move", "funding_inside:rule_remove")
def rules() -> dict[str, dict[str, Any]]:
    from augenhoehe.funding.models import EligibilityRule

    return each(("zweite", EligibilityRule.objects.get(programme=noted("funding_start"), position=2).pk))


@SUBJECTS.of("funding_inside:call_change", "funding_inside:call_cancel")
def calls() -> dict[str, dict[str, Any]]:
    from augenhoehe.funding.models import FundingCall

    return each(("offen", FundingCall.objects.get(programme=noted("funding_start")).pk))


@SUBJECTS.of("funding_inside:forget")
def bookmarks() -> dict[str, dict[str, Any]]:
    from augenhoehe.funding.models import Bookmark

    return each(("von Faisal", Bookmark.objects.get().pk))


@SUBJECTS.of("funding_inside:grant", "funding_inside:measure_link")
def grants() -> dict[str, dict[str, Any]]:
    return each(("geplant, von Dattelpalme", noted("grant_planned")), ("bewilligt, vom Kreis", noted("grant_letters")))


@SUBJECTS.of("funding_inside:grant_plan")
def programmes_to_apply_to() -> dict[str, dict[str, Any]]:
    return programmes()


@SUBJECTS.of("funding_inside:measure_unlink")
def links() -> dict[str, dict[str, Any]]:
    from augenhoehe.funding.models import GrantMeasure

    link = GrantMeasure.objects.get()
    return {
        "Elternbriefe": {"pk": link.grant_id, "measure": link.measure_id},
        "unbekannt": {"pk": link.grant_id, "measure": NOWHERE},
    }


@SUBJECTS.of("organisations_inside:training")
def wishes() -> dict[str, dict[str, Any]]:
    return each(("von Dattelpalme", noted("training_wish")))


@SUBJECTS.of("organisations_inside:training_wish", "organisations_inside:training_offer")
def learners() -> dict[str, dict[str, Any]]:
    return each(("Dattelpalme", noted("organisation_dattelpalme")), ("verborgen", noted("organisation_mosque")))


@SUBJECTS.of("organisations_inside:training_offer_end")
def offers() -> dict[str, dict[str, Any]]:
    return each(("von Lale", noted("training_offer")))


@SUBJECTS.of("organisations_inside:training_topic_end")
def topics() -> dict[str, dict[str, Any]]:
    return each(("Anträge schreiben", noted("training_topic")))


@SUBJECTS.of("organisations_inside:training_join", "organisations_inside:training_leave")
def joining() -> dict[str, dict[str, Any]]:
    wish = noted("training_wish")
    return {
        "Frauen wagen Wege": {"pk": wish, "organisation": noted("organisation_frauen")},
        "unbekannt": {"pk": wish, "organisation": NOWHERE},
    }
