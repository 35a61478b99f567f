"""Administration of accounts and of what they may."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from augenhoehe.accounts import listings, operations, permissions, queries, roles, rules
from augenhoehe.accounts.forms.accounts import EditPersonForm, EndForm, GrantForm, PersonForm
from augenhoehe.accounts.models import User
from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Role
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.ui.tables import list_response


def trail(*more: Crumb) -> list[Crumb]:
    return [("Konten", reverse("accounts_inside:users")), *more]


def address(account: User) -> str:
    return reverse("accounts_inside:user", args=[account.pk])


def trail_to(account: User) -> list[Crumb]:
    return trail((account.name, address(account)))


def found(request: ActorRequest, pk: uuid.UUID) -> User:
    """The account, for somebody who may read accounts and showed a second factor."""
    request.actor.check(permissions.READ_ACCOUNTS)
    return get_object_or_404(queries.users_for(request.actor), pk=pk)


@require_GET
def users(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(permissions.READ_ACCOUNTS)
    at = clock.now()
    rows = queries.users_with_roles(request.actor, clock.day_of(at))
    context = {"may_manage": rules.can_manage_accounts(request.actor)}
    return list_response(request, listings.users(at), rows, "accounts/users.html", context)


@require_GET
def user(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One account: who it is, what it may, how it signs in."""
    account = found(request, pk)
    today = clock.today()
    context = {
        "page_title": account.name,
        "breadcrumb": trail(),
        "status": listings.account_status(account),
        "account": account,
        "factors": queries.factors_of(account),
        "address_proven": queries.address_proven(account),
        "grants": roles.told(queries.grants_of(account), today),
        "conflicts": rules.conflicts(queries.roles_of(account, today)),
        "may_manage": rules.can_manage_accounts(request.actor),
        "own": account.pk == request.actor.user_id,
    }
    return render(request, "accounts/user.html", context)


@require_http_methods(["GET", "POST"])
def user_new(request: ActorRequest) -> HttpResponseBase:
    rules.check_manage_accounts(request.actor)
    form = PersonForm(request.POST or None)

    def act(typed: dict[str, Any]) -> tuple[str, str]:
        account = operations.create_user(**typed, by=request.actor, at=clock.now())
        return address(account), f"Das Konto für {account.name} ist angelegt. Nun fehlt noch eine Rolle."

    back = reverse("accounts_inside:users")
    return ask(request, form, act, title="Konto anlegen", button="Anlegen", breadcrumb=trail(), back=back)


@require_http_methods(["GET", "POST"])
def user_edit(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    rules.check_manage_accounts(request.actor)
    account = found(request, pk)
    initial = {name: getattr(account, name) for name in ("name", "email", "function", "carrier", "language")}
    form = EditPersonForm(request.POST or None, of=account, initial=initial)

    def act(typed: dict[str, Any]) -> tuple[str, str]:
        operations.change_user(user=account, **typed, by=request.actor, at=clock.now())
        return address(account), "Gespeichert."

    return ask(request, form, act, title="Angaben ändern", button="Speichern", breadcrumb=trail_to(account))


@require_http_methods(["GET", "POST"])
def grant_new(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Give a role; what does not go together is said before, and has to be confirmed."""
    rules.check_manage_accounts(request.actor)
    account = found(request, pk)
    form = GrantForm(request.POST or None, user=account, by=request.actor)

    def act(typed: dict[str, Any]) -> tuple[str, str]:
        values = {name: value for name, value in typed.items() if name not in ("role", "despite")}
        role = Role(typed["role"])
        operations.grant_role(user=account, role=role, **values, by=request.actor, at=clock.now())
        return address(account), f"{account.name} hat jetzt die Rolle „{roles.name_of(role)}“."

    return ask(
        request, form, act, title="Rolle vergeben", button="Vergeben", breadcrumb=trail_to(account),
        template="accounts/form.html",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def grant_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    rules.check_manage_accounts(request.actor)
    grant = get_object_or_404(queries.grants_for(request.actor), pk=pk)
    form = EndForm(request.POST or None, initial={"valid_until": grant.valid_until})

    def act(typed: dict[str, Any]) -> tuple[str, str]:
        operations.change_grant_end(grant=grant, **typed, by=request.actor, at=clock.now())
        return address(grant.user), "Das Enddatum ist geändert."

    title = f"Enddatum: {roles.name_of(grant.role)}"
    return ask(request, form, act, title=title, button="Speichern", breadcrumb=trail_to(grant.user))


@require_POST
def grant_revoke(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    rules.check_manage_accounts(request.actor)
    grant = get_object_or_404(queries.grants_for(request.actor), pk=pk)
    operations.revoke_grant(grant=grant, by=request.actor, at=clock.now())
    messages.success(request, f"Die Rolle „{roles.name_of(grant.role)}“ ist entzogen.")
    return redirect("accounts_inside:user", pk=grant.user_id)


@require_http_methods(["GET", "POST"])
def user_deactivate(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    rules.check_manage_accounts(request.actor)
    account = found(request, pk)
    if request.method == "POST":
        operations.deactivate_user(user=account, revision=_revision(request), by=request.actor, at=clock.now())
        messages.success(request, f"Das Konto von {account.name} ist stillgelegt.")
        return redirect("accounts_inside:user", pk=pk)
    consequence = (
        f"{account.name} wird überall abgemeldet. Alle Rollen enden heute, offene Einladungen werden zurückgezogen. "
        "Nach zwölf Monaten löscht das System Namen und Mailadresse."
    )
    return _confirm(request, account, "Konto stilllegen", "Stilllegen", consequence)


@require_http_methods(["GET", "POST"])
def user_remove_factors(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    rules.check_manage_accounts(request.actor)
    account = found(request, pk)
    if request.method == "POST":
        operations.remove_factors(user=account, by=request.actor, at=clock.now())
        messages.success(request, f"{account.name} richtet bei der nächsten Anmeldung einen neuen zweiten Faktor ein.")
        return redirect("accounts_inside:user", pk=pk)
    consequence = (
        "Tun Sie das nur, wenn Sie die Person sicher erkannt haben, zum Beispiel im Büro. "
        f"Alle zweiten Faktoren von {account.name} werden gelöscht, alle Anmeldungen enden."
    )
    return _confirm(request, account, "Zweiten Faktor zurücksetzen", "Zurücksetzen", consequence)


@require_POST
def user_reactivate(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    rules.check_manage_accounts(request.actor)
    account = found(request, pk)
    operations.reactivate_user(user=account, revision=_revision(request), by=request.actor, at=clock.now())
    messages.success(request, f"Das Konto von {account.name} ist wieder aktiv, noch ohne Rollen.")
    return redirect("accounts_inside:user", pk=pk)


@require_POST
def user_sign_out(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    rules.check_manage_accounts(request.actor)
    account = found(request, pk)
    operations.sign_out_everywhere(user=account, by=request.actor, at=clock.now())
    messages.success(request, f"{account.name} ist auf allen Geräten abgemeldet.")
    return redirect("accounts_inside:user", pk=pk)


def _revision(request: ActorRequest) -> int:
    typed = request.POST.get("revision", "")
    return int(typed) if typed.isdecimal() else 0


def _confirm(request: ActorRequest, account: User, title: str, label: str, consequence: str) -> HttpResponse:
    back = reverse("accounts_inside:user", args=[account.pk])
    context = {
        "page_title": title,
        "breadcrumb": trail((account.name, back)),
        "account": account,
        "label": label,
        "consequence": consequence,
        "back": back,
    }
    return render(request, "accounts/confirm.html", context)
