"""Real parallel connections: two who moderate one contribution, many who report or support it at one moment."""

from __future__ import annotations

from augenhoehe.core.refused import Conflict
from augenhoehe.core.tests.parallel import at_once, failures_of
from augenhoehe.forum import operations
from augenhoehe.forum.models import Contribution, Report, Support
from augenhoehe.journal.models import AuditEntry
from augenhoehe.notices.models import OutgoingMail
from augenhoehe.search.models import Document

from .factories import AT, Forum

OFF = {"reason_key": "off_topic", "reason": "Bitte zum Thema."}


def reread(one: Contribution) -> Contribution:
    return Contribution.objects.get(pk=one.pk)


def turned(verb: str, one: Contribution, by, **more):
    """As a form does it: with the revision that the page showed."""
    return lambda: getattr(operations, f"{verb}_contribution")(
        contribution=reread(one), revision=one.revision, by=by, at=AT, **more
    )


def test_two_moderators_decide_at_once_and_one_of_them_sees_the_other(committed):
    forum = Forum()
    for _ in range(4):
        made = forum.submitted(email="ada@leute.example")
        failed = failures_of(turned("publish", made, forum.cast.gerda), turned("reject", made, forum.cast.ute, **OFF))
        assert [type(one) for one in failed] == [Conflict]
        found = reread(made)
        # Whatever won, it won wholly: state, who decided, search and trail say the same.
        published = found.state == Contribution.State.PUBLISHED
        assert published or found.state == Contribution.State.REJECTED
        assert (found.decided_by == forum.cast.gerda.user_id) == published == (found.published_at is not None)
        assert Document.objects.filter(kind="contribution", object_id=made.pk).exists() == published
        verbs = set(AuditEntry.objects.filter(object_id=str(made.pk)).values_list("verb", flat=True))
        assert len(verbs & {"publish_contribution", "reject_contribution"}) == 1


def test_published_twice_at_once_it_is_published_once_and_the_author_hears_once(committed):
    forum = Forum()
    made = forum.submitted(email="ada@leute.example")
    before = OutgoingMail.objects.count()
    operations.confirm_address(contribution=made, at=AT)
    failed = failures_of(turned("publish", made, forum.cast.gerda), turned("publish", made, forum.cast.ute))
    assert [type(one) for one in failed] == [Conflict]
    assert AuditEntry.objects.filter(verb="publish_contribution").count() == 1
    assert OutgoingMail.objects.count() <= before + 1


def test_two_take_it_up_at_once_and_one_looks_at_it(committed):
    forum = Forum()
    made = forum.submitted()
    failed = failures_of(turned("take", made, forum.cast.gerda), turned("take", made, forum.cast.ute))
    assert [type(one) for one in failed] == [Conflict]
    assert AuditEntry.objects.filter(verb="take_contribution").count() == 1


def test_many_report_at_once_none_is_lost_and_none_sees_an_error(committed):
    forum = Forum()
    operations.change_settings(watch_words="", reports_to_review=3, answer_days=20, by=forum.cast.aylin, at=AT)
    made = forum.published()

    def report():
        return operations.report_contribution(contribution=reread(made), kind="insult", at=AT, note="So nicht.")

    results = at_once(*[report] * 6)
    # Those who come after it was taken back hear that it is not public; nobody meets a conflict.
    assert not any(isinstance(one, Conflict) for one in results)
    accepted = [one for one in results if isinstance(one, Report)]
    assert len(accepted) >= 3 and Report.objects.get().times == len(accepted)
    assert reread(made).state == Contribution.State.IN_REVIEW
    assert AuditEntry.objects.filter(verb="take_back_contribution").count() == 1


def test_one_device_that_says_it_ten_times_at_once_has_said_it_once(committed):
    forum = Forum()
    made = forum.published()

    def support():
        return operations.support_contribution(contribution=reread(made), device_key="k" * 64, at=AT)

    results = at_once(*[support] * 10)
    assert sorted(results) == [False] * 9 + [True] and Support.objects.count() == 1
