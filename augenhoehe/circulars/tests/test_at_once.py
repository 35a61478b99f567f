"""Real parallel connections: two people send at one moment, two workers queue, a mail is delivered twice."""

from __future__ import annotations

from augenhoehe.circulars import operations
from augenhoehe.circulars.models import Circular, Recipient
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import at_once, failures_of
from augenhoehe.notices import post
from augenhoehe.notices.models import OutgoingMail
from augenhoehe.organisations.models import ContactNote

from . import factories as f


def test_sent_by_two_people_and_two_workers_at_once_every_organisation_gets_one_mail(committed):
    f.the_cast()
    clubs = [f.a_club(f"Verein {number}") for number in range(3)]
    for number, club in enumerate(clubs):
        f.a_contact(club, email=f"v{number}@verein.example")
    pk = f.a_circular(*clubs).pk
    seen = f.mark(Circular.objects.get(pk=pk))

    def send():
        operations.send_circular(circular=Circular.objects.get(pk=pk), mark=seen, by=SYSTEM, at=f.AT)

    assert [isinstance(one, Refused) for one in failures_of(send, send)] == [True]
    assert failures_of(*[lambda: operations.queue_mails(circular_id=pk, at=f.AT)] * 3) == []
    assert OutgoingMail.objects.count() == 3
    mails = [str(one) for one in OutgoingMail.objects.values_list("pk", flat=True)]
    results = at_once(*[lambda: sum(post.deliver(one, at=f.AT) for one in mails)] * 2)
    assert sum(results) == 3
    assert set(Recipient.objects.values_list("state", flat=True)) == {"sent"}
    assert ContactNote.objects.count() == 3
    one = Recipient.objects.first().pk
    returned = f.bounce(Recipient.objects.get(pk=one).message_id)
    failures_of(*[lambda: operations.take_in(content=returned, by=SYSTEM, at=f.AT)] * 2)
    assert ContactNote.objects.filter(result__contains="Kam am").count() == 1
