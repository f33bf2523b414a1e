from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from news.clock import start_of
from news.models import Region, Retraction
from news.quotes.roles import RoleKind

LONGEST_WORD = 40


class LedgerQuerySet(models.QuerySet):
    def standing(self) -> "LedgerQuerySet":
        """Words on public record: their story is live and still holds them."""
        return self.filter(withdrawn_at=None)

    def on_record(self) -> "LedgerQuerySet":
        """Those that stand, and the places of those that left with a retracted story.

        A ground that protects somebody leaves no place either: nobody is to look for who spoke there.
        """
        retractions = Retraction.objects.in_force().exclude(
            ground__in=[str(one) for one in Retraction.PROTECTIVE]
        )
        left_with_it = retractions.filter(
            article=OuterRef("article"), confirmed_at__lte=OuterRef("withdrawn_at")
        )
        is_public = Q(withdrawn_at=None, article__published__isnull=False)
        return self.filter(is_public | Q(Exists(left_with_it)))

    def unconfirmed(self) -> "LedgerQuerySet":
        """Found in old texts by a program; nobody has looked at them yet."""
        return self.filter(is_confirmed=False)

    def by(self, person) -> "LedgerQuerySet":
        return self.filter(speaker=person)

    def as_a(self, role_kind: str) -> "LedgerQuerySet":
        """Said in a role of this kind."""
        return self.filter(role_kind=role_kind)

    def from_region(self, region: Region) -> "LedgerQuerySet":
        """From stories of a place; a regency's words are also its province's."""
        if region.kind == Region.Kind.PROVINCE:
            return self.filter(province=region)
        return self.filter(region=region)

    def on_topic(self, slug: str) -> "LedgerQuerySet":
        return self.filter(article__topics__slug=slug)

    def between(self, since: date | None, until: date | None) -> "LedgerQuerySet":
        """Said from one day to another, both whole; None leaves that side open."""
        found = self.filter(said_at__gte=start_of(since)) if since else self
        return found.filter(said_at__lt=start_of(until + timedelta(days=1))) if until else found

    def with_word(self, forms: tuple[str, ...]) -> "LedgerQuerySet":
        """In which a word stands, in one of its forms."""
        return self.filter(pk__in=QuoteWord.objects.filter(word__in=forms).values("quote"))

    def newest_first(self) -> "LedgerQuerySet":
        return self.order_by("-said_at", "-id")

    def before(self, said_at: datetime, pk: int) -> "LedgerQuerySet":
        """What comes after a row in newest-first order; the keyset of the pager."""
        # The first condition lets the index seek; the second settles ties at that moment.
        return self.filter(said_at__lte=said_at).filter(Q(said_at__lt=said_at) | Q(pk__lt=pk))


class Quote(models.Model):
    """One quotation on record: who said it, as what, when, in which story.

    Written when the story goes live and withdrawn with it, never deleted: its number (the id) is its permalink.
    """

    article = models.ForeignKey(
        "news.ArticlePage",
        verbose_name=_("story"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="ledger_entries",
    )
    block_id = models.UUIDField(_("block"), help_text=_("The quote block in the story's body."))
    text = models.TextField(_("words said"))
    context = models.TextField(
        _("context"), blank=True, help_text=_("What the story says just before these words.")
    )
    speaker = models.ForeignKey(
        "news.Person", verbose_name=_("speaker"), null=True, on_delete=models.PROTECT, related_name="quotes"
    )
    role = models.CharField(_("role when it was said"), max_length=200, blank=True)
    role_kind = models.CharField(_("kind of role"), max_length=20, choices=RoleKind, default=RoleKind.OTHER)
    place = models.CharField(_("place"), max_length=80, blank=True)
    region = models.ForeignKey(
        "news.Region", verbose_name=_("region"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    province = models.ForeignKey(
        "news.Region", verbose_name=_("province"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    said_at = models.DateTimeField(_("published at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    is_confirmed = models.BooleanField(
        _("confirmed"),
        default=True,
        help_text=_(
            "No: a program found the words and the speaker in an old text, and nobody has looked yet."
        ),
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        permissions = [("view_balance", _("Can see who gets quoted"))]
        constraints = [
            models.UniqueConstraint(fields=["article", "block_id"], name="news_quotes_quote_once_a_block")
        ]
        indexes = [
            models.Index(fields=["-said_at", "-id"], name="news_quotes_newest"),
            models.Index(fields=["speaker", "-said_at", "-id"], name="news_quotes_by_speaker"),
            models.Index(fields=["role_kind", "-said_at", "-id"], name="news_quotes_by_role"),
            models.Index(fields=["region", "-said_at", "-id"], name="news_quotes_by_region"),
            models.Index(fields=["province", "-said_at", "-id"], name="news_quotes_by_province"),
            models.Index(
                fields=["-said_at", "-id"],
                condition=Q(is_confirmed=False),
                name="news_quotes_unconfirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.text[:60]}"

    def get_absolute_url(self) -> str:
        """``/kutipan/<id>/``: for good, whatever becomes of the story."""
        return reverse("quote", args=[self.pk])

    @property
    def number(self) -> str:
        """As it is printed: "No. 2.318"."""
        return numbered(self.pk)


class QuoteWord(models.Model):
    """A word by which a quote is found, in one of its forms; kept only for words that stand (``words.py``)."""

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(max_length=LONGEST_WORD)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["word", "quote"], name="news_quotes_word_once_a_quote")
        ]

    def __str__(self) -> str:
        return self.word


def numbered(pk: int) -> str:
    """A quote's number as it is printed: "No. 2.318"."""
    return gettext("No. %(number)s") % {"number": number_format(pk, force_grouping=True)}
