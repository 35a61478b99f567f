"""Kreis and town work together, and each stays responsible for its own part (S4-35)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import Role
from augenhoehe.network import operations
from augenhoehe.network.models import TaskShare
from augenhoehe.network.register.shares import ended_shares
from augenhoehe.notices.models import Duty

from . import factories as f

pytestmark = pytest.mark.django_db
State = TaskShare.State
LIST = "/intern/netzwerk/kreis-und-kommunen/"
PART = {"unit": "Integrationszentrum", "part": "Wir beraten Neuzugewanderte im ersten Jahr.", "lead": "district"}
OWN = {"unit": "Fachdienst Soziales", "part": "Wir beraten danach und halten die Räume vor.", "lead": "district"}


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


def proposed(world, **more) -> TaskShare:
    """Aylin speaks for the Kreis, Nuray for Zwirnstadt."""
    values = {"municipality": f.town("Zwirnstadt"), "task": "Beratung von Neuzugewanderten", **PART, **more}
    return operations.propose_share(**{"by": world.cast.aylin, "at": f.AT, **values})


def agreed(world, **more) -> TaskShare:
    made = proposed(world, **more)
    operations.write_part(share=made, **OWN, by=world.cast.nuray, at=f.AT)
    operations.agree_to_share(share=made, by=world.cast.aylin, at=f.AT)
    return made


def client_of(world, name: str) -> Client:
    client = Client()
    client.force_login(world.cast.users[name], backend="augenhoehe.accounts.backends.Backend")
    return client


def owed(share: TaskShare, kind: str = "share_agree") -> Duty | None:
    return Duty.objects.open().filter(subject_id=share.pk, kind=kind).first()


def test_one_side_proposes_and_the_other_is_at_turn(world):
    made = proposed(world)
    assert made.state == State.PROPOSED and made.district_agreed_on and not made.town_agreed_on
    duty = owed(made)
    assert (duty.role, duty.municipality) == (Role.INTEGRATION_OFFICER, f.town("Zwirnstadt"))


def test_when_both_have_written_and_agreed_it_holds_and_nobody_owes_anything(world):
    made = agreed(world)
    assert made.state == State.AGREED and owed(made) is None
    page = client_of(world, "aylin").get(f"{LIST}{made.pk}/").content.decode()
    for word in ("Der Kreis", "Zwirnstadt", PART["part"], OWN["part"], "federführend"):
        assert word in page


def test_nobody_writes_or_agrees_for_the_other_side(world):
    """Who is responsible for one town never touches the part of the Kreis, and the other way round."""
    made = proposed(world)
    operations.write_part(share=made, **OWN, by=world.cast.nuray, at=f.AT)
    assert (made.district_part, made.town_part) == (PART["part"], OWN["part"])
    operations.write_part(share=made, **{**PART, "part": "Anders."}, by=world.cast.aylin, at=f.AT)
    assert (made.district_part, made.town_part) == ("Anders.", OWN["part"])
    assert made.town_agreed_on is None
    with pytest.raises(Refused, match="schon zugestimmt"):
        operations.agree_to_share(share=made, by=world.cast.aylin, at=f.AT)


@pytest.mark.parametrize("name", ["faisal", "korbinian", "linh", "veit"])
def test_who_speaks_for_neither_side_neither_writes_nor_agrees_nor_ends(world, name):
    made, actor = proposed(world), getattr(world.cast, name)
    for act in (
        lambda: operations.write_part(share=made, **OWN, by=actor, at=f.AT),
        lambda: operations.agree_to_share(share=made, by=actor, at=f.AT),
        lambda: operations.end_share(share=made, reason="Nein.", by=actor, at=f.AT),
    ):
        with pytest.raises(Refused, match="keine der beiden Seiten"):
            act()


def test_an_officer_speaks_for_the_own_town_only(world):
    with pytest.raises(Refused, match="nicht zu Ihrem Bereich"):
        proposed(world, by=world.cast.nuray, municipality=f.town("Sternmünde"))
    mine = proposed(world, by=world.cast.nuray, **OWN)
    assert mine.town_part and not mine.district_part and owed(mine).role == Role.COORDINATION


def test_a_side_that_has_not_said_its_part_cannot_agree(world):
    made = proposed(world)
    with pytest.raises(Refused, match="Schreiben Sie zuerst"):
        operations.agree_to_share(share=made, by=world.cast.nuray, at=f.AT)


def test_a_change_of_one_part_asks_the_other_side_anew(world):
    made = agreed(world)
    operations.write_part(share=made, **{**OWN, "part": "Nur noch die Räume."}, by=world.cast.nuray, at=f.AT)
    assert made.state == State.PROPOSED and made.district_agreed_on is None
    assert owed(made).role == Role.COORDINATION
    operations.agree_to_share(share=made, by=world.cast.aylin, at=f.AT)
    assert made.state == State.AGREED


def test_saved_without_a_change_it_stays_agreed(world):
    made = agreed(world)
    operations.write_part(share=made, **OWN, by=world.cast.nuray, at=f.AT)
    assert made.state == State.AGREED


def test_the_database_lets_nothing_hold_that_one_side_did_not_agree_to(world):
    made = proposed(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        TaskShare.objects.filter(pk=made.pk).update(state=State.AGREED)


def test_the_same_task_stands_once_for_a_town(world):
    proposed(world)
    with pytest.raises(Refused, match="steht für die Kommune schon da"):
        proposed(world, task="beratung von  Neuzugewanderten")
    proposed(world, municipality=f.town("Sternmünde"))


def test_two_who_write_at_once_see_both_versions(world):
    made = proposed(world)
    late = TaskShare.objects.get(pk=made.pk)
    operations.write_part(share=made, **OWN, by=world.cast.nuray, at=f.AT)
    with pytest.raises(Conflict):
        operations.write_part(share=late, **{**PART, "part": "Zu spät."}, by=world.cast.aylin, at=f.AT)


def test_either_side_ends_it_with_a_reason(world):
    made = agreed(world)
    with pytest.raises(Refused, match="warum"):
        operations.end_share(share=made, reason=" ", by=world.cast.nuray, at=f.AT)
    operations.end_share(share=made, reason="Die Stelle fällt weg.", by=world.cast.nuray, at=f.AT)
    assert made.state == State.ENDED
    with pytest.raises(Refused, match="beendet"):
        operations.write_part(share=made, **OWN, by=world.cast.nuray, at=f.AT)


def test_a_draft_is_read_by_the_two_sides_and_what_holds_by_the_network(world):
    made = proposed(world)
    seen = {name for name in f.READERS if name and _sees(world, name)}
    assert seen == {"aylin", "nuray"} or seen == {"aylin", "nuray", "bernward"}
    operations.write_part(share=made, **OWN, by=world.cast.nuray, at=f.AT)
    operations.agree_to_share(share=made, by=world.cast.aylin, at=f.AT)
    assert {"aylin", "nuray", "faisal", "korbinian", "emine"} <= {
        name for name in f.READERS if name and _sees(world, name)
    }
    assert not _sees(world, "veit")


def _sees(world, name: str) -> bool:
    return TaskShare.objects.visible_to(getattr(world.cast, name), day_of(f.AT)).exists()


def test_on_the_day_somebody_owes_the_joint_look(world):
    made = agreed(world, review_on=date(2027, 3, 1))
    operations.write_part(share=made, **OWN, review_on=date(2027, 3, 1), by=world.cast.nuray, at=f.AT)
    if made.state != State.AGREED:
        operations.agree_to_share(share=made, by=world.cast.aylin, at=f.AT)
    later = f.AT + timedelta(days=200)
    assert operations.remind_of_reviews(by=world.cast.aylin, at=f.AT) == 0
    assert operations.remind_of_reviews(by=world.cast.aylin, at=later) == 1
    assert operations.remind_of_reviews(by=world.cast.aylin, at=later) == 0
    assert owed(made, "share_review")


def test_it_is_done_on_three_pages(world):
    kreis, town = client_of(world, "aylin"), client_of(world, "nuray")
    typed = {"municipality": f.town("Zwirnstadt").pk, "task": "Sprachkurse", **PART}
    assert kreis.post(f"{LIST}neu/", typed).status_code == 302
    made = TaskShare.objects.get()
    assert "Dieser Teil fehlt noch" in town.get(f"{LIST}{made.pk}/").content.decode()
    assert town.post(f"{LIST}{made.pk}/teil/", {**OWN, "revision": made.revision}).status_code == 302
    made.refresh_from_db()
    assert kreis.post(f"{LIST}{made.pk}/zustimmung/", {"revision": made.revision}).status_code == 302
    assert "vereinbart" in client_of(world, "korbinian").get(LIST).content.decode()
    assert client_of(world, "veit").get(LIST).status_code == 403


def test_five_years_after_the_end_it_is_erased(world):
    made = agreed(world)
    operations.end_share(share=made, reason="Vorbei.", by=world.cast.aylin, at=f.AT)
    assert not ended_shares(f.AT + timedelta(days=1800)).exists()
    assert ended_shares(f.AT + timedelta(days=1900)).exists()
