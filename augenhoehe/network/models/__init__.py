from .board import BoardAnswer, BoardComment, BoardEntry, BoardMessage
from .cooperations import Cooperation, CooperationDocument, CooperationPartner

__all__ = [
    "BoardAnswer",
    "BoardComment",
    "BoardEntry",
    "BoardMessage",
    "Cooperation",
    "CooperationDocument",
    "CooperationPartner",
]
