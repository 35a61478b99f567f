"""What people may do with concepts and measures, in sentences an officer can sign off."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

READ_CONCEPT = Permission(
    "concept.read",
    "Konzepte und Maßnahmen lesen, auch unveröffentlichte",
    roles(
        Role.COORDINATION,
        Role.INTEGRATION_OFFICER,
        Role.CASE_MANAGER,
        Role.TEAM_LEAD,
        Role.ADVICE_SERVICE,
        Role.RECONSTRUCTION,
        Role.STEERING_MEMBER,
        Role.GROUP_MEMBER,
        Role.MEASURE_OWNER,
        Role.COMMITTEE_MEMBER,
        Role.COMMITTEE_OFFICE,
        Role.INSTITUTE,
        Role.PRESS,
    ),
)
WRITE_CONCEPT = Permission(
    "concept.write",
    "Konzepte, Maßnahmen und Umsetzungsmarker schreiben",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
OWN_MEASURES = Permission(
    "concept.own_measures",
    "Umsetzungsmarker der eigenen Stelle melden und verschieben",
    roles(Role.MEASURE_OWNER),
)
CONFIRM_MARKER = Permission(
    "concept.confirm_marker",
    "Gemeldete Umsetzungsmarker als zweite Person bestätigen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
)

PERMISSIONS = (READ_CONCEPT, WRITE_CONCEPT, OWN_MEASURES, CONFIRM_MARKER)
