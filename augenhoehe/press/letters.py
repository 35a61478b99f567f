"""The mails to subscribers, in their language; a release too, where it is told in it."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.core.multilingual import text_in
from augenhoehe.notices.letters import Letter
from augenhoehe.organisations.letters.entries import signature

from . import links
from .addresses import public_of_release, whole
from .models import PressRelease, Subscription
from .shown import summary_of
from .words import headline

# Enough to see what it is about; the rest is on the page.
BEGINNING = 600


def about_confirmation(subscription: Subscription) -> Letter:
    """„Bitte bestätigen Sie“: nothing else is ever sent to an address nobody confirmed."""
    with translation.override(subscription.language):
        lines = [
            gettext("Guten Tag,"),
            gettext("jemand möchte unsere Presseinformationen an diese Adresse bekommen."),
            gettext("Waren Sie es? Dann bestätigen Sie bitte hier, innerhalb von zwei Tagen:")
            + f"\n{links.confirm_address(subscription)}",
            gettext("Wenn nicht, müssen Sie nichts tun. Wir löschen die Adresse."),
            signature(),
        ]
        return Letter(gettext("Bitte bestätigen: Presseinformationen per Mail"), "\n\n".join(lines))


def about_release(release: PressRelease, subscription: Subscription) -> Letter:
    """Headline, beginning and address; a link is just the address, and counts nobody."""
    with translation.override(subscription.language):
        kind = gettext(str(release.get_kind_display()))
        title = headline(release, subscription.language).text
        below = text_in(release.subheadline, subscription.language).text
        lines = [
            f"{kind} {release.number}",
            "\n".join(filter(None, [title, below])),
            summary_of(release, subscription.language, BEGINNING),
            gettext("Alles lesen:") + f"\n{whole(public_of_release(release))}",
            f"--\n{signature()}",
            gettext("Keine Mails mehr? Ein Tipp genügt:") + f"\n{links.leave_address(subscription)}",
        ]
        return Letter(f"{kind}: {title}", "\n\n".join(lines))


def headers_for(subscription: Subscription) -> dict[str, str]:
    """The button of mail programs to hear no more (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{links.one_click_address(subscription)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
