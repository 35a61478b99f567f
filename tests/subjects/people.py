"""Accounts, messages, case files: pages about people."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from .around import some_threads
from .registry import MORE, SUBJECTS, each, noted


@SUBJECTS.of("notices:follow", "notices:unfollow")
def followed() -> dict[str, dict[str, Any]]:
    published, _, unpublished = some_threads()
    return each(("veröffentlicht", published.pk), ("unveröffentlicht", unpublished.pk))


@SUBJECTS.of("notices:message")
def messages() -> dict[str, dict[str, Any]]:
    from augenhoehe.notices.models import Message

    def first(key: str) -> uuid.UUID:
        return (
            Message.objects.filter(recipient__email=f"{key}@federlohe.example")
            .order_by("sent_at", "subject")
            .first()
            .pk
        )

    return each(("von A", first("aylin")), ("von K", first("korbinian")))


@SUBJECTS.of("notices_inside:demo_mail")
def mails() -> dict[str, dict[str, Any]]:
    return {"unbekannt": {"pk": 987_654}}


@SUBJECTS.of("accounts_inside:user", "accounts_inside:grant_new")
def accounts() -> dict[str, dict[str, Any]]:
    from augenhoehe.demo.queries import account_of

    return each(("Konto von A", account_of("a").pk), ("Konto von W", account_of("w").pk))


@SUBJECTS.of("accounts_inside:grant_end", "accounts_inside:grant_revoke")
def grants() -> dict[str, dict[str, Any]]:
    from augenhoehe.demo.queries import account_of

    return each(("Rolle von A", account_of("a").grants.get().pk))


@SUBJECTS.of("accounts_inside:carrier")
def carriers() -> dict[str, dict[str, Any]]:
    from augenhoehe.accounts.models import Carrier
    from augenhoehe.demo.queries import account_of

    return each(("von A", account_of("a").carrier_id), ("Caritas", Carrier.objects.get(name__contains="Caritas").pk))


@SUBJECTS.of("accounts_inside:invitation")
def invitations() -> dict[str, dict[str, Any]]:
    from augenhoehe.accounts.models import Invitation

    return each(("von A", Invitation.objects.get(email__startswith="yara").pk))


@SUBJECTS.of("accounts:invitation", "accounts:accept_invitation")
def invited() -> dict[str, dict[str, Any]]:
    return {"gültig": {"token": MORE["token"]}, "unbekannt": {"token": "nirgends"}}


@SUBJECTS.of("account_confirm_email")
def keys() -> dict[str, dict[str, Any]]:
    return {"unbekannt": {"key": "nirgends"}}


@SUBJECTS.of("mfa_remove_webauthn", "mfa_edit_webauthn")
def passkeys() -> dict[str, dict[str, Any]]:
    return {"unbekannt": {"pk": 987_654}}


@SUBJECTS.of("openid_connect")
def directories() -> dict[str, dict[str, Any]]:
    return {"unbekannt": {"provider_id": "nirgends"}}


def inside_as_chiara(query: Callable[[Any], Any]) -> Any:
    """What Chiara finds in the closed room; nobody else would find it there."""
    from augenhoehe.accounts.queries import actor_of
    from augenhoehe.core import clock
    from augenhoehe.core.closed import closed_room
    from augenhoehe.demo.queries import account_of

    chiara = actor_of(account_of("c"), at=clock.now(), second_factor=True)
    with closed_room(chiara):
        return query(chiara)


@SUBJECTS.of("cases_inside:")
def files() -> dict[str, dict[str, Any]]:
    return each(("von C", noted("case_doctor")), ("von D", noted("case_dragan")))


@SUBJECTS.of("cases_inside:concern_begin", "cases_inside:concern_end", "cases_inside:concern_reopen",
             "cases_inside:hint_release")  # fmt: skip
def concerns() -> dict[str, dict[str, Any]]:
    return each(("von C", noted("concern_doctor")))


@SUBJECTS.of("cases_inside:strength_change", "cases_inside:strength_remove")
def strengths() -> dict[str, dict[str, Any]]:
    from augenhoehe.cases import queries

    case = noted("case_kita")
    return each(("von C", inside_as_chiara(lambda one: queries.strengths_for(one).filter(case=case).first().pk)))


@SUBJECTS.of("cases_inside:wish")
def wishes() -> dict[str, dict[str, Any]]:
    return each(("C kümmert sich", noted("wish_taken")), ("noch frei", noted("wish_free")))


@SUBJECTS.of("cases_inside:door_change")
def doors() -> dict[str, dict[str, Any]]:
    from augenhoehe.accounts.models import Carrier
    from augenhoehe.demo.queries import account_of

    caritas = Carrier.objects.get(name__contains="Caritas").pk
    return each(("Caritas", caritas), ("führt keine Akten", account_of("a").carrier_id))


@SUBJECTS.of("cases_inside:case_reopen")
def closed_files() -> dict[str, dict[str, Any]]:
    return each(("abgeschlossen, von C", noted("case_housing")), ("läuft, von D", noted("case_dragan")))


@SUBJECTS.of("cases_inside:case_accept")
def handed_files() -> dict[str, dict[str, Any]]:
    return each(("D übergeben", noted("case_handed")), ("von C", noted("case_doctor")))


@SUBJECTS.of("cases_inside:cases_reassign")
def case_managers() -> dict[str, dict[str, Any]]:
    from augenhoehe.demo.queries import account_of

    return each(("Fälle von C", account_of("c").pk), ("A führt keine", account_of("a").pk))


@SUBJECTS.of("cases_inside:hint_withdraw")
def released_hints() -> dict[str, dict[str, Any]]:
    from augenhoehe.cases import queries

    def of(concern: str) -> uuid.UUID:
        return inside_as_chiara(lambda one: queries.hints_for(one).get(concern=noted(concern)).pk)

    return each(("wartet am Tor, von C", of("concern_doctor")), ("beantwortet, von C", of("concern_kita")))


@SUBJECTS.of("cases_inside:linking_settle", "cases_inside:linking_hint")
def linkings() -> dict[str, dict[str, Any]]:
    from augenhoehe.cases.queries_linkings import linkings_for

    def of(case: str) -> uuid.UUID:
        return inside_as_chiara(lambda one: linkings_for(one).get(case=noted(case)).pk)

    return each(("offen, von C", of("case_doctor")), ("fehlt, von C", of("case_kita")))


@SUBJECTS.of("cases_inside:deputy_end")
def deputies() -> dict[str, dict[str, Any]]:
    from augenhoehe.cases import queries

    return each(("von C", inside_as_chiara(lambda one: queries.accesses_for(one).get(kind="deputy").pk)))


@SUBJECTS.of("cases_inside:consent_revoke")
def consents() -> dict[str, dict[str, Any]]:
    from augenhoehe.cases import queries

    case = noted("case_doctor")
    return each(("von C", inside_as_chiara(lambda one: queries.consents_for(one).get(case=case).pk)))


# What the demo world has no example of is made before the visits, by the operations of the packages.
