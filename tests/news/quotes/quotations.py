"""Stories with words in them, for tests of the ledger's pages."""

from datetime import timedelta

from django.utils import timezone

from news.models import ArticlePage, Person
from news.quotes.models import Promise, Quote
from tests.builders import a_published_article, a_quote


def said(text: str, *, speaker: Person | None = None, role: str = "Ketua RT 12", **changes) -> Quote:
    """Words on record, in a public story of their own."""
    article = a_published_article(body=[a_quote(text, speaker=speaker, role=role)], **changes)
    return only_quote(article)


def only_quote(article: ArticlePage) -> Quote:
    return Quote.objects.get(article=article)


def a_promise(quote: Quote | None = None, *, days: int = 30, **changes) -> Promise:
    """A promise that is due some days from now."""
    values = {"text": "Pintu air berfungsi.", "due_on": timezone.localdate() + timedelta(days=days)}
    return Promise.objects.create(quote=quote or said("Kami akan menutup pintu."), **(values | changes))
