from .board import BoardAnswer, BoardComment, BoardEntry, BoardMessage
from .cooperations import Cooperation, CooperationDocument, CooperationPartner
from .diversity import DiversityGoal, DiversityQuestion, DiversityReport
from .picture import DismissedPair, NetworkPicture, PictureLink, PictureNode, PictureSuggestion
from .plans import Plan, PlanReply
from .shares import TaskShare

__all__ = [
    "BoardAnswer",
    "BoardComment",
    "BoardEntry",
    "BoardMessage",
    "Cooperation",
    "CooperationDocument",
    "CooperationPartner",
    "DismissedPair",
    "DiversityGoal",
    "DiversityQuestion",
    "DiversityReport",
    "NetworkPicture",
    "PictureLink",
    "PictureNode",
    "PictureSuggestion",
    "Plan",
    "PlanReply",
    "TaskShare",
]
