"""What stands at the address of a retracted story: that it was withdrawn, why, when and by whom."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Count, Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.presentation import crumbs_of, notice_address
from news.text import one_line

if TYPE_CHECKING:
    from news.models import PaperSettings, Retraction


def tombstone_context(retraction: "Retraction", *, paper: "PaperSettings") -> dict[str, Any]:
    """What ``news/tombstone.html`` draws, for a retraction of ``paper`` loaded ``with_story``; one query."""
    article, headline = retraction.article, former_headline(retraction)
    title = _("Retracted: %(title)s") % {"title": headline} if headline else _("We have retracted this story")
    return {
        "page": article,
        "retraction": retraction,
        "headline": headline,
        "first_published_at": article.published_at,
        "decided_at": retraction.confirmed_at,
        "signed_by": signed_by(retraction),
        "republishers": republishers_told(retraction),
        # A place leads to whoever a protective ground shields.
        "crumbs": [] if retraction.hides_headline else crumbs_of(article, with_section=False),
        "page_kind": "statement",
        "page_title": title,
        "page_description": _("We have retracted this story; here is why."),
        "canonical_path": notice_address(retraction),
        "robots": "noindex",
        "current_nav": "" if retraction.hides_headline or not article.region_id else article.region.slug,
        "structured_data": retraction_node(retraction, paper=paper),
    }


def former_headline(retraction: "Retraction") -> str:
    """The headline that the story had; empty where the headline itself would do the harm."""
    return "" if retraction.hides_headline else retraction.article.title


def notice_title(retraction: "Retraction") -> str:
    """What lists and feeds call a retracted story."""
    return former_headline(retraction) or _("A story that we have retracted")


def retraction_node(retraction: "Retraction", *, paper: "PaperSettings") -> dict[str, Any]:
    """That the work was withdrawn, and nothing of its text (https://schema.org/creativeWorkStatus)."""
    article, base = retraction.article, settings.SITE_URL
    node: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": f"urn:uuid:{article.public_id}",
        "creativeWorkStatus": "Retracted",
        "url": base + notice_address(retraction),
        "datePublished": _iso(article.published_at),
        "dateModified": _iso(retraction.confirmed_at),
        "inLanguage": settings.LANGUAGE_CODE,
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": paper.name,
            "url": base + "/",
        },
    }
    if headline := former_headline(retraction):
        node["headline"] = one_line(headline)
    return node


def republishers_told(retraction: "Retraction") -> str:
    """How many outlets that quoted the story were told, and when last; empty if none. Their names are the desk's."""
    told = retraction.republishers.aggregate(count=Count("pk"), last=Max("told_on"))
    if not told["count"]:
        return ""
    text = ngettext(
        "%(count)d outlet told, %(day)s", "%(count)d outlets told, the last on %(day)s", told["count"]
    )
    return text % {"count": told["count"], "day": date_format(told["last"], "j F Y")}


def signed_by(retraction: "Retraction") -> str:
    """Who proposed and who confirmed, by their public names and what they are at the paper."""
    proposer = _signature(retraction.proposed_by, role=_("editor"))
    if retraction.confirmed_by is None:
        return proposer
    confirmer = _signature(retraction.confirmed_by, role=_("editor-in-chief"))
    return _("%(first)s, and %(second)s") % {"first": proposer, "second": confirmer}


def _signature(user: Any, *, role: str) -> str:
    """An account without a public name signs with its part alone."""
    author = getattr(user, "author", None)
    name = author.name if author else user.get_full_name()
    return ", ".join(filter(None, [name, (author.job_title if author else "") or role]))


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
