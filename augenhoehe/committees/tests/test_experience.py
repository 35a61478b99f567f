"""Own experience by self-declaration: voluntary, without a name, taken back at any time, counted behind the gate."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.accounts import access
from augenhoehe.committees import counts, operations
from augenhoehe.committees.consents import CURRENT
from augenhoehe.committees.models import Committee, OwnExperience, Seat
from augenhoehe.committees.queries.experience import own_declaration
from augenhoehe.committees.register_experience import EXPERIENCE_RETENTION
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.disclosure.operations.releasing import release_table
from augenhoehe.journal.models import AuditEntry
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
BACKEND = "augenhoehe.accounts.backends.Backend"
PAGE = "/intern/gremien/eigene-erfahrung/"


@shared
def cast():
    return f.the_cast()


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@pytest.fixture
def group(cast):
    """Rojda and Korbinian sit in a steering group."""
    return f.seated(cast)


def declare(actor, **more) -> OwnExperience:
    return operations.declare_experience(**{"agreed": True, "version": CURRENT, "by": actor, "at": f.AT, **more})


def words_of(response) -> str:
    """The page without what is different in every answer."""
    page = response.content.decode()
    return re.sub(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"', "", page[page.index("<main") :])


def client_of(cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.users[name], backend=BACKEND)
    return client


# --- Voluntary, informed, revocable -------------------------------------------------------------------
def test_whoever_sits_in_a_group_may_say_that_they_know_it_from_their_own_life(cast, group):
    declare(cast.rojda)
    assert own_declaration(cast.rojda.user_id) and not own_declaration(cast.korbinian.user_id)


def test_without_the_tick_nothing_is_kept(cast, group):
    with pytest.raises(Refused, match="einwilligen"):
        declare(cast.rojda, agreed=False)
    with pytest.raises(Refused, match="noch einmal"):
        declare(cast.rojda, version=CURRENT + 1)
    assert not OwnExperience.objects.exists()


@pytest.mark.parametrize("who", ["veit", "faisal"])
def test_whoever_sits_in_no_group_has_nothing_to_declare(cast, group, who):
    with pytest.raises(Refused, match="selbst einen Sitz"):
        declare(getattr(cast, who))
    assert client_of(cast, who).get(PAGE).status_code == 403


@pytest.mark.parametrize("actor", [SYSTEM, ANONYMOUS])
def test_nobody_declares_for_somebody_else(cast, group, actor):
    with pytest.raises(Refused, match="selbst einen Sitz"):
        declare(actor)


def test_taken_back_it_is_gone_at_once(cast, group):
    declare(cast.rojda)
    operations.revoke_experience(by=cast.rojda, at=f.AT)
    assert not OwnExperience.objects.exists()
    with pytest.raises(Refused, match="keine Angabe"):
        operations.revoke_experience(by=cast.rojda, at=f.AT)


def test_said_twice_it_is_one_declaration(cast, group):
    declare(cast.rojda)
    declare(cast.rojda, at=f.AT + timedelta(days=100))
    assert OwnExperience.objects.count() == 1


# --- Without a name -----------------------------------------------------------------------------------
def test_the_row_knows_no_account_no_group_and_no_day(cast, group):
    row = declare(cast.rojda)
    columns = {one.column for one in OwnExperience._meta.concrete_fields}
    assert columns == {"id", "mark", "text_version", "quarter"}
    assert str(cast.rojda.user_id) not in f"{row.mark} {row.pk}" and row.quarter.day == 1


def test_the_trail_says_that_somebody_declared_and_never_who(cast, group):
    declare(cast.rojda)
    operations.revoke_experience(by=cast.rojda, at=f.AT)
    entries = AuditEntry.objects.filter(verb__in=["declare_experience", "revoke_experience"])
    assert entries.count() == 2 and not entries.filter(actor_id=cast.rojda.user_id).exists()


def test_no_page_tells_others_who_declared(cast, group):
    addresses = (reverse("committees_inside:committee", args=[group.pk]), "/intern/gremien/wer-wird-gehoert/")
    before = [words_of(client_of(cast, "aylin").get(address)) for address in addresses]
    declare(cast.rojda)
    assert [words_of(client_of(cast, "aylin").get(address)) for address in addresses] == before


def test_the_person_reads_and_deletes_it_on_a_page_of_her_own(cast, group):
    client = client_of(cast, "rojda")
    assert "Ohne sie haben Sie dieselben Rechte" in client.get(PAGE).content.decode()
    client.post(PAGE, {"version": CURRENT})
    assert not OwnExperience.objects.exists()
    client.post(PAGE, {"version": CURRENT, "agreed": "on"})
    page = client.get(PAGE)
    assert "Angabe löschen" in page.content.decode() and "no-cache" in page["Cache-Control"]
    client.post(f"{PAGE}loeschung/")
    assert not OwnExperience.objects.exists()


def test_her_access_report_holds_it_and_nobody_elses_does(cast, group):
    declare(cast.rojda)
    held = {
        name: [len(one.rows) for one in access.report(cast.users[name]) if one.card.model.endswith("OwnExperience")]
        for name in ("rojda", "korbinian")
    }
    assert held == {"rojda": [1], "korbinian": [0]}


# --- It ends ------------------------------------------------------------------------------------------
def erased(at) -> int:
    (rule,) = EXPERIENCE_RETENTION
    return rule.erase(rule.due(at), at)


def test_after_a_year_it_is_erased_and_asked_anew(cast, group):
    declare(cast.rojda)
    assert erased(f.AT + timedelta(days=360)) == 0 and erased(f.AT + timedelta(days=460)) == 1


def test_with_the_last_seat_it_is_erased(cast, group):
    declare(cast.rojda)
    seat = group.seats.get(user=cast.users["rojda"])
    operations.end_seat(seat=seat, valid_until=f.DAY, by=SYSTEM, at=f.AT)
    assert erased(f.AT) == 0 and erased(f.AT + timedelta(days=1)) == 1


# --- Counted behind the gate --------------------------------------------------------------------------
def many(cast, committee: Committee, number: int, declared: int, start: int = 0) -> None:
    """So many people in a group, so many of whom declare."""
    for n in range(start, start + number):
        name = f"person{committee.pk.hex[:6]}{n}"
        f.person(cast, name)
        f.seat(cast, committee, name, sector=Seat.Sector.CIVIL_SOCIETY)
        if n - start < declared:
            declare(getattr(cast, name))


def released():
    (table,) = [one for one in counts.RELEASES if one.key == counts.EXPERIENCE]
    return release_table(table=table, as_of=f.DAY, by=SYSTEM, at=f.AT)


def shown(release) -> dict[str, str]:
    return {one.name: one.told.shown for one in counts.shares(release)}


def two_groups(cast) -> tuple[Committee, Committee]:
    return f.a_committee(cast), f.a_committee(cast, Committee.Kind.PROJECT_GROUP, "Projektgruppe Post")


def test_people_of_several_groups_are_counted_together_with_their_share(cast):
    steering, project = two_groups(cast)
    many(cast, steering, 10, 4)
    many(cast, project, 10, 4)
    (share,) = counts.shares(released())
    assert (share.told.shown, share.of, share.sentence) == ("8", 20, "40 % von 20")


def test_too_few_are_not_shown(cast):
    steering, project = two_groups(cast)
    many(cast, steering, 10, 2)
    many(cast, project, 10, 1)
    assert "3" not in shown(released()).values()


def test_where_nearly_everybody_declared_there_is_no_number_either(cast):
    """Twenty of twenty would tell of each of them."""
    steering, project = two_groups(cast)
    many(cast, steering, 10, 10)
    many(cast, project, 10, 8)
    assert shown(released()) == {"Lenkungs- und Projektgruppen": "nicht gezeigt"}


def test_a_single_group_is_never_counted_alone(cast):
    steering, _project = two_groups(cast)
    circle = f.a_committee(cast, Committee.Kind.WORKING_GROUP, "Arbeitskreis")
    many(cast, steering, 20, 8)
    many(cast, circle, 20, 9)
    assert not {"8", "9"} & set(shown(released()).values())


def test_who_sits_in_two_groups_counts_once(cast):
    steering, project = two_groups(cast)
    many(cast, steering, 12, 6)
    for seat in steering.seats.select_related("user"):
        operations.give_seat(
            committee=project, user=seat.user, sector=seat.sector, valid_from=f.LONG_AGO, by=SYSTEM, at=f.AT
        )
    many(cast, project, 3, 2)
    (share,) = counts.shares(released())
    assert share.of == 15


def test_the_people_of_an_authority_read_no_such_number(cast, group):
    release = released()
    from augenhoehe.disclosure.queries import releases_for

    assert not releases_for(cast.wiebke).filter(pk=release.pk).exists()
    assert releases_for(cast.aylin).filter(pk=release.pk).exists()
