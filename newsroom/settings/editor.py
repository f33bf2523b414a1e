"""Settings of Wagtail's editor that are the same everywhere."""

# Nothing of the installation is told to foreign hosts.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

# An approval is of what was read. The digest says so in the end; this asks the earlier tasks again as well.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = True

# One redirect for a changed slug is made by news; Wagtail would make one for each descendant (minutes, at scale).
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False

WAGTAILIMAGES_IMAGE_MODEL = "news.Photo"
WAGTAILIMAGES_IMAGE_FORM_BASE = "news.forms.photo.SafePhotoForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_JPEG_QUALITY = 82
WAGTAILIMAGES_WEBP_QUALITY = 78

WAGTAILDOCS_DOCUMENT_MODEL = "news.SourceDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "doc", "docx", "xls", "xlsx", "csv", "odt", "ods", "txt"]
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILDOCS_BLOCK_EMBEDDED_CONTENT = True

# Readers have no accounts: whoever may read a restricted page logs in where the newsroom does.
WAGTAIL_FRONTEND_LOGIN_URL = "wagtailadmin_login"

WAGTAILADMIN_USER_LOGIN_FORM = "newsroom.wagtail_forms.LogInForm"
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "newsroom.wagtail_forms.RichTextArea"}}
WAGTAILADMIN_PERMITTED_LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
# As Indonesians write dates; newsroom/formats teaches both languages to read them.
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILAPI_DOCS_ENABLED = False
WAGTAILAPI_LIMIT_MAX = 50
TAGGIT_CASE_INSENSITIVE = True
