"""Models of volunteers; one file per noun."""

from .assignments import Assignment
from .conditions import Conditions, Settlement
from .enquiries import Enquiry
from .volunteers import Absence, Training, Volunteer, VolunteerLanguage

__all__ = [
    "Absence",
    "Assignment",
    "Conditions",
    "Enquiry",
    "Settlement",
    "Training",
    "Volunteer",
    "VolunteerLanguage",
]
