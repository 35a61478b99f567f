"""Who may read, write and publish threads, in sentences an officer can sign off."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

READ_THREADS = Permission(
    "journal.read_threads",
    "Vorgänge innen lesen, auch unveröffentlichte",
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
        Role.PRESS,
        Role.DATA_PROTECTION,
    ),
)
WRITE_THREADS = Permission(
    "journal.write_threads",
    "Vorgänge fortschreiben, berichtigen, zusammenführen und trennen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
PUBLISH_THREADS = Permission(
    "journal.publish_threads",
    "Vorgänge veröffentlichen und zurückziehen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
BLANK_STEPS = Permission(
    "journal.blank_steps",
    "Text aus einem Schritt entfernen, wenn das Recht es verlangt",
    roles(Role.COORDINATION, Role.DATA_PROTECTION),
)

PERMISSIONS = (READ_THREADS, WRITE_THREADS, PUBLISH_THREADS, BLANK_STEPS)
