from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "augenhoehe.accounts"
    label = "accounts"
    verbose_name = "Konten und Rollen"
