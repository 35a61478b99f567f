"""Where volunteers, enquiries and assignments are read inside."""

from __future__ import annotations

from augenhoehe.core.addresses import by_id

from .models import Assignment, Enquiry, Settlement, Volunteer


def of_volunteer(volunteer: Volunteer) -> str:
    return by_id("volunteers_inside:volunteer", volunteer.pk)


def of_enquiry(enquiry: Enquiry) -> str:
    return by_id("volunteers_inside:enquiry", enquiry.pk)


def of_assignment(assignment: Assignment) -> str:
    return by_id("volunteers_inside:assignment", assignment.pk)


def of_settlement(settlement: Settlement) -> str:
    return by_id("volunteers_inside:settlement", settlement.pk)
