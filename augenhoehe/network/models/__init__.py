from .cooperations import Cooperation, CooperationDocument, CooperationPartner

__all__ = ["Cooperation", "CooperationDocument", "CooperationPartner"]
