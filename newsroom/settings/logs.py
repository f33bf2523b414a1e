"""Logging: one JSON object a line on stderr, tracebacks included; requests are logged by gunicorn (gunicorn_log)."""

from typing import Any


def logging_for(level: str) -> dict[str, Any]:
    """The LOGGING setting; `level` is the least important level shown."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request_id": {"()": "newsroom.json_log.RequestIdFilter"}},
        "formatters": {"json": {"()": "newsroom.json_log.JsonFormatter"}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "json",
                "filters": ["request_id"],
            },
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Django's own handlers print in another shape and to the console only while debugging.
            "django": {"handlers": [], "level": level, "propagate": True},
            # 4xx answers are in the request log already; 5xx come with their traceback.
            "django.request": {"level": "ERROR"},
            # Whoever scans the net invents host names; each would write a traceback.
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "django.server": {"handlers": [], "level": level, "propagate": True},
            # Wagtail prints headlines, those of drafts too; who did what stands in its own log of actions.
            "wagtail": {"level": "WARNING"},
            # One line for each index entry: each task's own failure is logged as an error.
            "django.tasks": {"level": "WARNING"},
            "PIL": {"level": "WARNING"},
        },
    }
