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

WRITE_PAPERS = Permission(
    "committees.write_papers",
    "Vorlagen anlegen, einreichen und zurückziehen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER, Role.COMMITTEE_OFFICE),
)
READ_PAPERS = Permission(
    "committees.read_papers",
    "Eingereichte Vorlagen lesen, bevor ihr Vorgang veröffentlicht ist",
    roles(
        Role.COORDINATION,
        Role.INTEGRATION_OFFICER,
        Role.COMMITTEE_OFFICE,
        Role.STEERING_MEMBER,
        Role.COMMITTEE_MEMBER,
        Role.MEASURE_OWNER,
    ),
    # A paper may quote what was reported; before publication nobody has looked at it with that in mind.
    residence_authority=False,
)
GIVE_MANDATES = Permission(
    "committees.give_mandates",
    "Aufträge aus Beschlüssen erteilen und ihre Berichte annehmen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER, Role.COMMITTEE_OFFICE),
)

PERMISSIONS = (
    MANAGE_COMMITTEES,
    RECORD_RESOLUTIONS,
    READ_COMMITTEES,
    READ_AGENDAS,
    WRITE_PAPERS,
    READ_PAPERS,
    GIVE_MANDATES,
)
