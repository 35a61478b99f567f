"""Who looks after data protection and operation, in sentences an officer can sign off."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

READ_REGISTER = Permission(
    "desk.read_register",
    "Das Verarbeitungsverzeichnis innen lesen: welche Daten, wo, wie lange, wer liest",
    roles(Role.DATA_PROTECTION, Role.ADMINISTRATION),
)
REHEARSE_DELETION = Permission(
    "desk.rehearse_deletion",
    "Löschläufe ansehen und proben: wie viel wegfiele, ohne Inhalte",
    roles(Role.DATA_PROTECTION, Role.ADMINISTRATION),
    residence_authority=False,
    second_factor=True,
)
RUN_DELETION = Permission(
    "desk.run_deletion",
    "Einen Löschlauf außer der Reihe starten",
    roles(Role.DATA_PROTECTION),
    residence_authority=False,
    second_factor=True,
)
OPERATE = Permission(
    "desk.operate",
    "Den Zustand der Installation sehen: Datenbank, Sicherung, Mail, Hintergrundarbeit",
    roles(Role.ADMINISTRATION),
    residence_authority=False,
    second_factor=True,
)

PERMISSIONS = (READ_REGISTER, REHEARSE_DELETION, RUN_DELETION, OPERATE)
