"""Sources and runs, raw objects, what is put in order, readings of results, and links to what is ours."""

from .links import RecordLink, ResultProposal
from .records import (
    CouncilBody,
    CouncilConsultation,
    CouncilFile,
    CouncilItem,
    CouncilMeeting,
    CouncilOrganisation,
    CouncilPaper,
)
from .results import ResultReading
from .sources import CouncilSource, RawObject, RecordRun

__all__ = [
    "CouncilBody",
    "CouncilConsultation",
    "CouncilFile",
    "CouncilItem",
    "CouncilMeeting",
    "CouncilOrganisation",
    "CouncilPaper",
    "CouncilSource",
    "RawObject",
    "RecordLink",
    "RecordRun",
    "ResultProposal",
    "ResultReading",
]
