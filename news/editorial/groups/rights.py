"""What each group may do: the fewest rights that work.

Editors hold "publish" because Wagtail asks it of whoever gives the last approval; the gate decides all the same.
Reporters may make a person on the spot and add pictures, and change neither.
"""

REPORTERS, EDITORS, CHIEFS = "Reporters", "Editors", "Editor-in-chief"

_DESK_PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
ARCHIVE_RIGHTS = {REPORTERS: ("add_page",), EDITORS: _DESK_PAGES, CHIEFS: _DESK_PAGES}
HOME_RIGHTS = {CHIEFS: ("change_page", "publish_page")}

# Wagtail asks for the rights on its own image and document models, whatever model takes their place.
_ADD_FILES = ("add_image", "choose_image", "add_document", "choose_document")
_KEEP_FILES = (*_ADD_FILES, "change_image", "change_document")
COLLECTION_RIGHTS = {REPORTERS: _ADD_FILES, EDITORS: _KEEP_FILES, CHIEFS: _KEEP_FILES}
COLLECTION_APPS = ("wagtailimages", "wagtaildocs")

_REFERENCES = ("person", "topic", "author", "region", "section", "series")
_SEE_REFERENCES = tuple(f"view_{name}" for name in _REFERENCES)
_CORRECT = ("add_correction", "view_correction", "propose_retraction", "view_retraction")
_ANSWER_ALONE = ("confirm_retraction", "override_correction")
# The log of decisions, each story's record, and the evidence package made of them.
_READ_LOG = ("view_auditentry",)
_ARRANGE_DESKS = ("add_desk", "change_desk", "delete_desk", "view_desk", "change_desksettings")
_DECIDE_COMPLAINTS = ("decide_complaint",)
# Abbreviations are only words for searching: whoever notices that one is missing adds it.
_NAME_ABBREVIATIONS = tuple(f"{verb}_abbreviation" for verb in ("add", "change", "delete", "view"))
# How often each story was read; reporters see their own without it (``news.readership``).
_SEE_READS = ("view_dailyreads",)
# Of the ledger of quotes: promises, and who gets quoted.
_KEEP_LEDGER = ("check_promise", "view_balance")
# Of readers' comments.
_MODERATE = ("moderate_comment",)
# Of the archive as a whole (``news.imports.archive``).
_KEEP_ARCHIVE = ("merge_people", "refile_stories", "decide_duplicate")
# Of an archive that comes from another system, as a whole and back out as a whole.
_BRING_ARCHIVES = ("run_import",)
MODEL_APPS = (
    "news",
    "news_comments",
    "news_editorial",
    "news_imports",
    "news_quotes",
    "news_readership",
    "search",
)
MODEL_RIGHTS = {
    REPORTERS: ("add_person", *_SEE_REFERENCES),
    EDITORS: (
        "add_person",
        "change_person",
        "add_topic",
        "change_topic",
        "add_series",
        "change_series",
        *_SEE_REFERENCES,
        *_CORRECT,
        *_READ_LOG,
        *_DECIDE_COMPLAINTS,
        *_NAME_ABBREVIATIONS,
        *_SEE_READS,
        *_KEEP_LEDGER,
        *_MODERATE,
    ),
    CHIEFS: (
        *(f"{verb}_{name}" for name in _REFERENCES for verb in ("add", "change", "view")),
        *_CORRECT,
        *_ANSWER_ALONE,
        *_READ_LOG,
        *_ARRANGE_DESKS,
        *_DECIDE_COMPLAINTS,
        *_NAME_ABBREVIATIONS,
        *_SEE_READS,
        *_KEEP_LEDGER,
        *_MODERATE,
        *_KEEP_ARCHIVE,
        *_BRING_ARCHIVES,
        "change_papersettings",
    ),
}
# Of the desk itself (``news.editorial``).
DESK_RIGHTS = {CHIEFS: ("override_approval",)}
