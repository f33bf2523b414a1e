"""Stories in memory for tests of the rules that ask no database."""

from typing import Any

from news.models import ArticlePage, Person
from news.publishing import Finding


def a_draft(**changes: Any) -> ArticlePage:
    """A story with a headline, a summary and two paragraphs that no rule minds."""
    values = {
        "title": "Air pasang merendam sembilan desa di Anggana",
        "slug": "air-pasang",
        "summary": "Air masuk ke rumah warga sebelum subuh.",
        "dateline_place": "Anggana",
        "body": [
            ("paragraph", "<p>Air pasang merendam sembilan desa di Anggana sejak Kamis dini hari.</p>"),
            ("paragraph", "<p>Warga mengangkat kasur ke atas meja.</p>"),
        ],
    }
    article = ArticlePage(**(values | changes))
    for position, block in enumerate(article.body):
        block.id = f"b{position}"
    return article


def paragraphs(*texts: str) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>{text}</p>") for text in texts]


def said(
    text: str, *, speaker: str = "Rosdiana Kapitan", role: str = "Ketua RT 12"
) -> tuple[str, dict[str, Any]]:
    return ("quote", {"text": text, "speaker": Person(pk=1, name=speaker, slug="x"), "role": role})


def words_of(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.found, finding.suggestion) for finding in findings]
