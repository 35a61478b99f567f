"""What people may do with committees, in sentences an officer can sign off; seats give rights of their own."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

MANAGE_COMMITTEES = Permission(
    "committees.manage",
    "Gremien anlegen, Sitze vergeben und Sitzungen vorbereiten",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER, Role.COMMITTEE_OFFICE),
)
RECORD_RESOLUTIONS = Permission(
    "committees.record_resolutions",
    "Beschlüsse eines Gremiums festhalten",
    roles(Role.COORDINATION, Role.COMMITTEE_OFFICE),
)
READ_COMMITTEES = Permission(
    "committees.read",
    "Gremien mit den Namen ihrer Mitglieder lesen",
    roles(
        Role.COORDINATION,
        Role.INTEGRATION_OFFICER,
        Role.COMMITTEE_OFFICE,
        Role.STEERING_MEMBER,
        Role.GROUP_MEMBER,
        Role.COMMITTEE_MEMBER,
        Role.MEASURE_OWNER,
        Role.TEAM_LEAD,
        Role.CASE_MANAGER,
        Role.ADVICE_SERVICE,
        Role.RECONSTRUCTION,
        Role.MIGRANT_ORGANISATION,
        Role.PRESS,
    ),
)
READ_AGENDAS = Permission(
    "committees.read_agendas",
    "Öffentliche Tagesordnungspunkte lesen, bevor ihr Vorgang veröffentlicht ist",
    roles(
        Role.COORDINATION,
        Role.INTEGRATION_OFFICER,
        Role.COMMITTEE_OFFICE,
        Role.STEERING_MEMBER,
        Role.GROUP_MEMBER,
        Role.MEASURE_OWNER,
        Role.CASE_MANAGER,
        Role.ADVICE_SERVICE,
        Role.RECONSTRUCTION,
    ),
)

PERMISSIONS = (MANAGE_COMMITTEES, RECORD_RESOLUTIONS, READ_COMMITTEES, READ_AGENDAS)
