"""What people may do at the desk, in sentences an officer can sign off."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

WATCH_DUTIES = Permission(
    "desk.watch_duties",
    "Überfällige Pflichten anderer Stellen sehen, um nachzufassen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
SEARCH_INSIDE = Permission(
    "desk.search",
    "Innen suchen: Vorgänge, Strukturfragen, Gremien, Maßnahmen",
    frozenset(Role),
)

OVERSEE = Permission(
    "desk.oversee",
    "Die Übersicht der Integrationsbeauftragten lesen: Aufträge, Maßnahmen, Gremien der eigenen Kommune",
    roles(Role.INTEGRATION_OFFICER),
)

PERMISSIONS = (WATCH_DUTIES, SEARCH_INSIDE, OVERSEE)
