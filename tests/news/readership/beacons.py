"""What readers' browsers report, and what became of it."""

from typing import Any

from news.models import ArticlePage
from news.readership.beacon import beacon_path, take
from news.readership.buffer import ReadBuffer
from news.readership.models import DailyReads

PHONE = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/150.0.0.0 Mobile Safari/537.36"


def environ(path: str, *, address: str = "203.0.113.7", agent: str = PHONE, **headers: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "REMOTE_ADDR": address,
        "HTTP_HOST": "kabar.example",
        "HTTP_USER_AGENT": agent,
        **headers,
    }


def report(buffer: ReadBuffer, article: ArticlePage, **changes: str) -> None:
    take(environ(beacon_path(article.pk), **changes), buffer=buffer)


def reads_of(article: ArticlePage) -> int:
    return DailyReads.objects.filter(article=article).total()
