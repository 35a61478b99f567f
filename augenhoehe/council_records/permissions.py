"""What people may do with imported council records, in sentences an officer can sign off."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

KEEP_SOURCES = Permission(
    "council_records.keep_sources",
    "Ratsinformationssysteme als Quellen eintragen und Abrufe starten",
    roles(Role.COORDINATION, Role.ADMINISTRATION),
)
READ_RECORDS = Permission(
    "council_records.read",
    "Vorlagen und Ergebnisse aus den Ratsinformationssystemen der Kommunen lesen",
    roles(
        Role.COORDINATION,
        Role.INTEGRATION_OFFICER,
        Role.COMMITTEE_OFFICE,
        Role.COMMITTEE_MEMBER,
        Role.STEERING_MEMBER,
        Role.GROUP_MEMBER,
        Role.MEASURE_OWNER,
        Role.ADMINISTRATION,
    ),
)
LINK_RECORDS = Permission(
    "council_records.link",
    "Vorlagen einer Kommune mit Vorgängen, Maßnahmen und Stationen verbinden",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER, Role.COMMITTEE_OFFICE),
)
CHECK_RESULTS = Permission(
    "council_records.check_results",
    "Ergebnistexte aus Ratsinformationssystemen prüfen und richtigstellen",
    roles(Role.COORDINATION, Role.COMMITTEE_OFFICE),
)

PERMISSIONS = (KEEP_SOURCES, READ_RECORDS, LINK_RECORDS, CHECK_RESULTS)
