from .areas import SocialAreaAnalysis
from .chapters import Chapter, ChapterComment, ChapterVersion, ConceptVersion, Contribution
from .concepts import ActionField, ActorType, Concept, ConceptQuerySet
from .goals import Goal, GuidingGoal, OfConceptQuerySet
from .inventory import Experience, InventoryQuerySet, Project
from .markers import ImplementationMarker, MarkerChange, MarkerPostponement, MarkerQuerySet
from .measures import Measure, MeasureQuerySet, MeasureThread, colleagues
from .process import Involvement, Phase, PhaseChange
from .reports import ReportEdition, YearReport, YearReportPart
from .vision import VisionStatement

__all__ = [
    "ActionField",
    "ActorType",
    "Chapter",
    "ChapterComment",
    "ChapterVersion",
    "Concept",
    "ConceptQuerySet",
    "ConceptVersion",
    "Contribution",
    "Experience",
    "Goal",
    "GuidingGoal",
    "ImplementationMarker",
    "InventoryQuerySet",
    "Involvement",
    "MarkerChange",
    "MarkerPostponement",
    "MarkerQuerySet",
    "Measure",
    "MeasureQuerySet",
    "MeasureThread",
    "OfConceptQuerySet",
    "Phase",
    "PhaseChange",
    "Project",
    "ReportEdition",
    "SocialAreaAnalysis",
    "VisionStatement",
    "YearReport",
    "YearReportPart",
    "colleagues",
]
