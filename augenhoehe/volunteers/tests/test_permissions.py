"""Who sees what: requesters never a volunteer, volunteers only their own, an authority only what it asked itself."""

from __future__ import annotations

import pytest

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.volunteers import counts, operations
from augenhoehe.volunteers.models import Assignment, Enquiry, Volunteer
from augenhoehe.volunteers.rules import assignments as rules_assignments
from augenhoehe.volunteers.rules import enquiries as rules
from augenhoehe.volunteers.rules import volunteers as rules_volunteers
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
# Wiebke works for the Ausländerbehörde, minh in the same office as linh, nuray keeps Zwirnstadt only.
READERS = ("", "aylin", "bernward", "nuray", "linh", "minh", "wiebke", "rojda", "faisal", "korbinian", "emine", "olek",
           "inas", "mbe", "veit")  # fmt: skip
KEEPERS = {"aylin", "bernward"}


@shared
def cast():
    return f.the_house()


def actor(cast, name: str):
    return getattr(cast, name) if name else ANONYMOUS


def seen(model, cast, name: str) -> bool:
    return model.objects.visible_to(actor(cast, name)).exists()


@pytest.mark.parametrize("name", READERS)
def test_a_profile_is_read_by_the_volunteer_and_who_keeps_it(cast, name):
    f.an_interpreter(user=cast.users["inas"])
    assert seen(Volunteer, cast, name) is (name in KEEPERS | {"inas"})


def test_an_officer_keeps_the_volunteers_and_enquiries_of_the_own_town_only(cast):
    there, here = f.an_interpreter("Ada A", municipality=f.town("Zwirnstadt")), f.an_interpreter("Bea B")
    assert list(Volunteer.objects.visible_to(cast.nuray)) == [there]
    mine = f.an_enquiry(municipality=f.town("Zwirnstadt"))
    other = f.an_enquiry()
    assert list(Enquiry.objects.visible_to(cast.nuray)) == [mine]
    assert rules.can_keep_enquiry(cast.nuray, mine) and not rules.can_keep_enquiry(cast.nuray, other)
    assert not rules_volunteers.can_keep(cast.nuray, here) and not rules_volunteers.can_keep_rules(cast.nuray)


@pytest.mark.parametrize("name", READERS)
def test_an_enquiry_of_the_youth_office_is_for_its_people_and_the_coordination(cast, name):
    operations.make_enquiry(by=cast.linh, at=f.AT, **f.asked_for())
    assert seen(Enquiry, cast, name) is (name in KEEPERS | {"linh", "minh"})


@pytest.mark.parametrize("name", READERS)
def test_an_authority_reads_what_it_asked_itself_and_nothing_else(cast, name):
    operations.make_enquiry(by=cast.wiebke, at=f.AT, **f.asked_for())
    assert seen(Enquiry, cast, name) is (name in KEEPERS | {"wiebke"})


def test_an_authority_never_keeps_volunteers_whatever_its_roles(cast):
    from augenhoehe.core.rights import HeldRole, Role

    f.an_assignment(f.an_interpreter(), state="accepted")
    from dataclasses import replace

    more = replace(cast.wiebke, roles=(*cast.wiebke.roles, HeldRole(Role.COORDINATION)))
    assert not Volunteer.objects.visible_to(more).exists() and not Assignment.objects.visible_to(more).exists()
    assert not Enquiry.objects.visible_to(more).exists()


@pytest.mark.parametrize("name", READERS)
def test_what_waits_for_its_address_is_read_by_nobody(cast, name):
    operations.submit_enquiry(form_language="de", at=f.AT, **f.asked_for())
    assert not seen(Enquiry, cast, name)


@pytest.mark.parametrize("name", READERS)
def test_an_assignment_is_read_by_the_volunteer_and_who_keeps_it_never_by_who_asked(cast, name):
    enquiry = operations.make_enquiry(by=cast.linh, at=f.AT, **f.asked_for())
    operations.check_enquiry(enquiry=enquiry, by=SYSTEM, at=f.AT)
    f.an_assignment(f.an_interpreter(user=cast.users["inas"]), enquiry)
    assert seen(Assignment, cast, name) is (name in KEEPERS | {"inas"})


@pytest.mark.parametrize("name", READERS)
def test_who_may_ask_keep_answer_and_confirm(cast, name):
    enquiry = operations.make_enquiry(by=cast.linh, at=f.AT, **f.asked_for())
    operations.check_enquiry(enquiry=enquiry, by=SYSTEM, at=f.AT)
    made, by = f.an_assignment(f.an_interpreter(user=cast.users["inas"]), enquiry), actor(cast, name)
    keeper, office = name in KEEPERS, name in {"linh", "minh"}
    asking = KEEPERS | {"nuray", "linh", "minh", "wiebke", "faisal", "olek", "mbe"}
    assert allowed(rules.check_ask, by) is (name in asking)
    assert rules.can_keep_enquiry(by, enquiry) is keeper
    assert rules.can_office(by, enquiry) is office
    assert rules.can_cancel(by, enquiry) is (keeper or office)
    assert rules_assignments.can_volunteer(by, made) is (keeper or name == "inas")
    assert allowed(rules_assignments.check_agree, by, made) is (keeper or office)
    assert rules_volunteers.can_tend(by, made.volunteer) is (keeper or name == "inas")
    assert rules_volunteers.can_keep(by, made.volunteer) is keeper
    assert rules_volunteers.can_keep_rules(by) is keeper


@pytest.mark.parametrize("name", READERS)
def test_the_figures_of_the_year_are_for_who_may_open_every_enquiry_in_them(cast, name):
    f.an_enquiry()
    met = f.an_assignment(f.an_interpreter(), state="done").enquiry
    operations.give_up_enquiry(enquiry=f.an_enquiry(language="ti"), reason="niemand", by=SYSTEM, at=f.AT)
    operations.cancel_enquiry(enquiry=f.an_enquiry(), by=SYSTEM, at=f.AT)
    by = actor(cast, name)
    if name not in KEEPERS | {"nuray"}:
        with pytest.raises(Refused):
            counts.by_language(by, 2026)
        return
    lines = {line.label: (line.asked, line.met, line.unmet, line.open) for line in counts.by_language(by, 2026)}
    everything = {"Arabisch": (2, 1, 0, 1), "Tigrinya": (1, 0, 1, 0)}
    assert lines == ({} if name == "nuray" else everything) and counts.by_language(by, 2025) == []
    assert met.language == "ar"


def test_no_profile_without_consent_and_only_who_keeps_the_town_enters_one(cast):
    with pytest.raises(Refused, match="zugestimmt"):
        f.an_interpreter(consent_text="")
    for name in ("nuray", "linh", "inas"):
        with pytest.raises(Refused):
            f.an_interpreter(by=getattr(cast, name))
    f.an_interpreter(by=cast.nuray, municipality=f.town("Zwirnstadt"), trained=False)
