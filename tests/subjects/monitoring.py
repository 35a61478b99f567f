"""Indicators with their charts, sets, gaps, and imports of values."""

from __future__ import annotations

from typing import Any

from .registry import MORE, NOWHERE, SUBJECTS, each, noted


@SUBJECTS.of("monitoring_inside:indicator", "monitoring_inside:value", "monitoring_inside:target",
             "monitoring:indicator_public")  # fmt: skip
def indicators() -> dict[str, dict[str, Any]]:
    return each(("öffentlich", noted("indicator_public")), ("noch ohne Wert", noted("indicator_plain")))


@SUBJECTS.of("monitoring_inside:chart_file", "monitoring:chart_public")
def charts() -> dict[str, dict[str, Any]]:
    shown = {"chart": "zeitreihe", "kind": "csv"}
    return {
        "öffentlich": {"pk": noted("indicator_public"), **shown},
        "noch ohne Wert": {"pk": noted("indicator_plain"), **shown},
        "unbekannt": {"pk": NOWHERE, **shown},
    }


@SUBJECTS.of("monitoring_inside:set", "monitoring_inside:member_add")
def sets() -> dict[str, dict[str, Any]]:
    return each(("beschlossen", noted("indicator_set")))


@SUBJECTS.of("monitoring_inside:member_remove")
def members() -> dict[str, dict[str, Any]]:
    return {
        "im beschlossenen Satz": {"pk": noted("indicator_set"), "member": int(noted("indicator_set_member"))},
        "unbekannt": {"pk": NOWHERE, "member": 0},
    }


@SUBJECTS.of("monitoring_inside:gap")
def gaps() -> dict[str, dict[str, Any]]:
    return each(("offen", noted("data_gap")))


@SUBJECTS.of("monitoring_inside:import")
def imports() -> dict[str, dict[str, Any]]:
    return each(("geprüft wird", MORE["value_import"]))
