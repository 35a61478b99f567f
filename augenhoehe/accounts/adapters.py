"""Where allauth asks us: nobody signs up alone, mails speak the person's language, secrets are encrypted."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from augenhoehe.core import clock
from augenhoehe.ui.slips import qr_code

from . import operations, sealing
from .models import User

MFA = "mfa"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation or by administration only."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Dieses Konto ist stillgelegt."),
        "email_password_mismatch": _("Mailadresse oder Passwort stimmen nicht."),
        "enter_current_password": _("Geben Sie Ihr jetziges Passwort ein."),
        "incorrect_code": _("Der Code stimmt nicht. Prüfen Sie die Zeichen oder lassen Sie sich einen neuen schicken."),
        "incorrect_password": _("Das Passwort stimmt nicht."),
        "invalid_login": _("Die Anmeldung ging nicht. Versuchen Sie es noch einmal."),
        "rate_limited": _("Das waren zu viele Versuche. Warten Sie bitte einige Minuten."),
        "too_many_login_attempts": _("Das waren zu viele Versuche. Warten Sie bitte einige Minuten."),
    }

    def is_open_for_signup(self, request: Any) -> bool:
        return False

    def generate_login_code(self) -> str:
        """Eight digits: a phone offers a keypad for them, and five guesses in ten minutes do not get far."""
        code = get_random_string(8, "0123456789")
        return f"{code[:4]}-{code[4:]}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send in the language of the account, or of the page for an address without one."""
        language = self._language_of(email)
        with translation.override(language):
            self.render_mail(template_prefix, email, {**context, "email": email, "language": language}).send()

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], headers: dict[str, str] | None = None
    ) -> EmailMessage:
        """Plain text only: nothing is loaded from anywhere, and every phone reads it."""
        context = {**context, "house": settings.INSTALLATION_NAME, "base_url": settings.BASE_URL}
        request = allauth_context.request
        subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", context, request).split())
        body = render_to_string(f"{template_prefix}_message.txt", context, request).strip() + "\n"
        to = [email] if isinstance(email, str) else list(email)
        marks = {"Content-Language": translation.get_language() or "de", "Auto-Submitted": "auto-generated"}
        return EmailMessage(subject, body, self.get_from_email(), to, headers={**marks, **(headers or {})})

    def _language_of(self, email: str) -> str:
        user = User.objects.active().filter(email__iexact=email).first()
        return user.language if user else translation.get_language() or settings.LANGUAGE_CODE


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """A directory account opens an existing account with the same proven address, and no other."""

    def is_open_for_signup(self, request: Any, sociallogin: Any) -> bool:
        return False

    def can_authenticate_by_email(self, login: Any, email: str) -> bool:
        """Only addresses the directory calls verified arrive here."""
        return True

    def pre_social_login(self, request: Any, sociallogin: Any) -> None:
        """Link the account found by its proven address; keep only the directory's number (Art. 5 DSGVO)."""
        sociallogin.account.extra_data = {}
        address, user = sociallogin._did_authenticate_by_email, sociallogin.user
        if sociallogin.account.pk:
            sociallogin.account.save(update_fields=["extra_data"])
        elif address and user.is_active:
            operations.link_directory_account(user=user, account=sociallogin.account, at=clock.now())

    def validate_disconnect(self, account: Any, accounts: Any) -> None:
        """Signing in by mail code always remains, so any directory account may be disconnected."""


class MFAAdapter(DefaultMFAAdapter):
    """Factors: named in German, drawn by us, their secrets encrypted under a key from the settings."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("Dieser zweite Faktor lässt sich nicht entfernen."),
        "cannot_generate_recovery_codes": _("Richten Sie zuerst einen zweiten Faktor ein."),
        "incorrect_code": _("Der Code stimmt nicht. Er gilt nur eine halbe Minute; nehmen Sie den neuesten."),
        "unverified_email": _("Bestätigen Sie zuerst Ihre Mailadresse: Melden Sie sich einmal mit einem Mail-Code an."),
    }

    def encrypt(self, text: str) -> str:
        return sealing.seal(text, MFA)

    def decrypt(self, encrypted_text: str) -> str:
        """Secrets stored before they were encrypted stay readable."""
        if not encrypted_text.startswith(sealing.MARK):
            return encrypted_text
        return sealing.unseal(encrypted_text, MFA)

    def build_totp_svg(self, url: str) -> str:
        """The QR code as inline SVG, without any style of its own (strict CSP)."""
        return qr_code(url, str(_("Bild zum Scannen mit der App")), framed=True)

    def _get_site_name(self) -> str:
        return settings.INSTALLATION_NAME

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        count = Authenticator.objects.filter(user=user, type=type).count()
        return str(_("Passkey")) if not count else f"{_('Passkey')} {count + 1}"
