"""Django's settings. What differs between installations comes from the environment (docs/site/installing.md)."""

from __future__ import annotations

from csp.constants import NONE, SELF

from duixian.site.config.database import database
from duixian.site.config.email import email_settings
from duixian.site.config.environment import Environment, default_data_dir
from duixian.site.config.secret import read_secret

_env = Environment()

DATA_DIR = _env.folder("DUIXIAN_DATA_DIR", default_data_dir())
SECRET_KEY = _env.text("DUIXIAN_SECRET_KEY") or read_secret(DATA_DIR)
ALLOWED_HOSTS = _env.names("DUIXIAN_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
HTTPS = _env.flag("DUIXIAN_HTTPS", default=True)
BEHIND_PROXY = _env.flag("DUIXIAN_PROXY", default=False)
UPLOAD_LIMIT = _env.integer("DUIXIAN_UPLOAD_LIMIT", 50, 1, 2000) * 1024 * 1024
JOB_LEASE = _env.integer("DUIXIAN_JOB_LEASE", 60, 1, 3600)
DEBUG = False

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "duixian.site.pages",
    "duixian.site.history",
    "duixian.site.accounts",
    "duixian.site.files",
    "duixian.site.jobs",
    "duixian.site.calendar",
    "duixian.site.ledgers",
    "duixian.site.planning",
    "duixian.site.delivery",
    "duixian.site.observations",
    "duixian.site.lights",
    "duixian.site.overview",
    "duixian.site.inbox",
    "duixian.site.search",
    "duixian.site.api",
    "duixian.site.backup",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "duixian.site.pages.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "duixian.site.accounts.middleware.RightsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "duixian.site.config.urls"
WSGI_APPLICATION = "duixian.site.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "duixian.site.pages.context.shell",
            ]
        },
    }
]
FORM_RENDERER = "duixian.site.pages.forms.Renderer"

DATABASES = {"default": database(_env.text("DATABASE_URL"), DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA_DIR / "cache"}}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

AUTH_USER_MODEL = "accounts.User"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # user names are unique whatever their capitals, by a constraint
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "name", "email"]},
    },
    {"NAME": "duixian.site.accounts.passwords.LengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "duixian.site.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {"login": "600/m/ip"}  # a whole city hall signs in from one address; axes counts wrong passwords
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "duixian"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_CLIENT_IP_CALLABLE = "duixian.site.accounts.throttling.address_of"
AXES_USERNAME_CALLABLE = "duixian.site.accounts.throttling.username_of"
AXES_VERBOSE = False

SESSION_COOKIE_AGE = _env.integer("DUIXIAN_SESSION_HOURS", 10, 1, 72) * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "duixian.site.pages.errors.csrf_failure"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap draws its ticks and arrows as data: pictures
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

_mail = email_settings(_env.text("DUIXIAN_EMAIL_URL"))
EMAIL_BACKEND = _mail.backend
EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.starttls, _mail.ssl
EMAIL_TIMEOUT = 20
SITE_URL = _env.text("DUIXIAN_URL")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _env.text("DUIXIAN_EMAIL_FROM", "duixian@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "WARNING"}, "duixian": {"level": "INFO"}},
}
