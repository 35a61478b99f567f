"""The author hears of it: in the inbox of the account, or by mail to the confirmed address."""

from __future__ import annotations

from datetime import datetime

from augenhoehe.core.multilingual import SOURCE
from augenhoehe.forum import letters
from augenhoehe.forum.addresses import stored
from augenhoehe.forum.models import Contribution, ContributionAnswer, ContributionContact
from augenhoehe.notices.operations import send_mail, send_message


def tell_author(contribution: Contribution, *, at: datetime, answer: ContributionAnswer | None = None) -> bool:
    """True if somebody was told; without a way to the author the status page tells."""
    author = contribution.author
    if author is not None and author.is_active:
        letter = letters.about_news(contribution, author.language, answer)
        url = stored(contribution) if contribution.shown else "/intern/mitreden/meine/"
        send_message(recipient=author, kind="forum", subject=letter.subject, body=letter.body, url=url, at=at)
        return True
    contact = ContributionContact.objects.filter(contribution=contribution, confirmed_at__isnull=False).first()
    if contact is None:
        return False
    letter = letters.about_news(contribution, contact.language or SOURCE, answer)
    send_mail(to=contact.email, subject=letter.subject, body=letter.body, language=contact.language, at=at)
    return True
