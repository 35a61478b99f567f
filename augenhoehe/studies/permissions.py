"""What people may do with studies, in sentences an officer can sign off; roles hold them."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

MANAGE_STUDIES = Permission(
    "studies.manage",
    "Studien anlegen, beauftragen, veröffentlichen, Vorschläge beantworten und Ergebnisse übernehmen",
    roles(Role.COORDINATION),
    residence_authority=False,
)
READ_STUDIES = Permission(
    "studies.read",
    "Plan, Leitfaden und Ergebnisse laufender Studien lesen, keine Interviews",
    roles(
        Role.COORDINATION, Role.INTEGRATION_OFFICER, Role.STEERING_MEMBER, Role.GROUP_MEMBER, Role.COMMITTEE_MEMBER,
        Role.COMMITTEE_OFFICE, Role.MIGRANT_ORGANISATION, Role.ADVICE_SERVICE, Role.RECONSTRUCTION,
    ),
    residence_authority=False,
)  # fmt: skip
SUGGEST = Permission(
    "studies.suggest",
    "Für eine Studie vorschlagen, wer, wozu und was gefragt werden soll",
    roles(
        Role.COORDINATION, Role.INTEGRATION_OFFICER, Role.STEERING_MEMBER, Role.GROUP_MEMBER, Role.COMMITTEE_MEMBER,
        Role.MIGRANT_ORGANISATION, Role.ADVICE_SERVICE,
    ),
    residence_authority=False,
)  # fmt: skip
# The institute's people find the studies of their own institute; the database asks once more for a role with an end.
READ_OWN_STUDY = Permission(
    "studies.read_own",
    "Die Studie des eigenen Instituts lesen und ihren Leitfaden und ihre Werkstätten schreiben",
    roles(Role.INSTITUTE),
    residence_authority=False,
)
WORK_ON_INTERVIEWS = Permission(
    "studies.work_on_interviews",
    "Interviews der Studie des eigenen Instituts führen, lesen und auswerten, bis zum Enddatum der Rolle",
    roles(Role.INSTITUTE),
    residence_authority=False,
    second_factor=True,
)

PERMISSIONS = (MANAGE_STUDIES, READ_STUDIES, SUGGEST, READ_OWN_STUDY, WORK_ON_INTERVIEWS)
