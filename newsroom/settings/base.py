"""Safe production settings; every other module starts from these.

What an operator chooses comes from the environment through `env`; what the paper is built of stands here.
"""

from datetime import timedelta
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext_lazy as _

from newsroom.settings import env, services
from newsroom.settings.csp import ADMIN_CSP, PUBLIC_CSP
from newsroom.settings.editor import *  # noqa: F403 - settings are names
from newsroom.settings.logs import logging_for

BASE_DIR = env.PROJECT_DIR
DATA_DIR = env.DATA_DIR.read()
try:
    DATA_DIR.mkdir(parents=True, exist_ok=True)
except OSError as error:
    env.refuse(
        "DATA_DIR", problem=f"cannot create {DATA_DIR} ({error.strerror}); it accepts a writable directory"
    )
DEBUG = False
SECRET_KEY = env.SECRET_KEY.read()
# The first seals who complained, all of them open: what was sealed before there was a key of its own stays readable.
IDENTITY_KEYS = [*(env.IDENTITY_KEY.read() if env.IDENTITY_KEY.is_set else []), SECRET_KEY]

# Addresses ------------------------------------------------------------------------------------------------------
SITE_URL = env.SITE_URL.read(default=f"http://localhost:{env.PORT.read()}")
SITE_HOST = urlsplit(SITE_URL).hostname or ""
IS_HTTPS = SITE_URL.startswith("https://")
LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
# Probes and the operator's own curl come over the loopback, whatever the paper is called outside.
ALLOWED_HOSTS = list(dict.fromkeys(env.ALLOWED_HOSTS.read(default=SITE_HOST or "localhost") + LOOPBACK_HOSTS))
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "newsroom.errors.form_not_ours"
ADMIN_PATH = "admin/"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_SITE_NAME = env.SITE_NAME.read()

# Demo accounts: made by load_demo only; a start outside the demo refuses while one still has its password.
IS_DEMO = env.NEWSROOM_DEMO.read()
REFUSE_DEMO_ACCOUNTS = not IS_DEMO
DEMO_PASSWORD = env.DEMO_PASSWORD.read()
DEMO_PASSWORDS = {DEMO_PASSWORD, env.DEMO_PASSWORD.default}
DEMO_USERNAMES = ("reporter", "reporter2", "editor", "editor2", "chief", "admin")

# Parts ----------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "newsroom",
    "home",
    "search",
    "news.imports",
    "news.channels",
    "news.comments",
    "news.editorial",
    "news.newsletter",
    "news.quotes",
    "news.readership",
    "news",
    "news.accounts",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "newsroom.apps.UserScreensConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
]

MIDDLEWARE = [
    "newsroom.json_log.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.caching.CacheHeadersMiddleware",
    "newsroom.admin_middleware.AdminPolicyMiddleware",
    "newsroom.admin_middleware.AdminParametersMiddleware",
    "newsroom.errors.RefusalPageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "news.editorial.refused_messages.RefusalMessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.middleware.SiteMiddleware",
    "newsroom.middleware.OldAddressMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    # Calls the view itself, so no other process_view may come after it (axes has none).
    "newsroom.middleware.UnsafeAtomicMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context_processors.paper",
            ],
        },
    },
]

# Services -------------------------------------------------------------------------------------------------------
_database = env.DATABASE_URL.read(default=f"sqlite:///{quote(str(DATA_DIR / 'db.sqlite3'))}")
DATABASES = {"default": services.database(_database)}
IS_POSTGRES = _database.scheme != "sqlite"
if IS_POSTGRES:
    INSTALLED_APPS += ["django.contrib.postgres"]
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "newsroom.search_backends.Backend"},
}
_cache = env.CACHE_URL.read()
CACHES = {"default": services.cache(_cache)}
# Several machines agree on the edition through Redis; on one machine a shared page of memory is enough.
EDITION_REDIS_URL = "" if _cache.scheme == "memory" else _cache.url
MAILERS = services.mailers(env.MAIL_URL.read())
DEFAULT_FROM_EMAIL = SERVER_EMAIL = WAGTAILADMIN_NOTIFICATION_FROM_EMAIL = env.MAIL_FROM.read()
EMAIL_SUBJECT_PREFIX = f"[{WAGTAIL_SITE_NAME}] "
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}

# Others whom the paper tells of its stories; each is off while its setting is empty.
WEBSUB_HUB = env.WEBSUB_HUB.read()
TELEGRAM_BOT_TOKEN = env.TELEGRAM_BOT_TOKEN.read()
TELEGRAM_CHANNEL = env.TELEGRAM_CHANNEL.read()
TELEGRAM_API = "https://api.telegram.org"

# Language and time ----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = [("id", "Bahasa Indonesia")]
TIME_ZONE = env.TIME_ZONE.read()
# One zone for all: a clock of one's own in the editor would schedule stories at the wrong hour.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
USE_TZ = True
# The second holds Wagtail's own words as journalists read them.
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale", BASE_DIR / "newsroom" / "wagtail_locale"]
FORMAT_MODULE_PATH = ["newsroom.formats"]

# Files ----------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "newsroom.storage.JoinedFilesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # What only the desk may have: below no address, and readable for nobody else on the machine.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": DATA_DIR / "private",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": "newsroom.storage.StaticStorage"},
}
WHITENOISE_MAX_AGE = 3600
# The admin starts the work it was asked for in a process of its own, instead of waiting for the timer.
IMPORTS_START_AT_ONCE = True
# The page editor posts every field of every block.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# People ---------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "news_accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"

# Login is throttled by name together with address, so that nobody can lock a colleague out from elsewhere.
PROXY_COUNT = env.PROXY_COUNT.read()
# An address that tries many names is locked as a whole, a newsroom's own one late enough.
AXES_HANDLER = "newsroom.login_throttle.SprayingHandler"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
LOGIN_NAMES_PER_ADDRESS = 20
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "newsroom.login_throttle.client_address"
AXES_CLIENT_STR_CALLABLE = "newsroom.login_throttle.nameless_client"
AXES_LOCKOUT_TEMPLATE = "wagtailadmin/locked_out.html"
AXES_ALLOWED_CORS_ORIGINS = SITE_URL

# Security -------------------------------------------------------------------------------------------------------
SECURE_CSP = PUBLIC_CSP
SECURE_CSP_ADMIN = ADMIN_CSP
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_NAME = "newsroom_session"
CSRF_COOKIE_NAME = "newsroom_csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
X_FRAME_OPTIONS = "DENY"
# HSTS for sibling hosts and preloading bind a whole domain; the domain's owner decides that, not the paper.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# Pages kept ready -----------------------------------------------------------------------------------------------
PAGE_CACHE_BYTES = env.PAGE_CACHE_MB.read() * 1024 * 1024
PAGE_CACHE_SECONDS = 60
EDITION_FILE = DATA_DIR / "edition"
OFFLINE_COPIES = env.OFFLINE_COPIES.read()

LOGGING = logging_for(env.LOG_LEVEL.read())
LOGGING_CONFIG = "logging.config.dictConfig"
