from .circulars import Attachment, Circular, Translation
from .opt_outs import OptOut
from .recipients import Recipient

__all__ = ["Attachment", "Circular", "OptOut", "Recipient", "Translation"]
