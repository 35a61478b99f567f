"""allauth's forms with our words: one field where one is enough, and the throttle before any mail is sent."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    ConfirmLoginCodeForm,
    LoginForm,
    ReauthenticateForm,
    RequestLoginCodeForm,
    SetPasswordForm,
)
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as FactorReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from augenhoehe.accounts import throttles
from augenhoehe.core import clock
from augenhoehe.core.refused import Refused

_CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "data-width": "short", "autofocus": True}


def describe(form: forms.Form, name: str, label: Any, help_text: Any = "", **attrs: Any) -> None:
    """Our label and help instead of a placeholder that vanishes while typing."""
    field = form.fields[name]
    field.label, field.help_text = label, help_text
    field.error_messages["required"] = _("Hier fehlt noch etwas.")
    if isinstance(field, forms.EmailField):
        field.error_messages["invalid"] = _("Das ist keine Mailadresse. Ein Beispiel: name@ort.de")
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


def _throttled(purpose: str, person: str) -> None:
    try:
        throttles.check(purpose, request=context.request, person=person.lower(), at=clock.now())
    except Refused as refused:
        raise ValidationError(refused.sentence) from None


class SignInForm(LoginForm):
    """The address, and nothing else: a code comes by mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(
            self,
            "login",
            _("Ihre Mailadresse"),
            _("Wir schicken Ihnen einen Code. Sie brauchen kein Passwort."),
            autocomplete="username",
        )

    def clean_login(self) -> str:
        login = super().clean_login()
        _throttled("sign_in_code", login)
        return login


class CodeRequestForm(RequestLoginCodeForm):
    """The same for the page „Code anfordern“."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self, "email", _("Ihre Mailadresse"), _("Wir schicken Ihnen einen Code. Sie brauchen kein Passwort."))

    def clean_email(self) -> str:
        _throttled("sign_in_code", self.cleaned_data["email"])
        return super().clean_email()


class PasswordSignInForm(LoginForm):
    """The second way: address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self, "login", _("Ihre Mailadresse"), autocomplete="username")
        describe(
            self,
            "password",
            _("Ihr Passwort"),
            _("Vergessen? Melden Sie sich mit einem Code an. Danach setzen Sie ein neues."),
        )

    def _setup_password_field(self) -> None:
        """allauth drops the field where nobody signs up with a password; here it is the point."""

    def clean_login(self) -> str:
        login = super().clean_login()
        _throttled("password", login)
        return login


class CodeForm(ConfirmLoginCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self, "code", _("Code aus der Mail"), _("Acht Ziffern, zum Beispiel 1234-5678"), **_CODE)


class PasswordAgainForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self, "password", _("Ihr Passwort"))


class FactorForm(AuthenticateForm):
    """The code of the authenticator app, or one of the recovery codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _describe_factor(self)


class FactorAgainForm(FactorReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _describe_factor(self)


class AppForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self, "code", _("Code aus der App"), _("Sechs Ziffern; sie wechseln jede halbe Minute."), **_CODE)


class PasskeyForm(AddWebAuthnForm):
    """A passkey always signs in by itself: it proves possession and, by finger or PIN, the person."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(
            self, "name", _("Name des Passkeys"), _("Zum Beispiel „Diensthandy“. So erkennen Sie ihn später wieder.")
        )
        self.fields["name"].required = True
        passwordless = self.fields.get("passwordless")
        if passwordless is not None:
            passwordless.initial = True
            passwordless.widget = forms.CheckboxInput()
            passwordless.label = _("Auch zum Anmelden ohne Mail-Code nutzen")
            passwordless.help_text = _("Das Gerät fragt dann nach Finger, Gesicht oder PIN.")


class PasskeyNameForm(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self, "name", _("Name des Passkeys"))


class FirstPasswordForm(SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _describe_password(self)


class NewPasswordForm(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self, "oldpassword", _("Ihr jetziges Passwort"))
        _describe_password(self)


def _describe_password(form: forms.Form) -> None:
    help_text = _("Mindestens 12 Zeichen. Drei oder vier Wörter, die nicht zusammengehören, merken sich leicht.")
    describe(form, "password1", _("Neues Passwort"), help_text)
    describe(form, "password2", _("Neues Passwort noch einmal"))


def _describe_factor(form: forms.Form) -> None:
    attrs = {key: value for key, value in _CODE.items() if key != "inputmode"}
    describe(form, "code", _("Code"), _("Aus Ihrer App, oder einer Ihrer Ersatzcodes"), **attrs)
