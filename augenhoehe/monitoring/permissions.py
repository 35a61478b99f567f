"""What people may do with indicators and their values, in sentences an officer can sign off."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

READ_INDICATORS = Permission(
    "monitoring.read",
    "Indikatoren und Werte lesen, auch unveröffentlichte",
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
WRITE_INDICATORS = Permission(
    "monitoring.write",
    "Indikatoren anlegen, definieren, einem Gremium vorlegen und Werte übernehmen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
ENTER_VALUES = Permission(
    "monitoring.enter_values",
    "Werte der Indikatoren eintragen, für die die eigene Stelle zuständig ist",
    roles(Role.MEASURE_OWNER),
)

PERMISSIONS = (READ_INDICATORS, WRITE_INDICATORS, ENTER_VALUES)
