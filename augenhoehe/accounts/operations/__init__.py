"""What is done with carriers, accounts, roles, invitations and factors."""

from .carriers import change_carrier, create_carrier
from .factors import link_directory_account, set_up_demo_factor
from .grants import change_grant_end, end_role, grant_role, revoke_grant
from .invitations import accept_invitation, invite, renew_invitation, withdraw_invitation
from .users import (
    change_own_profile,
    change_user,
    create_user,
    deactivate_user,
    reactivate_user,
    remove_factors,
    sign_out_everywhere,
)

__all__ = [
    "accept_invitation",
    "change_carrier",
    "change_grant_end",
    "change_own_profile",
    "change_user",
    "create_carrier",
    "create_user",
    "deactivate_user",
    "end_role",
    "grant_role",
    "invite",
    "link_directory_account",
    "reactivate_user",
    "remove_factors",
    "renew_invitation",
    "revoke_grant",
    "set_up_demo_factor",
    "sign_out_everywhere",
    "withdraw_invitation",
]
