"""Stories with everything that an export has to tell."""

from news.editorial.actions import publish_imported
from news.models import ArticlePage, PersonAlias, Series, SeriesPart
from tests.builders import (
    a_correction,
    a_person,
    a_photo,
    a_published_article,
    a_quote,
    a_region,
    a_topic,
    an_article,
    an_author,
)

QUOTE = "Kami menghitung lagi: 41 rumah, bukan 14."


def every_block(photo, other: ArticlePage) -> list[tuple]:
    """A body with a block of each kind but a document."""
    speaker = a_person("Suparno Wijaya")
    PersonAlias.objects.get_or_create(person=speaker, name="Pak Parno")
    return [
        ("paragraph", f'<p>Warga <a linktype="page" id="{other.pk}">melapor</a> &amp; menunggu.</p>'),
        a_quote(QUOTE, speaker=speaker, role="Kepala Desa Muara Jernih"),
        ("heading", "Dua jembatan"),
        ("photo", {"photo": photo, "caption": "Jembatan lama.", "alt": "Jembatan kayu."}),
        (
            "gallery",
            {
                "title": "Hari itu",
                "photos": [{"photo": photo, "caption": "Pagi.", "alt": "Dermaga."}] * 2,
            },
        ),
        ("list", {"style": "number", "items": ["<p>Perahu</p>", "<p>Pelampung</p>"]}),
        (
            "table",
            {
                "caption": "Rumah terendam",
                "table": {
                    "data": [["Desa", "Rumah"], ["Muara Jernih", "41"]],
                    "first_row_is_table_header": True,
                },
            },
        ),
        ("embed", {"url": "https://video.example.com/1", "title": "Rekaman warga", "caption": ""}),
        (
            "fact_box",
            {
                "title": "Dalam angka",
                "entries": [{"figure": "41", "text": "rumah"}],
                "text": "<p>Menurut desa.</p>",
            },
        ),
        ("related", {"article": other}),
    ]


def a_full_story(**changes) -> ArticlePage:
    """Public, corrected, a part of a series, with every block, two writers and two regions."""
    photo, other = a_photo("Jembatan"), a_published_article(title="Jembatan lama ditutup")
    article = an_article(
        **{
            "title": "Air masuk 41 rumah di Muara Jernih",
            "body": every_block(photo, other),
            "lead_photo": photo,
            "lead_photo_caption": "Muara Jernih, Kamis.",
            "lead_photo_alt": "Rumah panggung.",
            "authors": (an_author("Laras Wening"), an_author("Dimas Arya")),
            "topics": (a_topic(),),
            "initials": "lar",
            **changes,
        }
    )
    article.further_regions = [a_region("Paser", code="64.01")]
    article.save_revision()
    publish_imported(article)
    a_correction(article)
    series = Series.objects.get_or_create(name="Sungai yang naik")[0]
    SeriesPart.objects.create(series=series, article=article, sort_order=1)
    return ArticlePage.objects.get(pk=article.pk)
