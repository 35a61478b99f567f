"""The one settings file: production by default, loosened only by what the environment names.

Every variable is read through core.env, which stops the start with a sentence when a value is wrong;
`.env.example` lists them all and is tested for completeness.
"""

from __future__ import annotations

import secrets
import sys
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from augenhoehe.core import env
from augenhoehe.core.keys import keyfile
from augenhoehe.core.layers import LAYERS
from augenhoehe.core.provider import wrong_address
from augenhoehe.core.written import NAMES, SOURCE

PACKAGE_DIR = Path(__file__).resolve().parent
BASE_DIR = PACKAGE_DIR.parent
IN_CHECKOUT = (BASE_DIR / "pyproject.toml").is_file()

env.load_file(Path(env.text("AUGENHOEHE_ENV_FILE", str(Path.cwd() / ".env"), help="Datei mit diesen Angaben")))

# --- Mode -------------------------------------------------------------------------------------------
MODE = env.choice(
    "AUGENHOEHE_MODE",
    "production",
    ("production", "demo", "test"),
    help="Betriebsart: production (Standard), demo (erfundener Kreis, Anmeldung mit einem Klick) oder test",
)
DEMO = MODE == "demo"
ROBOTS = env.flag(
    "AUGENHOEHE_ROBOTS", not DEMO, help="nein hält Suchmaschinen von allen Seiten fern (Standard im erfundenen Kreis)"
)
DEBUG = False
DATA_DIR = env.path(
    "AUGENHOEHE_DATA_DIR",
    (BASE_DIR if IN_CHECKOUT else Path.cwd()) / "var",
    help="Ordner für Dateien, Schlüssel der Demo und die eingebettete Datenbank",
)


def _secret_key() -> str:
    key = env.text("AUGENHOEHE_SECRET_KEY", help="Geheimnis für Unterschriften und Codes, mindestens 50 Zeichen")
    if key:
        if len(key) < 50:
            raise ImproperlyConfigured("AUGENHOEHE_SECRET_KEY ist zu kurz; nehmen Sie mindestens 50 zufällige Zeichen.")
        return key
    if MODE == "production" and not _building():
        raise ImproperlyConfigured(
            "AUGENHOEHE_SECRET_KEY fehlt. Erzeugen Sie 50 zufällige Zeichen und tragen Sie sie in .env ein."
        )
    kept = DATA_DIR / "secret-key"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(64), encoding="utf-8")
    return kept.read_text(encoding="utf-8").strip()


def _building() -> bool:
    """Commands that never serve anybody run without secrets."""
    return len(sys.argv) > 1 and sys.argv[1] in {"collectstatic", "messages", "help", "makemigrations", "draw", "keys"}


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = env.words(
    "AUGENHOEHE_HOSTS", "localhost,127.0.0.1,[::1]", help="Namen, unter denen die Anwendung erreichbar ist, mit Komma"
)
TLS = env.flag(
    "AUGENHOEHE_TLS", MODE == "production", help="ja, wenn der Dienst hinter TLS steht (Standard im Betrieb)"
)
# allauth and our throttles read the visitor's address behind this many proxies.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number(
    "AUGENHOEHE_PROXIES", 0, help="Zahl der eigenen Proxys vor der Anwendung; 0, wenn sie direkt erreichbar ist"
)
BASE_URL = env.text(
    "AUGENHOEHE_BASE_URL", "http://localhost:8000", help="Adresse für Links in Mails, ohne Schrägstrich am Ende"
).rstrip("/")
OPARL_LICENSE = env.text(
    "AUGENHOEHE_OPARL_LICENSE", help="Adresse der Lizenz, unter der die Daten der Gremien weiterverwendet werden dürfen"
)
OPEN_DATA_CONTRIBUTOR = env.text(
    "AUGENHOEHE_OPEN_DATA_CONTRIBUTOR", help="Kennung der Datenbereitstellerin im Katalog (DCAT-AP.de), von GovData"
)
INSTALLATION_NAME = env.text("AUGENHOEHE_NAME", "Augenhöhe", help="Name der Installation in Kopfzeile und Mails")

# --- Keys of the closed rooms -----------------------------------------------------------------------
_KEYS = env.text(
    "AUGENHOEHE_KEYS", help="Schlüsseldatei der Fallakten (chmod 600), außerhalb des Datenordners; augenhoehe keys new"
)
if MODE == "production" and not _KEYS and not _building():
    raise ImproperlyConfigured(
        "AUGENHOEHE_KEYS fehlt. Nennen Sie den Ort der Schlüsseldatei, zum Beispiel /var/lib/augenhoehe-keys/keys, "
        "und legen Sie sie an mit: augenhoehe keys new"
    )
# Demo and tests keep theirs beside the data folder, as an installation does.
KEYS_FILE = Path(_KEYS).expanduser().resolve() if _KEYS else DATA_DIR.with_name(f"{DATA_DIR.name}-keys") / "keys"
if MODE == "production" and not _building():
    keyfile.check(KEYS_FILE, DATA_DIR)

# --- Database ---------------------------------------------------------------------------------------
_DATABASE_URL = env.text("DATABASE_URL", help="PostgreSQL ≥ 16, Rolle der Anwendung (ohne Besitz, ohne BYPASSRLS)")
_OWNER_URL = env.text("DATABASE_OWNER_URL", help="dieselbe Datenbank, Rolle der Besitzerin; nur für migrate")
_EMBEDDED_ALLOWED = env.flag(
    "AUGENHOEHE_EMBEDDED_DATABASE", MODE != "production", help="ja erlaubt die eingebettete Datenbank im Betrieb"
)
EMBEDDED_DATABASE = not _DATABASE_URL
if EMBEDDED_DATABASE and not _EMBEDDED_ALLOWED and not _building():
    raise ImproperlyConfigured(
        "DATABASE_URL fehlt. Im Betrieb gehört die Datenbank auf einen PostgreSQL-Dienst; für einen kleinen Versuch "
        "erlaubt AUGENHOEHE_EMBEDDED_DATABASE=ja die eingebettete."
    )


def databases() -> dict[str, dict[str, Any]]:
    """`default` (application role) and `owner`, from the environment as it is now."""
    app = env.text("DATABASE_URL", "postgresql://augenhoehe_app@localhost/augenhoehe", help=env.READ["DATABASE_URL"])
    owner = env.text(
        "DATABASE_OWNER_URL", "postgresql://augenhoehe_owner@localhost/augenhoehe", help=env.READ["DATABASE_OWNER_URL"]
    )
    web = {"options": "-c statement_timeout=5000"} if _serves_web() else {}
    found = {}
    for alias, url in (("default", app), ("owner", owner)):
        named = dj_database_url.parse(
            url, engine="augenhoehe.core.postgresql", conn_max_age=600, conn_health_checks=True
        )
        # What the address says (`?sslmode=verify-full`) stands above what we add.
        options = {"connect_timeout": 10, **(web if alias == "default" else {}), **named.get("OPTIONS", {})}
        found[alias] = {**named, "OPTIONS": options}
    return found


def _serves_web() -> bool:
    return "gunicorn" in sys.argv[0]


DATABASES = databases()
DATABASE_ROUTERS = ["augenhoehe.core.database.OwnerMigrates"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEST_RUNNER = "django.test.runner.DiscoverRunner"

# --- Applications -----------------------------------------------------------------------------------
_OIDC_ISSUER = env.text("AUGENHOEHE_OIDC_ISSUER", help="Adresse des Anmeldedienstes (OpenID Connect), leer = aus")
# The one provider brings an HTTP client and JWT, 9 MiB in each web process; without a directory nobody needs it.
DIRECTORY = bool(_OIDC_ISSUER) or MODE == "test"
FIRST_PARTY_APPS = [f"augenhoehe.{name}" for name in LAYERS]
INSTALLED_APPS = [
    *FIRST_PARTY_APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    *(["allauth.socialaccount.providers.openid_connect"] if DIRECTORY else []),
    "csp",
    "django_htmx",
    "django_linear_migrations",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "augenhoehe.ui.middleware.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "augenhoehe.accounts.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "augenhoehe.journal.middleware.RefusalMiddleware",
]
ROOT_URLCONF = "augenhoehe.urls"
WSGI_APPLICATION = "augenhoehe.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "augenhoehe.ui.loading.Loader",
                    ["django_cotton.cotton_loader.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "augenhoehe.ui.context.page",
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "augenhoehe.ui.templatetags.ui",
            ],
        },
    }
]
FORM_RENDERER = "augenhoehe.ui.forms.Renderer"

# --- Sign-in ----------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["augenhoehe.accounts.backends.Backend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:today"
LOGOUT_REDIRECT_URL = "portal:start"
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email", "function")},
    },
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATORS}.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "augenhoehe.accounts.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "augenhoehe.accounts.adapters.SocialAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "request_login_code": "20/m/ip,3/m/key"}
ACCOUNT_EMAIL_NOTIFICATIONS = True
MFA_ADAPTER = "augenhoehe.accounts.adapters.MFAAdapter"
MFA_TOTP_TOLERANCE = 1
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = INSTALLATION_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not TLS
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_STORE_TOKENS = False
_OIDC_CLIENT = env.text("AUGENHOEHE_OIDC_CLIENT_ID", help="Kennung beim Anmeldedienst")
_OIDC_SECRET = env.text("AUGENHOEHE_OIDC_CLIENT_SECRET", help="Geheimnis beim Anmeldedienst")
_OIDC_NAME = env.text("AUGENHOEHE_OIDC_NAME", "Verwaltungskonto", help="Aufschrift des Anmeldeknopfs")
_OIDC = {"provider_id": "oidc", "name": _OIDC_NAME, "client_id": _OIDC_CLIENT, "secret": _OIDC_SECRET}
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if _OIDC_ISSUER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {"APPS": [{**_OIDC, "settings": {"server_url": _OIDC_ISSUER}}]}

# --- Web --------------------------------------------------------------------------------------------
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_NAME = "sitzung"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = TLS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL.startswith("https://") else []
CSRF_FAILURE_VIEW = "augenhoehe.ui.views.csrf_failed"
SECURE_SSL_REDIRECT = TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = TLS
SECURE_HSTS_PRELOAD = TLS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF, *([_OIDC_ISSUER] if _OIDC_ISSUER else [])],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
        "manifest-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
MAX_UPLOAD_BYTES = 20 * 1024 * 1024
STATIC_URL = "/static/"
STATIC_ROOT = env.path(
    "AUGENHOEHE_STATIC_DIR", DATA_DIR / "static", help="Ordner für die ausgelieferten Stile und Schriften"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = MODE == "test"
WHITENOISE_AUTOREFRESH = False
FILES_DIR = DATA_DIR / "files"

# --- Languages --------------------------------------------------------------------------------------
LANGUAGE_CODE = SOURCE
LANGUAGES = list(NAMES.items())
LOCALE_PATHS = [PACKAGE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"
FORMAT_MODULE_PATH = ["augenhoehe.locale_formats"]
# Off unless somebody names a service; only public texts are ever sent there (core.provider).
TRANSLATE_URL = env.text(
    "AUGENHOEHE_TRANSLATE_URL", help="Adresse eines Dienstes mit der Schnittstelle von LibreTranslate; leer: keiner"
).rstrip("/")
TRANSLATE_KEY = env.text(
    "AUGENHOEHE_TRANSLATE_KEY", help="Schlüssel für den Übersetzungsdienst, wenn er einen verlangt"
)
if TRANSLATE_URL and (wrong := wrong_address(TRANSLATE_URL)):
    raise ImproperlyConfigured(wrong)
if TRANSLATE_KEY and not TRANSLATE_URL:
    raise ImproperlyConfigured("AUGENHOEHE_TRANSLATE_KEY nützt nichts ohne AUGENHOEHE_TRANSLATE_URL.")

# --- Cache, tasks, mail -----------------------------------------------------------------------------
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
        "TIMEOUT": 600,
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
EMAIL_BACKEND = {
    "demo": "augenhoehe.notices.mailbox.DemoMailboxBackend",
    "test": "django.core.mail.backends.locmem.EmailBackend",
}.get(MODE, "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = env.text("AUGENHOEHE_MAIL_HOST", "localhost", help="Mailserver")
EMAIL_PORT = env.number("AUGENHOEHE_MAIL_PORT", 25, minimum=1, help="Port des Mailservers")
EMAIL_HOST_USER = env.text("AUGENHOEHE_MAIL_USER", help="Anmeldename beim Mailserver")
EMAIL_HOST_PASSWORD = env.text("AUGENHOEHE_MAIL_PASSWORD", help="Passwort beim Mailserver")
EMAIL_USE_TLS = env.flag("AUGENHOEHE_MAIL_STARTTLS", help="ja für STARTTLS")
DEFAULT_FROM_EMAIL = env.text("AUGENHOEHE_MAIL_FROM", "Augenhöhe <augenhoehe@localhost>", help="Absender aller Mails")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20

# --- Log --------------------------------------------------------------------------------------------
LOG_LEVEL = env.choice(
    "AUGENHOEHE_LOG_LEVEL", "WARNING", ("DEBUG", "INFO", "WARNING", "ERROR"), help="Ausführlichkeit des Protokolls"
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {"procrastinate": {"level": LOG_LEVEL}},
}
# One account per address is kept by a constraint on lower(email).
SILENCED_SYSTEM_CHECKS = ["auth.W004"]

# --- The field --------------------------------------------------------------------------------------
DISCLOSURE_THRESHOLD = env.number(
    "AUGENHOEHE_K", 5, minimum=3, help="Kleinste Zahl von Personen, die einzeln gezeigt wird (nie unter 3)"
)
HINT_CONTACT_DAYS = env.number(
    "AUGENHOEHE_HINT_CONTACT_DAYS",
    365,
    minimum=30,
    help="Tage, nach denen Kontaktangaben aus dem Meldebogen gelöscht werden",
)
# A hint from a case file leaves among at least so many; in the demo at once, so that a tour need not wait.
GATE_MINIMUM = 1 if DEMO else 3
GATE_AT_ONCE = DEMO
ANSWER_DAYS = env.number("AUGENHOEHE_ANSWER_DAYS", 90, minimum=1, help="Tage bis zur geschuldeten Rückmeldung")
# Otherwise an address somebody enters could reach what only this machine can reach.
COUNCIL_PRIVATE_HOSTS = frozenset(
    env.words(
        "AUGENHOEHE_COUNCIL_PRIVATE_HOSTS",
        help="Ratsinformationssysteme im eigenen Netz, als Rechner:Port; alle anderen müssen im Internet liegen",
    )
)
