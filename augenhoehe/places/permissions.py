"""What people may do with places and with the settings of the installation."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

READ_PLACES = Permission(
    "places.read",
    "Kommunen und Sozialräume ansehen",
    frozenset(Role),
)
EDIT_PLACES = Permission(
    "places.edit",
    "Sozialräume anlegen und neu zuschneiden",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER, Role.ADMINISTRATION),
)
IMPORT_PLACES = Permission(
    "places.import",
    "Kommunen und Grenzen aus amtlichen Dateien übernehmen",
    roles(Role.ADMINISTRATION),
    second_factor=True,
)
SET_UP = Permission(
    "places.set_up",
    "Diese Installation einrichten: Name, Kontakt, Begriffe, Module",
    roles(Role.ADMINISTRATION),
    second_factor=True,
)

PERMISSIONS = (READ_PLACES, EDIT_PLACES, IMPORT_PLACES, SET_UP)
