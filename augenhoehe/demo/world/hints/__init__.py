"""What people in the Kreis Federlohe reported: invented texts, as people write them.

Days count back from the day of building. `group` names the topic a hint is bundled into; the others stay
in the inbox, in the state they are given.
"""

from .inbox import ASIDE, INBOX
from .matters import BUS, CONFIRMATION, KITA, POST, TRAINING
from .report import Report
from .store import COURSE, DOCTOR, PARENTS, RECOGNITION

GROUPS = (KITA, BUS, POST, TRAINING, CONFIRMATION, DOCTOR, COURSE, RECOGNITION, PARENTS)
ALL = tuple(report for group in GROUPS for report in group) + INBOX + ASIDE

__all__ = ["ALL", "ASIDE", "GROUPS", "INBOX", "Report"]
