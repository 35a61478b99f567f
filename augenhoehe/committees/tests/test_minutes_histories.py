"""Whatever people do with minutes, in whatever order: two different people signed what binds, and only that is public."""

from __future__ import annotations

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from augenhoehe.committees import operations, queries
from augenhoehe.committees.models import Minutes, Signature
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from tests.worlds import shared

from . import factories as f
from . import minutes_factories as m

VERBS = {
    "write": lambda cast, it: operations.write_section(section=it.sections.first(), text="Neu", by=SYSTEM, at=f.AFTER),
    "speak": lambda cast, it: operations.add_speech(item=_item(it), name="Ute", by=SYSTEM, at=m.CLOSED),
    "submit": lambda cast, it: operations.submit_minutes(minutes=it, by=SYSTEM, at=f.AFTER),
    "return": lambda cast, it: operations.return_minutes(minutes=it, reason="Weil", by=SYSTEM, at=f.AFTER),
    "chair": lambda cast, it: operations.sign_minutes(minutes=it, role="chair", by=cast.korbinian, at=f.AFTER),
    "secretary": lambda cast, it: operations.sign_minutes(minutes=it, role="secretary", by=cast.rojda, at=f.AFTER),
    "paper": lambda cast, it: operations.note_signature(
        minutes=it, role="secretary", name="Korbinian", by=SYSTEM, at=f.AFTER
    ),
    "publish": lambda cast, it: operations.publish_minutes(minutes=it, by=SYSTEM, at=f.AFTER),
    "unpublish": lambda cast, it: operations.unpublish_minutes(minutes=it, reason="Weil", by=SYSTEM, at=f.AFTER),
    "object": lambda cast, it: operations.raise_objection(minutes=it, text="Nein", by=SYSTEM, at=f.AFTER),
}


def _item(minutes):
    return minutes.meeting.agenda_items.select_related("committee", "meeting__committee").get()


@shared
def told():
    cast = f.the_cast()
    return cast, m.drafted(cast)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(verbs=st.lists(st.sampled_from(sorted(VERBS)), min_size=4, max_size=14))
def test_what_binds_was_signed_by_two_and_stands_still(told, verbs):
    cast, minutes = told
    with transaction.atomic():
        _play(cast, minutes, ["submit", *verbs])
        transaction.set_rollback(True)


def _play(cast, minutes, verbs):
    signed_text = None
    for verb in verbs:
        mine = Minutes.objects.select_related("meeting__committee").get(pk=minutes.pk)
        try:
            with transaction.atomic():
                VERBS[verb](cast, mine)
        except Refused:
            pass
        mine = Minutes.objects.get(pk=minutes.pk)
        names = list(Signature.objects.filter(minutes=mine).values_list("name", flat=True))
        assert len({name.casefold() for name in names}) == len(names) <= 2
        assert mine.binding == (len(names) == 2)
        assert mine.state != "draft" or not names
        assert queries.public_minutes().filter(pk=mine.pk).exists() == (mine.state == "published")
        text = list(mine.sections.values_list("text", "speakers", "wording"))
        if mine.binding:
            assert signed_text in (None, text)
            signed_text = text
