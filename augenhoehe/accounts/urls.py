"""Pages people read in their language: sign-in and factors, invitations, one's own account."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path, re_path

from .views import invitation, profile, second_factor, signin

# allauth reverses its own names, so they stand outside the namespace.
SIGN_IN = [
    path("login/", signin.SignIn.as_view(), name="account_login"),
    path("login/code/", signin.RequestCode.as_view(), name="account_request_login_code"),
    path("login/code/confirm/", signin.ConfirmCode.as_view(), name="account_confirm_login_code"),
    path("login/password/", signin.PasswordSignIn.as_view(), name="account_password_login"),
    path("logout/", signin.SignOut.as_view(), name="account_logout"),
    path("inactive/", signin.Inactive.as_view(), name="account_inactive"),
    path("signup/", signin.sign_up_closed, name="account_signup"),
    path("confirm-email/", signin.AddressMailSent.as_view(), name="account_email_verification_sent"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", signin.ConfirmAddress.as_view(), name="account_confirm_email"),
    path("reauthenticate/", signin.Reauthenticate.as_view(), name="account_reauthenticate"),
    path("password/set/", signin.SetPassword.as_view(), name="account_set_password"),
    path("password/change/", signin.ChangePassword.as_view(), name="account_change_password"),
    path("2fa/", signin.FactorIndex.as_view(), name="mfa_index"),
    path("2fa/authenticate/", signin.Factor.as_view(), name="mfa_authenticate"),
    path("2fa/reauthenticate/", signin.FactorAgain.as_view(), name="mfa_reauthenticate"),
    path("2fa/totp/activate/", signin.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", signin.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", signin.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/generate/", signin.NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("2fa/recovery-codes/download/", signin.DownloadRecoveryCodes.as_view(), name="mfa_download_recovery_codes"),
    path("2fa/webauthn/", signin.Passkeys.as_view(), name="mfa_list_webauthn"),
    path("2fa/webauthn/add/", signin.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("2fa/webauthn/login/", signin.PasskeySignIn.as_view(), name="mfa_login_webauthn"),
    path("2fa/webauthn/reauthenticate/", signin.PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/remove/", signin.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/edit/", signin.RenamePasskey.as_view(), name="mfa_edit_webauthn"),
    path("3rdparty/login/cancelled/", signin.DirectoryCancelled.as_view(), name="socialaccount_login_cancelled"),
    path("3rdparty/login/error/", signin.DirectoryFailed.as_view(), name="socialaccount_login_error"),
    path("3rdparty/signup/", signin.sign_up_closed, name="socialaccount_signup"),
    *([path("", include("allauth.socialaccount.providers.openid_connect.urls"))] if settings.DIRECTORY else []),
]

OWN = [
    path("einladung/<str:token>/", invitation.invitation, name="invitation"),
    path("einladung/<str:token>/annahme/", invitation.accept_invitation, name="accept_invitation"),
    path("konto/zweiter-faktor/", second_factor.second_factor, name="second_factor"),
    path("konto/mailadresse-bestaetigen/", second_factor.prove_address, name="prove_address"),
    path("intern/mein-konto/", profile.account, name="account"),
    path("intern/mein-konto/auskunft/", profile.access_report, name="access_report"),
    path("intern/mein-konto/auskunft.json", profile.access_report_file, name="access_report_file"),
    path("intern/mein-konto/ueberall-abmelden/", profile.sign_out_everywhere, name="sign_out_everywhere"),
]

urlpatterns = [
    path("", include((OWN, "accounts"), namespace="accounts")),
    path("konto/", include(SIGN_IN)),
]
