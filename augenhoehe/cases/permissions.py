"""What people may do in the closed room of cases, in sentences an officer can sign off; roles hold them."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

# The role opens the door of the room. Which file opens, the named access decides (CaseAccess), in the database too.
WORK_ON_CASES = Permission(
    "cases.work_on_cases",
    "Die eigenen Fallakten führen und vertretungsweise übernommene lesen und weiterführen",
    roles(Role.CASE_MANAGER),
    residence_authority=False,
    second_factor=True,
)
READ_NUMBERS = Permission(
    "cases.read_numbers",
    "Sehen, wie viele Fälle jede Person eines Trägers führt, ohne eine Akte zu lesen",
    roles(Role.TEAM_LEAD),
    residence_authority=False,
    second_factor=True,
)
REASSIGN_CASES = Permission(
    "cases.reassign_cases",
    "Fälle eines Trägers in andere Hände geben, ohne eine Akte zu lesen",
    roles(Role.TEAM_LEAD),
    residence_authority=False,
    second_factor=True,
)
OPEN_DOOR = Permission(
    "cases.open_door",
    "Bestimmen, ob ein Träger Beratungswünsche von der öffentlichen Seite annimmt, ohne einen zu lesen",
    roles(Role.TEAM_LEAD),
    residence_authority=False,
    second_factor=True,
)
GIVE_HINTS = Permission(
    "cases.give_hints",
    "Aus der Beratung einen Strukturhinweis ohne Namen geben",
    roles(Role.CASE_MANAGER, Role.ADVICE_SERVICE),
    residence_authority=False,
)
# Whoever answers to the Land for the money; the number comes out of the release of figures, never out of a file.
READ_ADVISED = Permission(
    "cases.read_advised",
    "Als freigegebene Zahl lesen, wie viele Menschen in einem Quartal eine Fallakte hatten",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
    residence_authority=False,
)

PERMISSIONS = (WORK_ON_CASES, READ_NUMBERS, REASSIGN_CASES, OPEN_DOOR, GIVE_HINTS, READ_ADVISED)
