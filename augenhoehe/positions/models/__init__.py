"""Members of networks, entries of their space, joint positions with the answers of the bodies, protected notes."""

from .networks import Membership, MembershipQuerySet, network_side, networks_open_to, networks_sat_in
from .notes import ProtectedAccess, ProtectedNote
from .positions import BodyAnswer, BodyAnswerQuerySet, JointPosition, JointPositionQuerySet, PositionVersion
from .space import SpaceComment, SpaceEntry, SpaceEntryQuerySet

__all__ = [
    "BodyAnswer",
    "BodyAnswerQuerySet",
    "JointPosition",
    "JointPositionQuerySet",
    "Membership",
    "MembershipQuerySet",
    "PositionVersion",
    "ProtectedAccess",
    "ProtectedNote",
    "SpaceComment",
    "SpaceEntry",
    "SpaceEntryQuerySet",
    "network_side",
    "networks_open_to",
    "networks_sat_in",
]
