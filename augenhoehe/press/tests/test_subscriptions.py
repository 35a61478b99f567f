"""Releases by mail (S1-2): confirmed by the address itself, once for each release, ended with one tap."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from augenhoehe.core import form_token
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import failures_of
from augenhoehe.notices import post
from augenhoehe.notices.models import OutgoingMail
from augenhoehe.press import operations
from augenhoehe.press.models import Delivery, Subscription
from augenhoehe.press.register.subscriptions import unconfirmed
from augenhoehe.press.views.subscriptions import MOST_PER_MAILBOX, PURPOSE

from . import factories as f


def a_subscription(email: str = "ute@zeitung.example", *, at=f.AT, confirm: bool = True, **more) -> Subscription:
    made = operations.ask_subscription(entry_id=uuid.uuid4(), email=email, language="de", at=at, **more)
    return operations.confirm_subscription(subscription=made, at=at) if confirm else made


def sent(client: Client, moment, **typed):
    token = form_token.issue(PURPOSE, f.AT - timedelta(minutes=1)).signed()
    return client.post("/presse/abonnement/", {"token": token, "go": "send", "email": "ute@zeitung.example", **typed})


def link_in(body: str, word: str) -> str:
    return (
        next(line for line in body.splitlines() if line.endswith(f"/{word}/")).split("testserver")[-1].split("8000")[-1]
    )


@pytest.mark.django_db
def test_an_address_is_told_of_only_after_its_own_link_was_opened_and_pressed(world, moment):
    anybody = Client()
    assert sent(anybody, moment).status_code == 200
    row = Subscription.objects.get()
    letter = OutgoingMail.objects.get()
    assert row.confirmed_at is None and letter.to == "ute@zeitung.example"
    f.a_release(world, to="published")
    assert operations.tell_all(at=f.AT) == 0
    address = "/presse/abonnement/" + link_in(letter.body, "bestaetigung").split("/presse/abonnement/")[1]
    assert "Ja, bestätigen" in anybody.get(address).content.decode()
    row.refresh_from_db()
    assert row.confirmed_at is None, "mail programs open links by themselves"
    assert "Ihre Adresse ist bestätigt" in anybody.post(address).content.decode()
    row.refresh_from_db()
    assert row.confirmed_at == f.AT


@pytest.mark.django_db
def test_a_link_that_nobody_opened_ends_and_the_address_goes(world, moment):
    waiting = a_subscription(confirm=False)
    with pytest.raises(Refused, match="gilt nicht mehr"):
        operations.confirm_subscription(subscription=waiting, at=f.AT + timedelta(days=2, minutes=1))
    assert not unconfirmed(f.AT + timedelta(days=3)).exists()
    assert unconfirmed(f.AT + timedelta(days=3, minutes=1)).get() == waiting


@pytest.mark.django_db
def test_everybody_gets_what_they_chose_and_each_release_once(world):
    zwirnstadt = f.town("Zwirnstadt")
    a_subscription("alles@zeitung.example")
    a_subscription("einladungen@zeitung.example", kinds=["einladung"])
    a_subscription("mohnfurt@zeitung.example", towns=[f.town("Mohnfurt").pk])
    made = f.a_release(world, to="published", municipality=zwirnstadt)
    kreis = f.a_release(world, to="published", kind="einladung", headline="Kommen Sie")
    for _ in range(2):
        operations.tell_all(at=f.AT + timedelta(minutes=1))
        operations.tell_subscribers(release_id=made.pk, at=f.AT + timedelta(minutes=1))
    told = {(one.release_id, one.subscription.email) for one in Delivery.objects.select_related("subscription")}
    assert told == {
        (made.pk, "alles@zeitung.example"), (kreis.pk, "alles@zeitung.example"),
        (kreis.pk, "einladungen@zeitung.example"), (kreis.pk, "mohnfurt@zeitung.example"),
    }  # fmt: skip
    assert OutgoingMail.objects.filter(once=True).count() == 4


@pytest.mark.django_db
def test_who_confirmed_after_it_appeared_gets_the_next_one(world):
    made = f.a_release(world, to="published")
    a_subscription(at=f.AT + timedelta(minutes=5))
    assert operations.tell_subscribers(release_id=made.pk, at=f.AT + timedelta(minutes=6)) == 0


@pytest.mark.django_db
def test_one_tap_in_the_mail_program_ends_it_and_keeps_no_address(world, moment):
    """RFC 8058: the header names an address that takes a POST without a token of ours."""
    a_subscription()
    made = f.a_release(world, to="published")
    operations.tell_subscribers(release_id=made.pk, at=f.AT)
    queued = OutgoingMail.objects.get(once=True)
    post.deliver(str(queued.pk), at=f.AT)
    head = mail.outbox[-1].extra_headers
    assert head["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = "/" + head["List-Unsubscribe"].strip("<>").split("/", 3)[3]
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(address).status_code == 405
    assert strict.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 204
    assert not Subscription.objects.exists() and not Delivery.objects.exists()
    assert strict.post(address, {}).status_code == 204
    assert strict.post(address.replace("/abonnement/", "/abonnement/x"), {}).status_code == 404
    assert "Sie bekommen keine Mails mehr" in strict.get(address.replace("abmelden", "abmeldung")).content.decode()


@pytest.mark.django_db
def test_an_address_the_mail_server_refuses_is_forgotten_and_an_uncertain_one_is_not(world):
    kept, gone = a_subscription("unklar@zeitung.example"), a_subscription("weg@zeitung.example")
    made = f.a_release(world, to="published")
    operations.tell_subscribers(release_id=made.pk, at=f.AT)
    for subscription, uncertain in ((kept, True), (gone, False)):
        queued = Delivery.objects.get(subscription=subscription).mail
        post.give_up(str(queued.pk), "550 unknown", uncertain=uncertain, at=f.AT)
    assert list(Subscription.objects.values_list("email", flat=True)) == ["unklar@zeitung.example"]


@pytest.mark.django_db
def test_the_form_keeps_machines_and_mailbox_bombs_away_and_nothing_typed_is_lost(world, moment):
    anybody = Client()
    trapped = sent(anybody, moment, website="http://spam.example", kinds="einladung").content.decode()
    assert "Noch nicht abgeschickt" in trapped and "ute@zeitung.example" in trapped and "checked" in trapped
    assert sent(anybody, moment, token="gefälscht").status_code == 200
    assert not Subscription.objects.exists()
    answers = [sent(anybody, moment).status_code for _ in range(MOST_PER_MAILBOX + 1)]
    assert answers == [200] * MOST_PER_MAILBOX + [429]
    assert sent(anybody, moment, email="\x00🙂<script>").status_code == 200
    assert Subscription.objects.count() == MOST_PER_MAILBOX


@pytest.mark.django_db
def test_the_same_form_sent_twice_is_one_entry_and_a_new_choice_replaces_the_old_when_confirmed(world):
    entry = uuid.uuid4()
    for _ in range(2):
        first = operations.ask_subscription(entry_id=entry, email="Ute@Zeitung.example", language="de", at=f.AT)
    assert OutgoingMail.objects.count() == 1
    operations.confirm_subscription(subscription=first, at=f.AT)
    second = a_subscription(kinds=["einladung"], confirm=False)
    assert Subscription.objects.confirmed().get().kinds == []
    operations.confirm_subscription(subscription=second, at=f.AT)
    assert Subscription.objects.get().kinds == ["einladung"]


def test_two_workers_that_tell_at_once_send_one_mail(committed):
    world = f.make_world()
    a_subscription()
    made = f.a_release(world, to="published")
    tell = [lambda: operations.tell_subscribers(release_id=made.pk, at=f.AT) for _ in range(3)]
    assert failures_of(*tell) == []
    assert OutgoingMail.objects.filter(once=True).count() == 1


def test_two_people_who_change_a_draft_at_once_lose_nothing_silently(committed):
    from augenhoehe.core.refused import Conflict
    from augenhoehe.press.models import PressRelease

    world = f.make_world()
    pk = f.a_release(world).pk
    works = [
        lambda text=text: operations.change_release(
            release=PressRelease.objects.get(pk=pk), text=text, by=SYSTEM, at=f.AT, revision=1
        )
        for text in ("Von der einen", "Von der anderen")
    ]
    assert [type(one) for one in failures_of(*works)] == [Conflict]
    assert PressRelease.objects.get().versions.count() == 2


def test_two_workers_at_the_hour_publish_once_with_one_number(committed):
    world = f.make_world()
    made = f.a_release(world, to="scheduled", embargo_until=f.EMBARGO)
    late = f.EMBARGO + timedelta(seconds=5)
    assert failures_of(*[lambda: operations.publish_due(at=late) for _ in range(3)]) == []
    made.refresh_from_db()
    assert (made.number, made.state) == ("P-2026-001", "published")
