"""What people may do in the network, in sentences an officer can sign off."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles
from augenhoehe.organisations.permissions import READ_NETWORK

SHARE_TASKS = Permission(
    "network.share_tasks",
    "Vereinbaren, wer zwischen Kreis und Kommune wofür verantwortlich ist: jede Seite ihren eigenen Teil",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
READ_SHARES = Permission(
    "network.read_shares",
    "Lesen, wer zwischen Kreis und Kommune wofür verantwortlich ist, und Vorhaben abstimmen",
    READ_NETWORK.roles | roles(Role.COMMITTEE_OFFICE, Role.MEASURE_OWNER, Role.VOLUNTEER),
)

PERMISSIONS = (SHARE_TASKS, READ_SHARES)
