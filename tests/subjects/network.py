"""Cooperations, the exchange board, self-reports and the picture of the network."""

from __future__ import annotations

from typing import Any

from .registry import MORE, SUBJECTS, each, noted


@SUBJECTS.of("network_inside:cooperation", "network_inside:partner_add")
def cooperations() -> dict[str, dict[str, Any]]:
    return each(
        ("Feuerwehr und Dattelpalme, vereinbart und öffentlich", noted("cooperation_practice")),
        ("Dattelpalme und Moscheegemeinde, noch nicht vereinbart", noted("cooperation_party")),
    )


@SUBJECTS.of("network_inside:partner_agree", "network_inside:partner_decline", "network_inside:partner_remove")
def partners() -> dict[str, dict[str, Any]]:
    from augenhoehe.network.models import CooperationPartner

    def one(key: str) -> Any:
        found = CooperationPartner.objects.get(
            cooperation=noted("cooperation_party"), organisation=noted(f"organisation_{key}")
        )
        return found.pk

    return each(("Dattelpalme, zugestimmt", one("dattelpalme")), ("Moscheegemeinde, offen", one("mosque")))


@SUBJECTS.of("network_inside:cooperation_document", "network_inside:cooperation_document_remove")
def documents() -> dict[str, dict[str, Any]]:
    from augenhoehe.network.models import CooperationDocument

    return each(("Vereinbarung mit der Feuerwehr", CooperationDocument.objects.get().pk))


@SUBJECTS.of("network_inside:cooperation_document_add")
def cooperations_with_documents() -> dict[str, dict[str, Any]]:
    return cooperations()


@SUBJECTS.of("network_inside:board_entry", "network_inside:entry_", "network_inside:comment_add")
def entries() -> dict[str, dict[str, Any]]:
    return each(
        ("Gesuch von Frauen wagen Wege", noted("board_run")),
        ("Erfahrung von Dattelpalme", noted("board_experience")),
    )


@SUBJECTS.of("network_inside:comment_hide")
def comments() -> dict[str, dict[str, Any]]:
    from augenhoehe.network.models import BoardComment

    return each(("von Frauen wagen Wege", BoardComment.objects.get().pk))


@SUBJECTS.of("network_inside:board_answer", "network_inside:answer_")
def answers() -> dict[str, dict[str, Any]]:
    return each(("Dattelpalme bei Frauen wagen Wege", noted("board_answer")))


@SUBJECTS.of("network_inside:diversity", "network_inside:diversity_report", "network_inside:diversity_goal",
             "network_inside:diversity_ask")  # fmt: skip
def diverse_organisations() -> dict[str, dict[str, Any]]:
    return each(
        ("Feuerwehr", noted("organisation_firebrigade")), ("Dattelpalme", noted("organisation_dattelpalme")),
        ("in Zwirnstadt, verborgen", noted("organisation_mosque")),
    )  # fmt: skip


@SUBJECTS.of("network_inside:diversity_change", "network_inside:diversity_remove")
def diversity_reports() -> dict[str, dict[str, Any]]:
    return each(("der Feuerwehr", noted("diversity_report")))


@SUBJECTS.of("network:diversity_answer")
def diversity_links() -> dict[str, dict[str, Any]]:
    return {"gefragt": {"token": MORE["diversity"]}, "unbekannt": {"token": "unsinn"}}


@SUBJECTS.of("network_inside:suggestion_dismiss")
def suggestions() -> dict[str, dict[str, Any]]:
    from augenhoehe.network.models import PictureSuggestion

    first = PictureSuggestion.objects.order_by("one__sorting", "other__sorting").first()
    assert first is not None
    return {"der erste Vorschlag": {"pk": first.pk}, "unbekannt": {"pk": 999_999_999}}


@SUBJECTS.of("network_inside:share")
def shares() -> dict[str, dict[str, Any]]:
    return each(
        ("mit Zwirnstadt, vereinbart", noted("share_agreed")), ("mit Sternmünde, offen", noted("share_proposed"))
    )


@SUBJECTS.of("network_inside:plan")
def plans() -> dict[str, dict[str, Any]]:
    return each(("von Dattelpalme, mit Bedenken", noted("plan")))


@SUBJECTS.of("network_inside:reply_answer")
def replies() -> dict[str, dict[str, Any]]:
    return each(("Bedenken der Caritas", noted("plan_reply")))
