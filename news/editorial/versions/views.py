"""The public change log of a story, at its address followed by ``riwayat/``."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from news.editorial.models import PublishedVersion
from news.editorial.versions.history import load_history, why_withheld
from news.editorial.versions.public_text import load_names, passages_of
from news.models import ArticlePage, Retraction
from news.presentation import address_of, notice_address
from news.projection import is_unrestricted
from news.text import number_in

VERSION_PARAMETER, UP_TO_PARAMETER = "versi", "sampai"
CRUMB_WORDS = 4


@require_safe
def history(request: HttpRequest, year: str, month: str, slug: str) -> HttpResponse:
    """Every version that readers were shown, or one in full (``?versi=``); closed under a protective ground."""
    path = f"berita/{year}/{month}/{slug}/"
    article = _public_article(request, path, slug=slug)
    if article is None:
        return _at_new_address(path)
    retraction = article.load_retraction()
    if retraction is not None and retraction.hides_headline:
        return redirect(notice_address(retraction))
    if VERSION_PARAMETER in request.GET:
        return _one_version(request, article, is_retracted=retraction is not None)
    up_to = number_in(request.GET.get(UP_TO_PARAMETER, ""))
    found = load_history(article, is_retracted=retraction is not None, up_to=up_to)
    if not any(entry.number for entry in found.entries):
        raise Http404
    context = _frame(article, request) | {
        "history": found,
        "older_url": f"?{UP_TO_PARAMETER}={found.older}" if found.older else "",
        "robots": "noindex" if retraction is not None else "",
    }
    return render(request, "news/history.html", context)


def _one_version(request: HttpRequest, article: ArticlePage, *, is_retracted: bool) -> HttpResponse:
    """The text of one version, unless the words of this story are kept back."""
    if UP_TO_PARAMETER in request.GET:
        raise Http404
    if why_withheld(article, is_retracted=is_retracted):
        return redirect(request.path)
    number = number_in(request.GET.get(VERSION_PARAMETER, ""))
    version = PublishedVersion.objects.filter(article_id=article.pk, number=number).first()
    if version is None:
        raise Http404
    names = load_names([version.content])
    context = _frame(article, request) | {
        "version": version,
        "passages": passages_of(version.content, names=names),
        # An old text is for comparing, not for searching.
        "robots": "noindex",
    }
    return render(request, "news/version.html", context)


def _frame(article: ArticlePage, request: HttpRequest) -> dict[str, Any]:
    return {
        "article": article,
        "address": address_of(article),
        "crumbs": [
            {"name": Truncator(article.title).words(CRUMB_WORDS), "url": address_of(article)},
            {"name": _("Open history"), "url": request.path},
        ],
        "page_kind": "statement",
        "page_title": _("What changed: %(title)s") % {"title": article.title},
        "page_description": _("Every public version of this story, word by word."),
        "canonical_path": request.path,
    }


def _public_article(request: HttpRequest, path: str, *, slug: str) -> ArticlePage | None:
    """The story at an address, if readers have it or the notice of its retraction there."""
    url_path = f"{Site.find_for_request(request).root_page.url_path}{path}"
    article = ArticlePage.objects.at_address(slug=slug, url_path=url_path).first()
    if article is None or article.load_published() is not None:
        return article
    is_retracted = Retraction.objects.in_force().filter(article_id=article.pk).exists()
    return article if is_retracted and is_unrestricted(article) else None


def _at_new_address(path: str) -> HttpResponse:
    """Where a story went, its log went with it; 404 for everything else."""
    moved = (
        Redirect.objects.filter(old_path=Redirect.normalise_path(path))
        .select_related("redirect_page")
        .first()
    )
    if moved is None or moved.redirect_page is None or not moved.redirect_page.url:
        raise Http404
    return redirect(f"{moved.redirect_page.url}riwayat/", permanent=True)
