"""Signing in, passwords and factors: allauth's views with our words, and only those that we offer."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.adapter import get_adapter as get_social_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from augenhoehe.accounts import queries
from augenhoehe.accounts.forms import signin as forms
from augenhoehe.accounts.sessions import AFTER_FACTOR, count_new_factor
from augenhoehe.core import clock


class Titled:
    """Gives allauth's pages the title and the breadcrumb of ours."""

    page_title: Any = ""
    trail: tuple[str, ...] = ()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        # allauth's `site` would hide the one our shells draw head and foot from.
        context.pop("site", None)
        # The demo's mailbox belongs to a package above; its address is fixed by the issue.
        mailbox = "/demo/postfach/" if settings.DEMO else ""
        trail = breadcrumb(*self.trail)
        return {**context, "page_title": self.page_title, "breadcrumb": trail, "demo_mailbox": mailbox}


def breadcrumb(*names: str) -> list[tuple[str, str]]:
    labels = {"accounts:account": gettext("Mein Konto"), "mfa_index": gettext("Zweiter Faktor")}
    return [(labels[name], reverse(name)) for name in names]


class DemoCode:
    """In the demo the page itself shows the code, and the field holds it already."""

    def factor_owner(self) -> Any:
        return self.request.user  # type: ignore[attr-defined]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        context["demo_code"] = code = queries.demo_code(self.factor_owner(), at=clock.now())
        if code and not context["form"].is_bound:
            context["form"].initial["code"] = code
        return context


# --- Signing in ---------------------------------------------------------------------------------------


class SignIn(Titled, account.LoginView):
    """One field: the address. A code comes by mail; passkey, directory and password stand below."""

    form_class = forms.SignInForm
    page_title = _("Anmelden")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        directories = get_social_adapter(self.request).list_providers(self.request)
        return {**super().get_context_data(**kwargs), "directories": directories}


class PasswordSignIn(Titled, account.LoginView):
    form_class = forms.PasswordSignInForm
    template_name = "account/password_login.html"
    page_title = _("Mit Passwort anmelden")


class RequestCode(Titled, account.RequestLoginCodeView):
    form_class = forms.CodeRequestForm
    page_title = _("Code zum Anmelden anfordern")


class ConfirmCode(Titled, account.ConfirmLoginCodeView):
    form_class = forms.CodeForm
    page_title = _("Code eingeben")


class SignOut(Titled, account.LogoutView):
    page_title = _("Abmelden")


class Inactive(Titled, account.AccountInactiveView):
    page_title = _("Konto stillgelegt")


class AddressMailSent(Titled, account.EmailVerificationSentView):
    page_title = _("Bitte bestätigen Sie Ihre Mailadresse")


class ConfirmAddress(Titled, account.ConfirmEmailView):
    page_title = _("Mailadresse bestätigen")

    def get_redirect_url(self) -> str:
        """Signed in: on to the account; otherwise to the sign-in, which now works."""
        return reverse("accounts:account" if self.request.user.is_authenticated else "account_login")


class Reauthenticate(Titled, account.ReauthenticateView):
    form_class = forms.PasswordAgainForm
    page_title = _("Bitte bestätigen Sie, dass Sie es sind")


class SetPassword(Titled, account.PasswordSetView):
    form_class = forms.FirstPasswordForm
    page_title = _("Passwort festlegen")
    trail = ("accounts:account",)
    success_url = None

    def get_default_success_url(self) -> str:
        return reverse("accounts:account")


class ChangePassword(Titled, account.PasswordChangeView):
    form_class = forms.NewPasswordForm
    page_title = _("Passwort ändern")
    trail = ("accounts:account",)

    def get_default_success_url(self) -> str:
        return reverse("accounts:account")


@login_not_required
@never_cache
def sign_up_closed(request: HttpRequest) -> HttpResponse:
    """Nobody opens an account alone; the page says how one comes to an account."""
    return render(request, "account/signup_closed.html", {"page_title": _("Kein Konto gefunden")})


# --- Factors ------------------------------------------------------------------------------------------


class Factor(DemoCode, Titled, mfa.AuthenticateView):
    """The second step of signing in."""

    form_class = forms.FactorForm
    page_title = _("Zweiter Faktor")

    def factor_owner(self) -> Any:
        return self.stage.login.user


class FactorAgain(DemoCode, Titled, mfa.ReauthenticateView):
    form_class = forms.FactorAgainForm
    page_title = _("Zweiten Faktor bestätigen")


class FactorIndex(Titled, mfa.IndexView):
    page_title = _("Zweiter Faktor")
    trail = ("accounts:account",)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        codes = context["authenticators"].get(Authenticator.Type.RECOVERY_CODES)
        left = len(codes.get_unused_codes()) if codes else 0
        proven = queries.address_proven(self.request.user)
        return {**context, "codes_left": left, "address_proven": proven}


class SetUpApp(Titled, totp.ActivateTOTPView):
    form_class = forms.AppForm
    page_title = _("App einrichten")
    trail = ("accounts:account", "mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        count_new_factor(self.request, Authenticator.Type.TOTP)
        return response


class RemoveApp(Titled, totp.DeactivateTOTPView):
    page_title = _("App entfernen")
    trail = ("accounts:account", "mfa_index")


class AddPasskey(Titled, webauthn.AddWebAuthnView):
    form_class = forms.PasskeyForm
    page_title = _("Passkey anlegen")
    trail = ("accounts:account", "mfa_index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """allauth builds a fresh form here; the one with the mistakes is the one to show."""
        context = super().get_context_data(**kwargs)
        return {**context, **({"form": kwargs["form"]} if "form" in kwargs else {})}

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        count_new_factor(self.request, Authenticator.Type.WEBAUTHN)
        return response


class Passkeys(Titled, webauthn.ListWebAuthnView):
    page_title = _("Passkeys")
    trail = ("accounts:account", "mfa_index")


class RemovePasskey(Titled, webauthn.RemoveWebAuthnView):
    page_title = _("Passkey entfernen")
    trail = ("accounts:account", "mfa_index")


class RenamePasskey(Titled, webauthn.EditWebAuthnView):
    form_class = forms.PasskeyNameForm
    page_title = _("Passkey umbenennen")
    trail = ("accounts:account", "mfa_index")


class PasskeySignIn(webauthn.LoginWebAuthnView):
    """No page of its own: the button on the sign-in page talks to it."""


class PasskeyAgain(Titled, webauthn.ReauthenticateWebAuthnView):
    page_title = _("Mit Passkey bestätigen")

    def form_invalid(self, form: Any) -> HttpResponse:
        for message in form.errors.get("credential", []):
            get_adapter().add_message(self.request, messages.ERROR, message=message)
        return redirect(self.passthrough_next_url(reverse("mfa_reauthenticate_webauthn")))


class RecoveryCodes(Titled, recovery.ViewRecoveryCodesView):
    """Shown after the first factor too; from here it goes on to where the person wanted to go."""

    page_title = _("Ersatzcodes")
    trail = ("accounts:account", "mfa_index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        onward = self.request.session.get(AFTER_FACTOR, "")
        return {**super().get_context_data(**kwargs), "onward": onward, "today": clock.today()}


class NewRecoveryCodes(Titled, recovery.GenerateRecoveryCodesView):
    page_title = _("Neue Ersatzcodes")
    trail = ("accounts:account", "mfa_index")


class DownloadRecoveryCodes(recovery.DownloadRecoveryCodesView):
    def render_to_response(self, context: dict[str, Any], **response_kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **response_kwargs)
        response["Content-Disposition"] = 'attachment; filename="ersatzcodes.txt"'
        return response


# --- Directory accounts (OpenID Connect) ----------------------------------------------------------------


@method_decorator(login_not_required, name="dispatch")
class DirectoryCancelled(Titled, social.LoginCancelledView):
    page_title = _("Anmeldung abgebrochen")


@method_decorator(login_not_required, name="dispatch")
class DirectoryFailed(Titled, social.LoginErrorView):
    page_title = _("Anmeldung nicht möglich")
