"""What people may do here, in sentences an officer can sign off; roles hold them."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

READ_HINTS = Permission(
    "structure.read_hints",
    "Hinweise lesen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
    residence_authority=False,
)
CODE_HINTS = Permission(
    "structure.code_hints",
    "Hinweise kodieren, bündeln und zurückverweisen",
    roles(Role.COORDINATION),
    residence_authority=False,
)
IMPORT_HINTS = Permission(
    "structure.import_hints",
    "Hinweise aus einer Datei übernehmen",
    roles(Role.COORDINATION),
    residence_authority=False,
)
READ_CONTACTS = Permission(
    "structure.read_contacts",
    "Kontaktangaben zu Hinweisen lesen, um zu antworten",
    roles(Role.COORDINATION),
    residence_authority=False,
)
READ_TOPICS = Permission(
    "structure.read_topics",
    "Themen im Themenspeicher lesen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER, Role.RECONSTRUCTION),
    residence_authority=False,
)
READ_RECONSTRUCTIONS = Permission(
    "structure.read_reconstructions",
    "Freigegebene Fallrekonstruktionen lesen",
    roles(
        Role.COORDINATION, Role.INTEGRATION_OFFICER, Role.RECONSTRUCTION, Role.CASE_MANAGER, Role.ADVICE_SERVICE,
        Role.GROUP_MEMBER,
    ),
    residence_authority=False,
)  # fmt: skip
WRITE_RECONSTRUCTIONS = Permission(
    "structure.write_reconstructions",
    "Fallrekonstruktionen planen, schreiben und als zweite Person freigeben",
    roles(Role.COORDINATION, Role.RECONSTRUCTION),
    residence_authority=False,
)
READ_QUESTIONS = Permission(
    "structure.read_questions",
    "Strukturfragen lesen, auch unveröffentlichte",
    roles(
        Role.COORDINATION,
        Role.INTEGRATION_OFFICER,
        Role.STEERING_MEMBER,
        Role.GROUP_MEMBER,
        Role.CASE_MANAGER,
        Role.ADVICE_SERVICE,
        Role.RECONSTRUCTION,
        Role.COMMITTEE_OFFICE,
        Role.MEASURE_OWNER,
    ),
)
WRITE_QUESTIONS = Permission(
    "structure.write_questions",
    "Strukturfragen schreiben und der Lenkungsgruppe vorlegen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
GIVE_ANSWERS = Permission(
    "structure.give_answers",
    "Rückmeldungen an alle geben, deren Hinweis eingeflossen ist",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
EDIT_VOCABULARIES = Permission(
    "structure.edit_vocabularies",
    "Begriffe der Kodierung pflegen",
    roles(Role.COORDINATION),
)

MEDIATE = Permission(
    "structure.mediate",
    "Konflikte bearbeiten, die einem zugewiesen sind; den Hinweis selbst lesen sie dabei nicht",
    roles(
        Role.COORDINATION, Role.INTEGRATION_OFFICER, Role.RECONSTRUCTION, Role.ADVICE_SERVICE, Role.COMMITTEE_OFFICE,
        Role.MEASURE_OWNER,
    ),
    residence_authority=False,
)  # fmt: skip

PERMISSIONS = (
    READ_HINTS, CODE_HINTS, IMPORT_HINTS, READ_CONTACTS, READ_TOPICS, READ_RECONSTRUCTIONS, WRITE_RECONSTRUCTIONS,
    READ_QUESTIONS, WRITE_QUESTIONS, GIVE_ANSWERS, EDIT_VOCABULARIES, MEDIATE,
)  # fmt: skip
