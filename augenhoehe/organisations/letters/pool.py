"""The messages about rooms and help, each in the language of whoever gets it."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.notices.letters import Letter
from augenhoehe.organisations.letters.entries import with_weekday
from augenhoehe.organisations.models import Need, ResourceRequest

__all__ = ["Letter", "about_answer", "about_met_need", "about_request", "about_withdrawal"]


def about_request(request: ResourceRequest, language: str) -> Letter:
    """Somebody asks for what the organisation shares."""
    with translation.override(language):
        who = request.organisation.name if request.organisation else gettext("Die Koordination")
        lines = [
            gettext("%(who)s fragt für %(day)s.") % {"who": who, "day": with_weekday(request.wanted_on)},
            gettext("Wofür: %(purpose)s") % {"purpose": request.purpose},
            gettext("Bitte sagen Sie Ja oder Nein, mit einem Satz."),
        ]
        return Letter(gettext("Anfrage: %(title)s") % {"title": request.resource.title}, "\n\n".join(lines))


def about_answer(request: ResourceRequest, language: str) -> Letter:
    """The owner said yes or no."""
    with translation.override(language):
        agreed = request.state == ResourceRequest.State.AGREED
        subject = gettext("Zugesagt: %(title)s") if agreed else gettext("Abgesagt: %(title)s")
        lines = [
            gettext("%(who)s antwortet auf Ihre Anfrage für %(day)s:")
            % {"who": request.resource.organisation.name, "day": with_weekday(request.wanted_on)},
            request.answer,
        ]
        return Letter(subject % {"title": request.resource.title}, "\n\n".join(lines))


def about_withdrawal(request: ResourceRequest, language: str) -> Letter:
    """Who asked needs it no more."""
    with translation.override(language):
        who = request.organisation.name if request.organisation else gettext("Die Koordination")
        body = gettext("%(who)s braucht es am %(day)s nicht mehr. Sie müssen nichts tun.") % {
            "who": who, "day": with_weekday(request.wanted_on),
        }  # fmt: skip
        return Letter(gettext("Zurückgezogen: %(title)s") % {"title": request.resource.title}, body)


def about_met_need(need: Need, language: str) -> Letter:
    """Something meets what the organisation needs."""
    with translation.override(language):
        lines = [need.text]
        if need.met_by is not None:
            lines.append(
                gettext("%(who)s teilt: %(title)s") % {"who": need.met_by.organisation.name, "title": need.met_by.title}
            )
        lines.append(need.met_how)
        return Letter(gettext("Ihr Bedarf ist gedeckt"), "\n\n".join(filter(None, lines)))
