"""Who may write, approve and publish what the press office says, in sentences an officer can sign off."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

WRITE_RELEASES = Permission(
    "press.write",
    "Pressemitteilungen entwerfen, Entwürfe lesen und zur Freigabe geben",
    roles(Role.PRESS, Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
APPROVE_RELEASES = Permission(
    "press.approve",
    "Pressemitteilungen freigeben, die jemand anderes geschrieben hat",
    roles(Role.PRESS, Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
PUBLISH_RELEASES = Permission(
    "press.publish",
    "Pressemitteilungen terminieren, veröffentlichen, berichtigen und archivieren",
    roles(Role.PRESS, Role.INTEGRATION_OFFICER),
)
KEEP_PHOTOS = Permission(
    "press.photos",
    "Fotos aufnehmen, veröffentlichen und Einwilligungen der Abgebildeten führen",
    roles(Role.PRESS, Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
KEEP_PUBLISHERS = Permission(
    "press.publishers",
    "Kontaktblöcke der herausgebenden Stellen schreiben",
    roles(Role.PRESS),
)
KEEP_CONTACTS = Permission(
    "press.contacts",
    "Kontaktverzeichnis führen: wen Redaktionen fragen und wen Mitteilungen zitieren dürfen",
    roles(Role.PRESS, Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
PERMISSIONS = (WRITE_RELEASES, APPROVE_RELEASES, PUBLISH_RELEASES, KEEP_PHOTOS, KEEP_PUBLISHERS, KEEP_CONTACTS)
