"""Settings from the environment, complete without any. The reference is docs/reference/settings.md."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlparse

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

PACKAGE = Path(__file__).resolve().parent
HOME = Path(os.environ.get("SERVANDA_HOME") or PACKAGE.parent / "var").resolve()

DEBUG = os.environ.get("SERVANDA_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("SERVANDA_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
SECURE = os.environ.get("SERVANDA_HTTPS") == "1"


def _secret_key() -> str:
    """Return the key from the environment, else one made once and kept in the home, mode 0600."""
    if given := os.environ.get("SERVANDA_SECRET_KEY"):
        return given
    kept = HOME / "secret.key"
    try:
        HOME.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    except OSError:  # a read-only home: sessions then last as long as the process
        return secrets.token_urlsafe(50)
    return kept.read_text(encoding="ascii").strip() or secrets.token_urlsafe(50)


def _database() -> dict[str, object]:
    """Return Django's settings for DATABASE_URL, or for the SQLite file in the home."""
    url = urlparse(os.environ.get("DATABASE_URL", ""))
    if url.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path.lstrip("/")),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": unquote(url.hostname or ""),
            "PORT": str(url.port or ""),
            "CONN_MAX_AGE": 60,
        }
    if url.scheme not in ("", "sqlite"):
        raise ImproperlyConfigured(
            f"DATABASE_URL begins with {url.scheme}:; it takes postgres:// or sqlite://"
        )
    path = unquote(url.path) if url.scheme else str(HOME / "servanda.sqlite3")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # Eight writers: DEFERRED lost most transactions to lock upgrades, IMMEDIATE none.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


SECRET_KEY = _secret_key()
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "servanda.accounts",  # before allauth: its templates take the place of allauth's
    "allauth",
    "allauth.account",
    "axes",
    "csp",
    "servanda.ledger",
    "servanda.portal",
    "servanda.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "servanda.portal.unanswered.UnansweredMiddleware",
]

ROOT_URLCONF = "servanda.urls"
WSGI_APPLICATION = "servanda.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Languages ---------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- Accounts ----------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "servanda.accounts.adapter.ClosedAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_RATE_LIMITS = False  # django-axes counts failed sign-ins, and survives a restart
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False  # a shared office machine forgets its user when it is closed
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:inbox"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "servanda.accounts.adapter.client_address"
AXES_USERNAME_CALLABLE = "servanda.accounts.adapter.counted_name"
AXES_LOCKOUT_CALLABLE = "servanda.accounts.views.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

# --- What a browser may do -----------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("SERVANDA_ORIGINS", "").split(",") if o]
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 2**20

# --- Bulk data -----------------------------------------------------------------------------------
FLOWS = HOME / "flows"  # a folder for each dataset: see docs/reference/flows.md
FEEDS = {
    "file": os.environ.get("SERVANDA_FEEDS", "") or str(HOME / "feeds.toml"),
    "folder": HOME / "feeds",  # what was fetched, and when: see docs/how-to/refresh.md
    "megabytes": os.environ.get("SERVANDA_FEED_MEGABYTES", "4096"),  # of one file
    "private": os.environ.get("SERVANDA_FEED_PRIVATE") == "1",  # lets --allow-host name a host
}
# Rules that may confirm a match without a person, none unless named: see docs/how-to/match.md
MATCH_RULES = tuple(filter(None, os.environ.get("SERVANDA_MATCH_RULES", "").split(",")))

# --- Files ---------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [PACKAGE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if (STATIC_ROOT / "staticfiles.json").exists()
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "staticfiles.json").exists()

# --- A second proposer, off unless its address is set ----------------------------------------------
PROPOSER = {
    "url": os.environ.get("SERVANDA_PROPOSER_URL", ""),
    "model": os.environ.get("SERVANDA_PROPOSER_MODEL", ""),
    "key": os.environ.get("SERVANDA_PROPOSER_KEY", ""),
    "key_file": os.environ.get("SERVANDA_PROPOSER_KEY_FILE", ""),
    "timeout": os.environ.get("SERVANDA_PROPOSER_TIMEOUT", "20"),  # seconds for one document
}

# --- Log -----------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("SERVANDA_LOG", "WARNING")},
}
