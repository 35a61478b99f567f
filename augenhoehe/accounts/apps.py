from augenhoehe.core import config


class AccountsConfig(config.Package):
    name = "augenhoehe.accounts"
    label = "accounts"
    verbose_name = "Konten und Rollen"
