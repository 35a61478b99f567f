"""What voters read in their inbox, in their language."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.accounts.models import User
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.values import dataclass
from augenhoehe.ui.words import long_day

from .models import Poll


@dataclass(frozen=True, slots=True)
class Letter:
    """`mail` carries the link; the message in the inbox has it beneath."""

    subject: str
    body: str
    mail: str


def about_poll(poll: Poll, address: str, person: User) -> Letter:
    with translation.override(person.language):
        day = day_of(poll.created_at)
        question = text_in(poll.question, person.language).text
        name = poll.committee.name_on(day)
        lines = [
            gettext("%(committee)s fragt Sie:") % {"committee": name} + f"\n{question}",
            gettext("Sie haben eine Stimme, bis %(day)s. Niemand erfährt, wie Sie abstimmen.")
            % {"day": long_day(poll.closes_on)},
        ]
        greeting = gettext("Guten Tag %(name)s,") % {"name": person.name}
        link = gettext("Hier stimmen Sie ab, ohne Anmeldung:") + f"\n{address}"
        warning = gettext("Geben Sie diese Adresse nicht weiter. Sie gilt für eine Stimme.")
        mail = "\n\n".join([greeting, *lines, link, warning, settings.INSTALLATION_NAME])
        return Letter(gettext("Kurze Abfrage: %(committee)s") % {"committee": name}, "\n\n".join(lines), mail)
