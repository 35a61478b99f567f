"""Objects of the OParl interface: one of each kind of address, for everybody alike."""

from __future__ import annotations

from typing import Any

from .registry import NOWHERE, SUBJECTS


def _stamp(kind: str) -> Any:
    from augenhoehe.oparl.models import OparlStamp

    return OparlStamp.objects.standing().filter(kind=kind).order_by("pk").values_list("pk", flat=True)[0]


@SUBJECTS.of("oparl_interface:object")
def objects() -> dict[str, dict[str, Any]]:
    found = {kind: {"segment": kind.lower(), "pk": _stamp(kind)} for kind in ("Paper", "Meeting", "Person")}
    return {**found, "unbekannt": {"segment": "paper", "pk": NOWHERE}}


@SUBJECTS.of("oparl_interface:list_of_body")
def lists() -> dict[str, dict[str, Any]]:
    own = {"segment": "papers", "pk": _stamp("Body")}
    return {"Vorlagen": own, "unbekannt": {**own, "pk": NOWHERE}}


@SUBJECTS.of("oparl_interface:list_of_organization")
def lists_of_committees() -> dict[str, dict[str, Any]]:
    own = {"segment": "meetings", "pk": _stamp("Organization")}
    return {"Sitzungen": own, "unbekannt": {**own, "pk": NOWHERE}}


@SUBJECTS.of("oparl_interface:file_")
def files() -> dict[str, dict[str, Any]]:
    return {"Text einer Vorlage": {"pk": _stamp("File")}, "unbekannt": {"pk": NOWHERE}}
